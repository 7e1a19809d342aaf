package tern.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tern.app.transact.Amounts;
import tern.node.manage.Keeper;
import tern.node.manage.LogLine;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.check.Finding;
import tern.node.manage.check.Sizes;

/// A node as aligned text.
final class NodeText {

    private static final int LONGEST_LINE = 8_192;
    private static final String UNKNOWN = "—";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private NodeText() {}

    static String state(NodeStatus status, Texts texts) {
        return texts.get("node.state." + NodeJson.word(status.state()));
    }

    static String status(NodeStatus status, Texts texts) {
        Table table = new Table("ll");
        table.row(texts.get("node.node"), status.kind() == NodeKind.PRACTICE
                ? status.title()
                : texts.get(status.archive() ? "node.archive" : "node.lite", status.title()));
        table.row(texts.get("node.state"), state(status, texts));
        status.problem().ifPresent(problem -> table.row(texts.get("node.problem"), Plain.text(problem.sentence())));
        status.restart()
                .ifPresent(restart -> table.row(texts.get("node.restart"),
                        texts.get("node.restart-value", time(restart.at()), restart.attempt(), restart.limit())));
        if (status.state().isAlive()) {
            live(status, table, texts);
        }
        status.program().ifPresent(program -> {
            table.row(texts.get("node.program"), Plain.text(program.name(), 200)
                    + program.version().map(version -> ", " + Plain.text(version, 80)).orElse(""));
            program.digest()
                    .ifPresent(digest -> table.row(texts.get("node.digest"),
                            texts.get("node.trust." + NodeJson.word(program.trust()), Plain.text(digest, 100))));
        });
        return table.text(0);
    }

    private static void live(NodeStatus status, Table table, Texts texts) {
        for (Stage stage : status.stages()) {
            table.row(texts.get("node.stage." + NodeJson.word(stage.kind())), stage(stage, texts));
        }
        NodeStatus.Chain chain = status.chain();
        table.row(texts.get("network.block"), number(chain.best()));
        table.row(texts.get("network.finalized"), number(chain.finalized()));
        table.row(texts.get("node.target"), number(chain.target()));
        table.row(texts.get("node.peers"),
                chain.peers().isPresent() ? Integer.toString(chain.peers().getAsInt()) : UNKNOWN);
        NodeStatus.Use use = status.use();
        table.row(texts.get("node.processor"), use.processor().isPresent()
                ? texts.get("node.processor-value",
                        String.format(Locale.ROOT, "%.2f", use.processor().getAsDouble()), use.cores())
                : UNKNOWN);
        table.row(texts.get("node.memory"), size(use.memory()));
        table.row(texts.get("node.disk"), texts.get("node.disk-value", size(use.disk()), size(use.diskFree()))
                + use.fullIn().map(left -> texts.get("node.disk-full-in", duration(left, texts))).orElse(""));
        table.row(texts.get("node.rpc"), status.endpoint().map(Object::toString).orElse(UNKNOWN));
        table.row(texts.get("node.process"),
                status.pid().isPresent() ? Long.toString(status.pid().getAsLong()) : UNKNOWN);
        status.started().ifPresent(at -> table.row(texts.get("node.since"), time(at)));
        if (status.keeper() != Keeper.SELF) {
            // a command that says how the node is does not look after it any more when that is read
            table.row(texts.get("node.keeper"), texts.get("node.keeper." + NodeJson.word(status.keeper())));
        }
        table.row(texts.get("node.restarts"), Integer.toString(status.restarts()));
    }

    private static String stage(Stage stage, Texts texts) {
        StringBuilder text = new StringBuilder(texts.get("node.stage-state." + NodeJson.word(stage.state())));
        if (stage.state() == NodeStatus.StageState.ACTIVE) {
            if (stage.share().isPresent()) {
                text.append(", ")
                        .append(String.format(Locale.ROOT, "%.1f",
                                Math.floor(stage.share().getAsDouble() * 1_000) / 10))
                        .append(" %");
            }
            stage.left().ifPresent(left -> text.append(", ").append(texts.get("node.left", duration(left, texts))));
        }
        if (stage.bytes().isPresent()) {
            text.append(", ").append(Sizes.text(stage.bytes().getAsLong()));
        }
        return text.toString();
    }

    private static String duration(Duration time, Texts texts) {
        if (time.toDays() >= 2) {
            return texts.get("node.days", time.toDays());
        }
        return time.toHours() >= 2
                ? texts.get("node.hours", time.toHours())
                : texts.get("node.minutes", Math.max(1, time.toMinutes()));
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Amounts.grouped(value.getAsLong()) : UNKNOWN;
    }

    private static String size(OptionalLong bytes) {
        return bytes.isPresent() ? Sizes.text(bytes.getAsLong()) : UNKNOWN;
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).format(at.atZone(ZoneId.systemDefault()));
    }

    /// One line a finding, and below it what to do.
    static String findings(List<Finding> findings, Texts texts) {
        Table table = new Table("llll");
        for (Finding finding : findings) {
            table.row(texts.get("node.verdict." + NodeJson.word(finding.verdict())), Plain.text(finding.title()),
                    finding.measured().map(Plain::text).orElse(UNKNOWN),
                    finding.needed().map(needed -> texts.get("node.needed", Plain.text(needed))).orElse(""));
        }
        StringBuilder text = new StringBuilder(table.text(0));
        for (Finding finding : findings) {
            Optional<String> advice = finding.advice();
            if (!finding.passes() && advice.isPresent()) {
                text.append(texts.get("node.advice", Plain.text(finding.title()), Plain.text(advice.get())))
                        .append('\n');
            }
        }
        return text.toString();
    }

    static String line(LogLine line) {
        String clock = line.time().map(time -> CLOCK.format(LocalTime.from(time))).orElse("        ");
        return String.format(Locale.ROOT, "%s %-5s %s", clock, line.level(), Plain.text(line.text(), LONGEST_LINE));
    }

}
