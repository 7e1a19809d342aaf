package tern.node.miner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tern.node.manage.Problem;
import tern.node.process.OwnFiles;
import tern.node.process.ProcessFamily;
import tern.node.process.ProcessMark;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a miner's keeper last wrote down: the run, so that whoever comes after a crash finds the very miner, and the last
/// word about it. Written whole or not at all, under the keeper's lock alone, and before a process begins.
///
/// @param run    the present one, or one that may be left over
/// @param keeper the process that keeps it
/// @param word   what cannot be seen from outside
record MinerRun(Optional<Run> run, Optional<ProcessMark> keeper, Word word) {

    private static final Duration STRAGGLERS = Duration.ofSeconds(3);
    /// Beside the time that the miner has to end, for the shim to see to that.
    static final Duration SHIM = Duration.ofSeconds(3);

    /// @param id       random word in the environment of all its processes
    /// @param shim     the process that stands before them; empty until it was started
    /// @param detached whether it was told to go on without Tern
    /// @param grace    seconds that it was given to end
    record Run(String id, Optional<ProcessMark> shim, Instant started, boolean detached, int grace) {

        ProcessFamily family() {
            return new ProcessFamily(id);
        }

        /// The shim, if it still runs.
        Optional<ProcessMark> alive() {
            return family().first(shim);
        }

        /// Ends all of it: shim, miner, its children, and whoever of them hides. Blocks for the time that the miner has,
        /// and some seconds.
        ///
        /// @return whether nothing is left
        boolean end() throws InterruptedException {
            boolean gone = family().end(alive(), Duration.ofSeconds(grace).plus(SHIM));
            // what a child has started while it was being ended
            return gone && (family().endStragglers(STRAGGLERS) == 0 || family().members(Optional.empty()).isEmpty());
        }

        Run with(ProcessMark mark) {
            return new Run(id, Optional.of(mark), started, detached, grace);
        }

        Run released() {
            return new Run(id, shim, started, true, grace);
        }
    }

    /// @param state one of STOPPED, PAUSED, WAITING, FAILED; RUNNING while it runs
    record Word(MinerState state, Optional<Problem> problem, Optional<MinerPause> pause,
            Optional<MinerStatus.Restart> restart, int restarts, long day) {

        static Word of(MinerState state) {
            return new Word(state, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);
        }

        Word as(MinerState now, Optional<Problem> what) {
            return new Word(now, what, Optional.empty(), Optional.empty(), restarts, day);
        }

        Word paused(MinerPause why) {
            return new Word(MinerState.PAUSED, Optional.empty(), Optional.of(why), Optional.empty(), restarts, day);
        }

        Word waiting(Problem what, MinerStatus.Restart when) {
            return new Word(MinerState.WAITING, Optional.of(what), Optional.empty(), Optional.of(when), restarts, day);
        }

        int restartsOn(long today) {
            return day == today ? restarts : 0;
        }

        Word countedAt(long today) {
            return new Word(state, problem, pause, restart, day == today ? restarts + 1 : 1, today);
        }
    }

    /// What there is to say of a miner that nobody keeps and that does not run.
    Word past() {
        if (run.isPresent() && word.state() == MinerState.RUNNING) {
            return word.as(MinerState.STOPPED, Optional.of(new Problem(Problem.Kind.EXITED, Texts.get("end.unseen"),
                    Optional.empty(), Problem.Fix.START)));
        }
        return word.as(word.state() == MinerState.FAILED ? MinerState.FAILED : MinerState.STOPPED, word.problem());
    }

    static MinerRun nothing() {
        return new MinerRun(Optional.empty(), Optional.empty(), Word.of(MinerState.STOPPED));
    }

    static MinerRun read(Path file) throws IOException {
        try {
            return of(JsonMapper.shared().readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException | JacksonException | IllegalArgumentException e) {
            // it is written whole or not at all; one of another version says as much as none
            return nothing();
        }
    }

    void write(Path file) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        run.ifPresent(now -> {
            ObjectNode node = tree.putObject("run");
            node.put("id", now.id());
            now.shim().ifPresent(mark -> mark.write(node));
            node.put("at", now.started().toEpochMilli());
            node.put("detached", now.detached());
            node.put("grace", now.grace());
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
        word.pause().ifPresent(pause -> said.put("pause", pause.name()));
        word.restart().ifPresent(restart -> {
            ObjectNode node = said.putObject("restart");
            node.put("at", restart.at().toEpochMilli());
            node.put("attempt", restart.attempt());
            node.put("limit", restart.limit());
        });
        said.put("restarts", word.restarts());
        said.put("day", word.day());
        OwnFiles.write(file, JsonMapper.shared().writeValueAsBytes(tree));
    }

    private static MinerRun of(JsonNode tree) {
        JsonNode run = tree.path("run");
        Optional<Run> now = run.path("id").isString()
                ? Optional.of(new Run(run.path("id").stringValue(), ProcessMark.read(run),
                        Instant.ofEpochMilli(run.path("at").asLong(0)), run.path("detached").asBoolean(false),
                        run.path("grace").asInt(15)))
                : Optional.empty();
        JsonNode said = tree.path("word");
        JsonNode problem = said.path("problem");
        JsonNode restart = said.path("restart");
        return new MinerRun(now, ProcessMark.read(tree.path("keeper")), new Word(
                MinerState.valueOf(said.path("state").asString("STOPPED")),
                problem.path("kind").isString()
                        ? Optional.of(new Problem(Problem.Kind.valueOf(problem.path("kind").stringValue()),
                                problem.path("sentence").asString(""), problem.path("details").isString()
                                        ? Optional.of(problem.path("details").stringValue())
                                        : Optional.empty(),
                                Problem.Fix.valueOf(problem.path("fix").asString("NONE"))))
                        : Optional.empty(),
                said.path("pause").isString()
                        ? Optional.of(MinerPause.valueOf(said.path("pause").stringValue()))
                        : Optional.empty(),
                restart.path("at").isIntegralNumber()
                        ? Optional.of(new MinerStatus.Restart(Instant.ofEpochMilli(restart.path("at").longValue()),
                                restart.path("attempt").asInt(1), restart.path("limit").asInt(1)))
                        : Optional.empty(),
                said.path("restarts").asInt(0), said.path("day").asLong(0)));
    }
}
