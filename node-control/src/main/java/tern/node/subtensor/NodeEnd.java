package tern.node.subtensor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tern.node.manage.Problem;
import tern.node.manage.Problem.Fix;
import tern.node.process.Signals;

/// Why a node ended, in words: from its exit code and the last lines it printed.
///
/// @param restart whether starting it again may help
record NodeEnd(Problem problem, boolean restart) {

    private static final int USAGE = 2;
    private static final int PANIC = 101;
    private static final int ENGINE = 125;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNALS = Signals.FIRST;
    private static final int SHOWN_LINES = 12;

    /// What a line tells, more telling ones first.
    private record Sign(String words, Problem.Kind kind, String key, Fix fix, boolean restart) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("no space left", Problem.Kind.DISK_FULL, "end.disk", Fix.FOLDER, false),
            new Sign("address already in use", Problem.Kind.PORT_TAKEN, "end.port", Fix.SETTINGS, false),
            new Sign("port is already allocated", Problem.Kind.PORT_TAKEN, "end.port", Fix.SETTINGS, false),
            new Sign("genesis mismatch", Problem.Kind.WRONG_CHAIN, "end.genesis", Fix.RESYNC, false),
            new Sign("different genesis", Problem.Kind.WRONG_CHAIN, "end.genesis", Fix.RESYNC, false),
            new Sign("corruption", Problem.Kind.DAMAGED, "end.damaged", Fix.RESYNC, false),
            new Sign("invalid database", Problem.Kind.DAMAGED, "end.damaged", Fix.RESYNC, false),
            new Sign("database version cannot be read", Problem.Kind.DAMAGED, "end.damaged", Fix.RESYNC, false),
            new Sign("lock file", Problem.Kind.PROGRAM, "end.locked", Fix.LOG, true),
            new Sign("lock is already held", Problem.Kind.PROGRAM, "end.locked", Fix.LOG, true),
            new Sign("permission denied", Problem.Kind.PROGRAM, "end.permission", Fix.FOLDER, false),
            new Sign("unexpected argument", Problem.Kind.PROGRAM, "end.flag", Fix.SETTINGS, false),
            new Sign("invalid value", Problem.Kind.PROGRAM, "end.flag", Fix.SETTINGS, false),
            new Sign("cannot be used with", Problem.Kind.PROGRAM, "end.flag", Fix.SETTINGS, false),
            new Sign("error loading spec file", Problem.Kind.PROGRAM, "end.spec", Fix.SETTINGS, false),
            new Sign("error opening spec file", Problem.Kind.PROGRAM, "end.spec", Fix.SETTINGS, false),
            new Sign("cannot connect to the docker daemon", Problem.Kind.PROGRAM, "end.engine", Fix.INSTALL, true),
            new Sign("database error", Problem.Kind.EXITED, "end.database", Fix.LOG, true),
            new Sign("panicked", Problem.Kind.EXITED, "end.panic", Fix.LOG, true),
            new Sign("essential task", Problem.Kind.EXITED, "end.task", Fix.LOG, true));

    /// @param code empty where it cannot be known: the process was not a child of this one
    /// @param last the newest lines it printed, oldest first
    static NodeEnd of(OptionalInt code, List<String> last) {
        List<String> shown = last.subList(Math.max(0, last.size() - SHOWN_LINES), last.size());
        Optional<String> details = shown.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", shown));
        for (Sign sign : SIGNS) {
            if (shown.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(sign.words()))) {
                return new NodeEnd(new Problem(sign.kind(), Texts.get(sign.key()), details, sign.fix()),
                        sign.restart());
            }
        }
        return byCode(code, details);
    }

    private static NodeEnd byCode(OptionalInt code, Optional<String> details) {
        if (code.isEmpty()) {
            return end(Problem.Kind.EXITED, Texts.get("end.unknown"), details, Fix.START, true);
        }
        int value = code.getAsInt();
        return switch (value) {
            case 0 -> end(Problem.Kind.EXITED, Texts.get("end.itself"), details, Fix.START, true);
            case USAGE -> end(Problem.Kind.PROGRAM, Texts.get("end.flag"), details, Fix.SETTINGS, false);
            case PANIC -> end(Problem.Kind.EXITED, Texts.get("end.panic"), details, Fix.LOG, true);
            case ENGINE -> end(Problem.Kind.PROGRAM, Texts.get("end.engine"), details, Fix.LOG, true);
            case NOT_EXECUTABLE -> end(Problem.Kind.PROGRAM, Texts.get("end.executable"), details, Fix.SETTINGS, false);
            case NOT_FOUND -> end(Problem.Kind.PROGRAM, Texts.get("end.missing"), details, Fix.SETTINGS, false);
            case SIGNALS + 9 -> end(Problem.Kind.NO_MEMORY, Texts.get("end.killed"), details, Fix.RESTART, true);
            case SIGNALS + 4, SIGNALS + 7, SIGNALS + 11, SIGNALS + 6 -> end(Problem.Kind.EXITED,
                    Texts.get("end.crash", Signals.name(value)), details, Fix.LOG, true);
            case SIGNALS + 1, SIGNALS + 2, SIGNALS + 15 -> end(Problem.Kind.EXITED,
                    Texts.get("end.asked", Signals.name(value)), details, Fix.START, true);
            default -> end(Problem.Kind.EXITED, Texts.get("end.code", value), details, Fix.LOG, true);
        };
    }

    private static NodeEnd end(Problem.Kind kind, String sentence, Optional<String> details, Fix fix,
            boolean restart) {
        return new NodeEnd(new Problem(kind, sentence, details, fix), restart);
    }
}
