package tern.gpu.model;

import java.util.EnumSet;
import java.util.Set;

/// Why a card runs slower than it could. The bits are Tern's own, whatever the vendor's are.
public enum ThrottleReason {
    /// Nothing to do.
    IDLE,
    /// Somebody has set a lower clock.
    SET_CLOCKS,
    /// At its power limit, as usual while mining.
    POWER_LIMIT,
    /// The hardware brakes, too hot or with too little power.
    HARDWARE,
    /// Keeps step with other cards.
    SYNC,
    /// The driver brakes because of heat.
    HEAT,
    /// The hardware brakes because of heat.
    HARDWARE_HEAT,
    /// The power supply asks for less.
    POWER_BRAKE,
    /// A display wants it so.
    DISPLAY,
    /// The vendor names a reason that Tern does not know.
    OTHER;

    private static final Set<ThrottleReason> TROUBLE = Set.of(HARDWARE, HEAT, HARDWARE_HEAT, POWER_BRAKE);

    /// Its bit in [Metric#THROTTLE].
    public long bit() {
        return 1L << ordinal();
    }

    /// Whether a person should hear of it. Being at the power limit is none of these.
    public boolean isTrouble() {
        return TROUBLE.contains(this);
    }

    /// The reasons in a set of bits; bits that none has are left out.
    public static Set<ThrottleReason> of(long bits) {
        Set<ThrottleReason> all = EnumSet.noneOf(ThrottleReason.class);
        for (ThrottleReason reason : values()) {
            if ((bits & reason.bit()) != 0) {
                all.add(reason);
            }
        }
        return all;
    }
}
