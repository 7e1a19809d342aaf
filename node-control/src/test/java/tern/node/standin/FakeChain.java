package tern.node.standin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Where a stand-in's chain is at this moment, worked out from the script and the clock.
final class FakeChain {

    /// Finney's.
    static final String GENESIS = "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03";
    private static final long NO_END = Long.MAX_VALUE;
    private static final int HEX_OF_A_HASH = 64;

    enum Phase {
        WARP, STATE, SYNC, IDLE
    }

    /// @param share of the phase, 0 to 1
    record At(Phase phase, double share, long best, long finalized, long target, boolean lasts) {}

    private record Step(Phase phase, long millis) {}

    private final Script script;
    private final long began = System.nanoTime();
    private long heldBest = -1;

    FakeChain(Script script) {
        this.script = script;
    }

    long millis() {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (String part : script.text("phases", "idle").split(",")) {
            String[] words = part.strip().split("\\s+");
            steps.add(new Step(Phase.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)),
                    words.length > 1 ? Long.parseLong(words[1]) : NO_END));
        }
        return steps;
    }

    synchronized At now() {
        long age = millis();
        long target = script.number("target", 8_599_188) + age / Math.max(1, script.number("block.millis", 500));
        long from = script.number("from", 8_599_100);
        long left = age;
        Step at = steps().getLast();
        for (Step step : steps()) {
            at = step;
            if (left < step.millis()) {
                break;
            }
            left -= step.millis();
        }
        double share = at.millis() == NO_END ? 0 : Math.min(1, (double) left / Math.max(1, at.millis()));
        long best = switch (at.phase()) {
            case WARP, STATE -> 0;
            case SYNC -> from + (long) ((target - from) * share);
            case IDLE -> target;
        };
        if (script.flag("stalled")) {
            heldBest = heldBest < 0 ? best : heldBest;
            best = heldBest;
        } else {
            heldBest = -1;
        }
        long finalized = best == 0 ? 0 : Math.max(0, best - script.number("finality.lag", 3));
        return new At(at.phase(), share, best, finalized, target, at.millis() == NO_END);
    }

    String hash(long number) {
        if (number == 0) {
            return script.text("genesis", GENESIS);
        }
        try {
            String seed = (script.flag("fork") ? "other block " : "block ") + number;
            return "0x" + HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The number of a block, by looking through those near the newest.
    long number(String hash) {
        if (hash.equals(hash(0))) {
            return 0;
        }
        long best = now().best();
        for (long number = best; number > 0 && number > best - 5_000; number--) {
            if (hash(number).equals(hash)) {
                return number;
            }
        }
        return -1;
    }

    static String nothing() {
        return "0x" + "0".repeat(HEX_OF_A_HASH);
    }

    /// `0x2f05…6c03`, as logs show it.
    String brief(long number) {
        String hash = hash(number);
        return hash.substring(0, 6) + "…" + hash.substring(hash.length() - 4);
    }
}
