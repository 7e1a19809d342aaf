package tern.gpu.model;

/// What is measured of a card again and again, in the order of the columns of a [GpuSample]. The order never changes; new
/// ones are added at the end.
public enum Metric {
    UTILIZATION(Unit.CENTIPERCENT),
    /// How busy the memory controller is.
    MEMORY_CONTROLLER(Unit.CENTIPERCENT),
    /// Of the chip, at its edge where there are several sensors.
    TEMPERATURE(Unit.MILLICELSIUS),
    MEMORY_TEMPERATURE(Unit.MILLICELSIUS),
    POWER(Unit.MILLIWATT),
    /// The limit that counts now.
    POWER_LIMIT(Unit.MILLIWATT),
    VRAM_TOTAL(Unit.BYTE),
    /// Without what the driver keeps for itself.
    VRAM_USED(Unit.BYTE),
    VRAM_RESERVED(Unit.BYTE),
    CORE_CLOCK(Unit.MEGAHERTZ),
    MEMORY_CLOCK(Unit.MEGAHERTZ),
    /// Of the fan's most. What NVIDIA reports is the speed that is meant: a blocked fan reads fine.
    FAN(Unit.CENTIPERCENT),
    /// A set of [ThrottleReason].
    THROTTLE(Unit.BITS),
    /// 0, the fastest, to 15.
    PERFORMANCE_STATE(Unit.COUNT),
    PCIE_GENERATION(Unit.COUNT),
    /// Lanes.
    PCIE_WIDTH(Unit.COUNT),
    ENCODER(Unit.CENTIPERCENT),
    DECODER(Unit.CENTIPERCENT),
    /// Since the driver was loaded.
    ENERGY(Unit.MILLIJOULE),
    /// At the chip's hottest place.
    HOTSPOT(Unit.MILLICELSIUS);

    /// How many columns a sample has.
    public static final int COUNT = values().length;

    /// What the number counts.
    public enum Unit {
        /// Hundredths of a percent: 10,000 is all.
        CENTIPERCENT,
        MILLICELSIUS,
        MILLIWATT,
        MILLIJOULE,
        BYTE,
        MEGAHERTZ,
        BITS,
        COUNT
    }

    private final Unit unit;

    Metric(Unit unit) {
        this.unit = unit;
    }

    /// Its place in a row of numbers.
    public int column() {
        return ordinal();
    }

    public Unit unit() {
        return unit;
    }
}
