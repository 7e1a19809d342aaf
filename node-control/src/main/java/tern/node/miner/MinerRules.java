package tern.node.miner;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/// When a miner is started again and when it is paused, as the person wants it.
///
/// @param restart   whether it is started again after it has ended by itself
/// @param onBattery whether it is paused while this computer runs on its battery
/// @param hottest   it is paused while one of its cards is hotter than that, in degrees Celsius
/// @param dearest   it is paused in hours in which a kilowatt-hour costs more than that, in the person's currency
public record MinerRules(boolean restart, boolean onBattery, OptionalInt hottest, Optional<BigDecimal> dearest) {

    private static final int COLDEST = 40;
    private static final int HOTTEST = 110;

    /// Started again, and never paused.
    public static MinerRules usual() {
        return new MinerRules(true, false, OptionalInt.empty(), Optional.empty());
    }

    /// Whether all of it can be meant.
    boolean isSound() {
        boolean heat = hottest.isEmpty() || hottest.getAsInt() >= COLDEST && hottest.getAsInt() <= HOTTEST;
        return heat && dearest.filter(price -> price.signum() < 0).isEmpty();
    }
}
