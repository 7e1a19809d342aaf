package tern.node.practice.differential;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// What one side showed in one step, by name.
final class Observation {

    /// Ratios between two chains with pools of their own agree within a thousandth.
    private static final long RATIO_TOLERANCE = 1_000;
    /// Stake earns a little in every block of the real runtime, and its shares are whole numbers: 0.00002 TAO.
    private static final long STAKE_TOLERANCE = 20_000;
    private static final long STAKE_TEXT_UNIT = 100_000;
    /// Fees follow weights, which every version of FRAME measures anew.
    private static final long FEE_TOLERANCE_PERCENT = 2;

    /// @param text      what the table says
    /// @param number    present where numbers are compared
    /// @param tolerance how far numbers may be apart
    record Fact(String text, OptionalLong number, long tolerance) {

        boolean agrees(Fact other) {
            if (number.isPresent() && other.number.isPresent()) {
                return Math.abs(number.getAsLong() - other.number.getAsLong()) <= tolerance;
            }
            return text.equals(other.text);
        }
    }

    private final SequencedMap<String, Fact> facts = new LinkedHashMap<>();

    void say(String what, Object text) {
        facts.put(what, new Fact(text.toString(), OptionalLong.empty(), 0));
    }

    /// An amount that has to be the same to the last rao.
    void amount(String what, long rao) {
        facts.put(what, new Fact(String.format("%,d", rao), OptionalLong.of(rao), 0));
    }

    /// A stake or a change of one.
    void stake(String what, long rao) {
        long rounded = Math.round((double) rao / STAKE_TEXT_UNIT) * STAKE_TEXT_UNIT;
        facts.put(what, new Fact(String.format("%,d", rounded), OptionalLong.of(rao), STAKE_TOLERANCE));
    }

    void fee(String what, long rao) {
        facts.put(what, new Fact(String.format("%,d", rao), OptionalLong.of(rao), rao * FEE_TOLERANCE_PERCENT / 100));
    }

    /// What came out against what the side's own pool and fee let expect, in parts of a million.
    void ratio(String what, double got, double expected) {
        long parts = Math.round(got / expected * 1_000_000);
        facts.put(what, new Fact(parts + " ppm", OptionalLong.of(parts), RATIO_TOLERANCE));
    }

    Map<String, Fact> facts() {
        return facts;
    }
}
