package tern.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.time.Duration;
import java.time.Instant;
import tern.node.manage.LogLine;
import tern.node.manage.NodeStatus;
import tern.node.manage.Problem;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;

/// A node as JSON. See `docs/cli.md`.
final class NodeJson {

    private static final double BILLION = 1e9;

    private NodeJson() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void status(Json json, NodeStatus status) {
        json.text("node", word(status.kind()))
                .text("network", status.network())
                .flag("archive", status.archive())
                .text("state", word(status.state()));
        number(json, "pid", status.pid());
        json.textOrNull("endpoint", status.endpoint().map(Object::toString));
        number(json, "startedMillis", millis(status.started()));
        json.text("keeper", word(status.keeper()));
        json.startArray("stages");
        for (NodeStatus.Stage stage : status.stages()) {
            json.startObject().text("stage", word(stage.kind())).text("state", word(stage.state()));
            share(json, "shareBillionths", stage.share());
            number(json, "secondsLeft", seconds(stage.left()));
            number(json, "bytes", stage.bytes());
            json.endObject();
        }
        json.endArray();
        chain(json, status.chain());
        use(json, status.use());
        problem(json, status.problem());
        restart(json, status);
        json.number("restartsToday", status.restarts()).flag("settingsWait", status.settingsWait());
        program(json, status.program());
    }

    private static void chain(Json json, NodeStatus.Chain chain) {
        json.startObject("chain");
        number(json, "best", chain.best());
        number(json, "finalized", chain.finalized());
        number(json, "target", chain.target());
        OptionalInt peers = chain.peers();
        number(json, "peers", peers.isPresent() ? OptionalLong.of(peers.getAsInt()) : OptionalLong.empty());
        number(json, "bestSeenMillis", millis(chain.bestSeen()));
        json.endObject();
    }

    private static void use(Json json, NodeStatus.Use use) {
        json.startObject("use");
        share(json, "coresBillionths", use.processor());
        number(json, "memoryBytes", use.memory());
        number(json, "diskBytes", use.disk());
        number(json, "diskFreeBytes", use.diskFree());
        number(json, "diskBytesPerDay", use.diskPerDay());
        number(json, "diskFullInSeconds", seconds(use.fullIn()));
        number(json, "downBytesPerSecond", use.down());
        number(json, "upBytesPerSecond", use.up());
        json.endObject();
    }

    private static void problem(Json json, Optional<Problem> problem) {
        if (problem.isEmpty()) {
            json.textOrNull("problem", Optional.empty());
            return;
        }
        json.startObject("problem")
                .text("kind", word(problem.get().kind()))
                .text("message", problem.get().sentence())
                .textOrNull("details", problem.get().details())
                .text("fix", word(problem.get().fix()))
                .endObject();
    }

    private static void restart(Json json, NodeStatus status) {
        if (status.restart().isEmpty()) {
            json.textOrNull("restart", Optional.empty());
            return;
        }
        NodeStatus.Restart restart = status.restart().get();
        json.startObject("restart")
                .number("atMillis", restart.at().toEpochMilli())
                .number("attempt", restart.attempt())
                .number("limit", restart.limit())
                .endObject();
    }

    private static void program(Json json, Optional<ProgramInfo> program) {
        if (program.isEmpty()) {
            json.textOrNull("program", Optional.empty());
            return;
        }
        json.startObject("program")
                .text("origin", word(program.get().origin()))
                .text("name", program.get().name())
                .textOrNull("version", program.get().version())
                .textOrNull("digest", program.get().digest())
                .text("trust", word(program.get().trust()))
                .endObject();
    }

    static void findings(Json json, List<Finding> findings) {
        json.startArray("findings");
        for (Finding finding : findings) {
            json.startObject()
                    .text("finding", word(finding.id()))
                    .text("verdict", word(finding.verdict()))
                    .text("title", finding.title())
                    .textOrNull("measured", finding.measured())
                    .textOrNull("needed", finding.needed())
                    .textOrNull("advice", finding.advice())
                    .text("fix", word(finding.fix()))
                    .endObject();
        }
        json.endArray();
    }

    static void lines(Json json, List<LogLine> lines) {
        json.startArray("lines");
        for (LogLine line : lines) {
            json.startObject()
                    .textOrNull("time", line.time().map(Object::toString))
                    .text("level", word(line.level()))
                    .text("text", line.text())
                    .endObject();
        }
        json.endArray();
    }

    private static void number(Json json, String name, OptionalLong value) {
        if (value.isPresent()) {
            json.number(name, value.getAsLong());
        } else {
            json.textOrNull(name, Optional.empty());
        }
    }

    private static void share(Json json, String name, OptionalDouble value) {
        number(json, name, value.isPresent()
                ? OptionalLong.of((long) (value.getAsDouble() * BILLION))
                : OptionalLong.empty());
    }

    private static OptionalLong millis(Optional<Instant> at) {
        return at.isPresent() ? OptionalLong.of(at.get().toEpochMilli()) : OptionalLong.empty();
    }

    private static OptionalLong seconds(Optional<Duration> time) {
        return time.isPresent() ? OptionalLong.of(time.get().toSeconds()) : OptionalLong.empty();
    }
}
