package tern.node.subtensor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus.Restart;
import tern.node.manage.Problem;
import tern.node.manage.ProgramInfo;
import tern.node.process.OwnFiles;
import tern.node.process.ProcessFamily;
import tern.node.process.ProcessMark;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a home's keeper last wrote down: the run, so that whoever comes after a crash finds the very node, and the last
/// word about it. Written whole or not at all, under the keeper's lock alone; before a process begins, too, so that a
/// crash between the two leaves no orphan that nobody knows of.
///
/// @param run    the present one, or one that may be left over
/// @param keeper the process that keeps it
/// @param word   the state that cannot be seen from outside: stopped, failed, waiting
record RunRecord(Optional<Run> run, Optional<ProcessMark> keeper, Word word) {

    /// One run.
    ///
    /// @param id       random word in its environment
    /// @param process  empty until it was started
    /// @param started  when
    /// @param guest    name of the container, or of the file with the number, where it lives behind another program
    /// @param engine   that program
    /// @param settings how it was started, to know what was changed since
    record Run(String id, Optional<ProcessMark> process, Instant started, ProgramInfo program, Optional<String> guest,
            Optional<String> engine, String network, boolean archive, int rpcPort, int settings) {

        ProcessFamily family() {
            return new ProcessFamily(id);
        }

        /// What its first process is started with.
        Map<String, String> environment(Map<String, String> program) {
            Map<String, String> all = new HashMap<>(program);
            all.putAll(family().environment());
            return all;
        }

        URI endpoint() {
            return URI.create("ws://127.0.0.1:" + rpcPort);
        }

        Run with(ProcessMark mark) {
            return new Run(id, Optional.of(mark), started, program, guest, engine, network, archive, rpcPort,
                    settings);
        }
    }

    /// @param state    one of STOPPED, WAITING, FAILED; STARTING while it runs
    /// @param restarts on that day
    record Word(NodeState state, Optional<Problem> problem, Optional<Restart> restart, int restarts, long day) {

        static Word starting(int restarts, long day) {
            return new Word(NodeState.STARTING, Optional.empty(), Optional.empty(), restarts, day);
        }

        static Word stopped() {
            return new Word(NodeState.STOPPED, Optional.empty(), Optional.empty(), 0, 0);
        }
    }

    static RunRecord nothing() {
        return new RunRecord(Optional.empty(), Optional.empty(), Word.stopped());
    }

    static RunRecord read(Path file) throws IOException {
        try {
            return of(JsonMapper.shared().readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException | JacksonException | IllegalArgumentException e) {
            // it is written whole or not at all; one of another version says as much as none
            return nothing();
        }
    }

    void write(Path file) throws IOException {
        OwnFiles.write(file, JsonMapper.shared().writeValueAsBytes(json()));
    }

    private ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        run.ifPresent(now -> {
            ObjectNode node = tree.putObject("run");
            node.put("id", now.id());
            now.process().ifPresent(mark -> mark.write(node));
            node.put("at", now.started().toEpochMilli());
            node.put("origin", now.program().origin().name());
            node.put("program", now.program().name());
            now.program().version().ifPresent(version -> node.put("version", version));
            now.program().digest().ifPresent(digest -> node.put("digest", digest));
            node.put("trust", now.program().trust().name());
            now.guest().ifPresent(name -> node.put("guest", name));
            now.engine().ifPresent(path -> node.put("engine", path));
            node.put("network", now.network());
            node.put("archive", now.archive());
            node.put("rpcPort", now.rpcPort());
            node.put("settings", now.settings());
        });
        keeper.ifPresent(mark -> mark.write(tree.putObject("keeper")));
        ObjectNode said = tree.putObject("word");
        said.put("state", word.state().name());
        word.problem().ifPresent(problem -> {
            ObjectNode node = said.putObject("problem");
            node.put("kind", problem.kind().name());
            node.put("sentence", problem.sentence());
            problem.details().ifPresent(text -> node.put("details", text));
            node.put("fix", problem.fix().name());
        });
        word.restart().ifPresent(restart -> {
            ObjectNode node = said.putObject("restart");
            node.put("at", restart.at().toEpochMilli());
            node.put("attempt", restart.attempt());
            node.put("limit", restart.limit());
        });
        said.put("restarts", word.restarts());
        said.put("day", word.day());
        return tree;
    }

    private static RunRecord of(JsonNode tree) {
        JsonNode run = tree.path("run");
        Optional<Run> now = run.path("id").isString()
                ? Optional.of(new Run(run.path("id").stringValue(), ProcessMark.read(run),
                        Instant.ofEpochMilli(run.path("at").asLong(0)),
                        new ProgramInfo(ProgramInfo.Origin.valueOf(run.path("origin").asString("FILE")),
                                run.path("program").asString(""), SettingsFile.text(run, "version"),
                                SettingsFile.text(run, "digest"),
                                ProgramInfo.Trust.valueOf(run.path("trust").asString("UNKNOWN"))),
                        SettingsFile.text(run, "guest"), SettingsFile.text(run, "engine"),
                        run.path("network").asString("finney"), run.path("archive").asBoolean(false),
                        run.path("rpcPort").asInt(0), run.path("settings").asInt(0)))
                : Optional.empty();
        JsonNode said = tree.path("word");
        JsonNode problem = said.path("problem");
        JsonNode restart = said.path("restart");
        return new RunRecord(now, ProcessMark.read(tree.path("keeper")), new Word(
                NodeState.valueOf(said.path("state").asString("STOPPED")),
                problem.path("kind").isString()
                        ? Optional.of(new Problem(Problem.Kind.valueOf(problem.path("kind").stringValue()),
                                problem.path("sentence").asString(""), SettingsFile.text(problem, "details"),
                                Problem.Fix.valueOf(problem.path("fix").asString("NONE"))))
                        : Optional.empty(),
                restart.path("at").isIntegralNumber()
                        ? Optional.of(new Restart(Instant.ofEpochMilli(restart.path("at").longValue()),
                                restart.path("attempt").asInt(1), restart.path("limit").asInt(1)))
                        : Optional.empty(),
                said.path("restarts").asInt(0), said.path("day").asLong(0)));
    }
}
