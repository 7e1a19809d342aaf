package tern.node.subtensor;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Substrate node says of its sync every five seconds in its log (polkadot-sdk, `client/informant`), read by words,
/// never by emoji.
///
/// @param target newest block of its peers
/// @param share  0 to 1, of the state
/// @param bytes  of proof or state so far
/// @param down   bytes a second
/// @param up     bytes a second
record Informant(Phase phase, OptionalInt peers, OptionalLong best, OptionalLong finalized, OptionalLong target,
        OptionalDouble share, OptionalLong bytes, OptionalLong down, OptionalLong up) {

    /// What it does.
    enum Phase {
        /// It waits for peers before it begins.
        PEERS,
        PROOFS,
        STATE,
        BLOCKS,
        /// Old blocks behind the warp; the node is of use already.
        HISTORY,
        IDLE
    }

    private static final Pattern TAIL = Pattern
            .compile("\\((\\d+) peers?\\), best: #(\\d+) \\(.*?\\), finalized #(\\d+) "
                    + "\\(.*?\\), \\S+ ([\\d.]+)\\s*([kMGT]?i?B)/s \\S+ ([\\d.]+)\\s*([kMGT]?i?B)/s");
    private static final Pattern SIZE = Pattern.compile("([\\d.]+) ?Mib", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");
    private static final Pattern TARGET = Pattern.compile("target=#(\\d+)");
    private static final double MIB = 1_048_576;

    /// @param line after time, level and target
    static Optional<Informant> parse(String line) {
        Matcher tail = TAIL.matcher(line);
        if (!tail.find()) {
            return Optional.empty();
        }
        String head = line.substring(0, tail.start());
        Optional<Phase> phase = phase(head);
        if (phase.isEmpty()) {
            return Optional.empty();
        }
        try {
            Matcher target = TARGET.matcher(head);
            Matcher size = SIZE.matcher(head);
            Matcher percent = PERCENT.matcher(head);
            return Optional.of(new Informant(phase.get(), OptionalInt.of(Integer.parseInt(tail.group(1))),
                    OptionalLong.of(Long.parseLong(tail.group(2))), OptionalLong.of(Long.parseLong(tail.group(3))),
                    target.find() ? OptionalLong.of(Long.parseLong(target.group(1))) : OptionalLong.empty(),
                    percent.find()
                            ? OptionalDouble.of(Math.min(1, Integer.parseInt(percent.group(1)) / 100.0))
                            : OptionalDouble.empty(),
                    size.find()
                            ? OptionalLong.of((long) (Double.parseDouble(size.group(1)) * MIB))
                            : OptionalLong.empty(),
                    bytes(tail.group(4), tail.group(5)), bytes(tail.group(6), tail.group(7))));
        } catch (NumberFormatException e) {
            // a number no node of today writes
            return Optional.empty();
        }
    }

    private static Optional<Phase> phase(String head) {
        String text = head.toLowerCase(Locale.ROOT);
        if (text.contains("block history")) {
            return Optional.of(Phase.HISTORY);
        }
        if (text.contains("state sync") || text.contains("downloading state") || text.contains("importing state")) {
            return Optional.of(Phase.STATE);
        }
        if (text.contains("warping")) {
            return Optional.of(text.contains("waiting for") ? Phase.PEERS : Phase.PROOFS);
        }
        if (text.contains("syncing") || text.contains("preparing")) {
            return Optional.of(Phase.BLOCKS);
        }
        return text.contains("idle") ? Optional.of(Phase.IDLE) : Optional.empty();
    }

    private static OptionalLong bytes(String number, String unit) {
        double factor = switch (unit.isEmpty() ? 'B' : unit.charAt(0)) {
            case 'k' -> 1L << 10;
            case 'M' -> 1L << 20;
            case 'G' -> 1L << 30;
            case 'T' -> 1L << 40;
            default -> 1;
        };
        return OptionalLong.of((long) (Double.parseDouble(number) * factor));
    }
}
