package tern.node.miner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tern.node.manage.Problem;
import tern.node.manage.Problem.Fix;
import tern.node.process.Signals;

/// Why a miner ended, in words: from the last lines it printed and its exit code.
///
/// @param restart whether starting it again may help
record MinerEnd(Problem problem, boolean restart) {

    private static final int USAGE = 2;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SHOWN_LINES = 15;

    /// What a line tells, more telling ones first.
    private record Sign(String words, Problem.Kind kind, String key, Fix fix, boolean restart) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("no space left", Problem.Kind.DISK_FULL, "end.disk", Fix.FOLDER, false),
            new Sign("address already in use", Problem.Kind.PORT_TAKEN, "end.port", Fix.SETTINGS, false),
            new Sign("not registered", Problem.Kind.NO_SEAT, "end.seat", Fix.NONE, false),
            new Sign("out of memory", Problem.Kind.CARD, "end.card-memory", Fix.SETTINGS, true),
            new Sign("no kernel image", Problem.Kind.CARD, "end.card-old", Fix.SETTINGS, false),
            new Sign("driver version is insufficient", Problem.Kind.CARD, "end.driver", Fix.NONE, false),
            new Sign("gpu is lost", Problem.Kind.CARD, "end.card-lost", Fix.NONE, false),
            new Sign("device lost", Problem.Kind.CARD, "end.card-lost", Fix.NONE, false),
            new Sign("no cuda gpus are available", Problem.Kind.CARD, "end.card-none", Fix.SETTINGS, false),
            new Sign("modulenotfounderror", Problem.Kind.PROGRAM, "end.module", Fix.INSTALL, false),
            new Sign("importerror", Problem.Kind.PROGRAM, "end.module", Fix.INSTALL, false),
            new Sign("permission denied", Problem.Kind.PROGRAM, "end.permission", Fix.FOLDER, false));

    /// @param code empty where it cannot be known
    /// @param last the newest lines it printed, oldest first
    static MinerEnd of(OptionalInt code, List<String> last) {
        List<String> shown = last.subList(Math.max(0, last.size() - SHOWN_LINES), last.size());
        Optional<String> details = shown.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", shown));
        if (code.isPresent() && code.getAsInt() == 0) {
            return end(Problem.Kind.EXITED, Texts.get("end.done"), details, Fix.START, false);
        }
        for (Sign sign : SIGNS) {
            if (shown.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(sign.words()))) {
                return end(sign.kind(), Texts.get(sign.key()), details, sign.fix(), sign.restart());
            }
        }
        return code.isEmpty()
                ? end(Problem.Kind.EXITED, Texts.get("end.unknown"), details, Fix.START, true)
                : byCode(code.getAsInt(), shown, details);
    }

    private static MinerEnd byCode(int code, List<String> shown, Optional<String> details) {
        return switch (code) {
            case 1 -> end(Problem.Kind.EXITED,
                    shown.stream().anyMatch(line -> line.startsWith("Traceback"))
                            ? Texts.get("end.python", shown.getLast().strip())
                            : Texts.get("end.code", code),
                    details, Fix.LOG, true);
            case USAGE -> end(Problem.Kind.PROGRAM, Texts.get("end.usage"), details, Fix.SETTINGS, false);
            case NOT_EXECUTABLE -> end(Problem.Kind.PROGRAM, Texts.get("end.executable"), details, Fix.SETTINGS, false);
            case NOT_FOUND -> end(Problem.Kind.PROGRAM, Texts.get("end.missing"), details, Fix.SETTINGS, false);
            case Signals.KILLED -> end(Problem.Kind.NO_MEMORY, Texts.get("end.killed"), details, Fix.START, true);
            case Signals.FIRST + 4, Signals.FIRST + 6, Signals.FIRST + 7, Signals.FIRST + 8, Signals.FIRST + 11 ->
                end(Problem.Kind.EXITED, Texts.get("end.crash", Signals.name(code)), details, Fix.LOG, true);
            case Signals.FIRST + 1, Signals.FIRST + 2, Signals.ASKED -> end(Problem.Kind.EXITED,
                    Texts.get("end.asked", Signals.name(code)), details, Fix.START, true);
            default -> end(Problem.Kind.EXITED, Texts.get("end.code", code), details, Fix.LOG, true);
        };
    }

    private static MinerEnd end(Problem.Kind kind, String sentence, Optional<String> details, Fix fix,
            boolean restart) {
        return new MinerEnd(new Problem(kind, sentence, details, fix), restart);
    }
}
