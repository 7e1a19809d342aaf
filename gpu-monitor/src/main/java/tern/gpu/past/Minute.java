package tern.gpu.past;

import java.util.OptionalLong;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;

/// One minute of one card. Immutable.
///
/// Of [Metric#THROTTLE] the least are the reasons that held all the time, the most those that held at all, and the mean is
/// the share of samples in which it braked because of heat or power, in hundredths of a percent. Of [Metric#ENERGY] the
/// least is the first number, the other two are the last one.
final class Minute {

    static final int NUMBERS = 3 * Metric.COUNT;
    static final long UNKNOWN = Long.MIN_VALUE;

    private final long number;
    private final int samples;
    private final long[] cells;

    /// @param number  minutes since 1970
    /// @param samples how often the card was measured in it
    /// @param cells   least, mean and most of each metric, unknown ones as `Long.MIN_VALUE`; not copied
    Minute(long number, int samples, long[] cells) {
        this.number = number;
        this.samples = samples;
        this.cells = cells;
    }

    long number() {
        return number;
    }

    int samples() {
        return samples;
    }

    /// In the metric's unit; empty where it was never known in that minute.
    OptionalLong least(Metric metric) {
        return cell(3 * metric.column());
    }

    OptionalLong mean(Metric metric) {
        return cell(3 * metric.column() + 1);
    }

    OptionalLong most(Metric metric) {
        return cell(3 * metric.column() + 2);
    }

    long[] cells() {
        return cells;
    }

    private OptionalLong cell(int place) {
        long value = cells[place];
        return Reading.isUnknown(value) ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
