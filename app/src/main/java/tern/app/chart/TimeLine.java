package tern.app.chart;

import java.util.Arrays;

/// Numbers over time, oldest first. Immutable; made and read on any thread.
///
/// It knows the smallest and the largest of each 64, of each 64 of these, and so on: what a pixel column of a million
/// points shows is found by looking at some hundreds of numbers.
public final class TimeLine {

    private static final int SHIFT = 6;
    private static final int BLOCK = 1 << SHIFT;

    private final String name;
    private final String colour;
    private final long[] millis;
    /// The numbers themselves, then what is the smallest (the largest) of each 64 of the level below.
    private final long[][] smallest;
    private final long[][] largest;

    /// @param name   what the person reads
    /// @param colour the style class that carries its colour: of [tern.app.ui.Series#styleClass], or [#ACCENT]
    /// @param millis since 1970, never falling
    /// @param values in whole billionths
    /// @throws IllegalArgumentException when times fall, or there is another number of them than of values
    public TimeLine(String name, String colour, long[] millis, long[] values) {
        this.name = name;
        this.colour = colour;
        this.millis = millis.clone();
        if (millis.length != values.length) {
            throw new IllegalArgumentException(millis.length + " times of " + values.length + " values");
        }
        for (int i = 1; i < this.millis.length; i++) {
            if (this.millis[i - 1] > this.millis[i]) {
                throw new IllegalArgumentException("the time of point " + i + " is before that of the point before");
            }
        }
        long[] own = values.clone();
        smallest = levels(own, true);
        largest = levels(own, false);
    }

    /// The style class of the accent colour.
    public static final String ACCENT = "chart-accent";

    private static long[][] levels(long[] values, boolean least) {
        int count = 1;
        for (int length = values.length; length > BLOCK; length = (length + BLOCK - 1) >> SHIFT) {
            count++;
        }
        long[][] levels = new long[count][];
        levels[0] = values;
        for (int level = 1; level < count; level++) {
            long[] below = levels[level - 1];
            long[] now = new long[(below.length + BLOCK - 1) >> SHIFT];
            for (int i = 0; i < now.length; i++) {
                long found = below[i << SHIFT];
                for (int j = (i << SHIFT) + 1; j < Math.min(below.length, (i + 1) << SHIFT); j++) {
                    found = least ? Math.min(found, below[j]) : Math.max(found, below[j]);
                }
                now[i] = found;
            }
            levels[level] = now;
        }
        return levels;
    }

    public String name() {
        return name;
    }

    public String colour() {
        return colour;
    }

    public int size() {
        return millis.length;
    }

    public long millis(int point) {
        return millis[point];
    }

    public long value(int point) {
        return smallest[0][point];
    }

    /// The first point at that time or after it; [#size] when there is none.
    int from(long time) {
        int low = 0;
        int high = millis.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The point that is nearest in time; −1 when there is none.
    int nearest(long time) {
        int after = from(time);
        if (after == millis.length) {
            return after - 1;
        }
        return after > 0 && time - millis[after - 1] <= millis[after] - time ? after - 1 : after;
    }

    /// The smallest of some points, of which there is at least one.
    ///
    /// @param end the point behind the last
    long smallest(int begin, int end) {
        return extreme(smallest, begin, end, true);
    }

    /// The largest of some points, of which there is at least one.
    ///
    /// @param end the point behind the last
    long largest(int begin, int end) {
        return extreme(largest, begin, end, false);
    }

    private static long extreme(long[][] levels, int begin, int end, boolean least) {
        long found = levels[0][begin];
        int low = begin;
        int high = end;
        int level = 0;
        // what does not fill a block is looked at one by one, whole blocks a level higher
        while (high - low > 2 * BLOCK && level + 1 < levels.length) {
            int up = (low + BLOCK - 1) >> SHIFT << SHIFT;
            int down = high >> SHIFT << SHIFT;
            found = scan(levels[level], low, up, found, least);
            found = scan(levels[level], down, high, found, least);
            low = up >> SHIFT;
            high = down >> SHIFT;
            level++;
        }
        return scan(levels[level], low, high, found, least);
    }

    private static long scan(long[] values, int begin, int end, long first, boolean least) {
        long found = first;
        for (int i = begin; i < end; i++) {
            found = least ? Math.min(found, values[i]) : Math.max(found, values[i]);
        }
        return found;
    }

    /// Whether both have their points at the same times.
    boolean hasTimesOf(TimeLine other) {
        return this == other || Arrays.equals(millis, other.millis);
    }
}
