package tern.gpu.past;

import java.util.Arrays;
import java.util.OptionalLong;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;

/// Least, mean and most of what was measured in some time, which may still go on. For one thread.
final class Sums {

    private static final long ALL = 10_000;
    private static final Metric[] METRICS = Metric.values();

    private final long[] least = new long[Metric.COUNT];
    private final long[] sums = new long[Metric.COUNT];
    private final long[] most = new long[Metric.COUNT];
    private final long[] known = new long[Metric.COUNT];
    private int samples;

    void add(long[] row) {
        samples++;
        for (Metric metric : METRICS) {
            long value = row[metric.column()];
            if (!Reading.isUnknown(value)) {
                long mean = metric.unit() == Metric.Unit.BITS ? brakes(value) ? ALL : 0 : value;
                add(metric, value, mean, value, 1);
            }
        }
    }

    /// Adds a later minute.
    void add(Minute minute) {
        samples += minute.samples();
        for (Metric metric : METRICS) {
            OptionalLong mean = minute.mean(metric);
            if (mean.isPresent()) {
                add(metric, minute.least(metric).orElse(0), mean.getAsLong(), minute.most(metric).orElse(0),
                        minute.samples());
            }
        }
    }

    private void add(Metric metric, long low, long mean, long high, int weight) {
        int at = metric.column();
        boolean first = known[at] == 0;
        known[at] += weight;
        switch (metric.unit()) {
            case BITS -> {
                least[at] = first ? low : least[at] & low;
                most[at] |= high;
                sums[at] += mean * weight;
            }
            case MILLIJOULE -> {
                // a counter: a sum of it means nothing and would overflow
                least[at] = first ? low : least[at];
                most[at] = high;
                sums[at] = high;
            }
            default -> {
                least[at] = first ? low : Math.min(least[at], low);
                most[at] = first ? high : Math.max(most[at], high);
                sums[at] += mean * weight;
            }
        }
    }

    private static boolean brakes(long bits) {
        for (ThrottleReason reason : ThrottleReason.values()) {
            if ((bits & reason.bit()) != 0 && reason.isTrouble()) {
                return true;
            }
        }
        return false;
    }

    Minute minute(long number) {
        long[] cells = new long[Minute.NUMBERS];
        Arrays.fill(cells, Minute.UNKNOWN);
        for (Metric metric : METRICS) {
            int at = metric.column();
            if (known[at] > 0) {
                cells[3 * at] = least[at];
                cells[3 * at + 1] = metric.unit() == Metric.Unit.MILLIJOULE
                        ? sums[at]
                        : Math.floorDiv(sums[at] + known[at] / 2, known[at]);
                cells[3 * at + 2] = most[at];
            }
        }
        return new Minute(number, samples, cells);
    }
}
