package tern.gpu.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/// What was measured of one card at one moment: a row of numbers, one a [Metric], never a floating-point one. Immutable.
public final class GpuSample {

    private final GpuId id;
    private final Instant at;
    private final long nanoTime;
    private final long[] values;

    private GpuSample(GpuId id, Instant at, long nanoTime, long[] values) {
        this.id = id;
        this.at = at;
        this.nanoTime = nanoTime;
        this.values = values;
    }

    /// @param at       by the clock on the wall
    /// @param nanoTime [System#nanoTime] of this process when it arrived, from which its age follows
    /// @param values   [Metric#COUNT] numbers, unknown ones as [Reading#unknown] writes them; copied
    public static GpuSample of(GpuId id, Instant at, long nanoTime, long[] values) {
        if (values.length != Metric.COUNT) {
            throw new IllegalArgumentException(values.length + " numbers instead of " + Metric.COUNT);
        }
        return new GpuSample(id, at, nanoTime, values.clone());
    }

    /// A row in which nothing is known.
    public static long[] blank(Reading.Why why) {
        long[] values = new long[Metric.COUNT];
        Arrays.fill(values, Reading.unknown(why));
        return values;
    }

    public GpuId id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public long nanoTime() {
        return nanoTime;
    }

    /// The number as it stands in the row; see [Reading#isUnknown].
    public long cell(Metric metric) {
        return values[metric.column()];
    }

    /// A copy of the row.
    public long[] cells() {
        return values.clone();
    }

    public Reading reading(Metric metric) {
        return Reading.of(values[metric.column()]);
    }

    public OptionalLong value(Metric metric) {
        long cell = values[metric.column()];
        return Reading.isUnknown(cell) ? OptionalLong.empty() : OptionalLong.of(cell);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GpuSample that && id.equals(that.id) && at.equals(that.at)
                && nanoTime == that.nanoTime && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "GpuSample[" + id + " at " + at + ']';
    }
}
