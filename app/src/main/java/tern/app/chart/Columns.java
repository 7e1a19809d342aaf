package tern.app.chart;

import java.util.Arrays;

/// A line brought down to what pixels can show: of each pixel column its first, smallest, largest and last value, and
/// nothing of columns without a point. Nothing that sticks out is lost.
final class Columns {

    private int used;
    private final int[] column;
    private final long[] first;
    private final long[] smallest;
    private final long[] largest;
    private final long[] last;

    private Columns(int width) {
        column = new int[width];
        first = new long[width];
        smallest = new long[width];
        largest = new long[width];
        last = new long[width];
    }

    /// @param width in pixels
    static Columns of(TimeLine line, TimeView view, int width) {
        Columns columns = new Columns(width);
        int at = line.from(view.from());
        for (int pixel = 0; pixel < width; pixel++) {
            int end = pixel + 1 == width ? line.from(view.to() + 1) : line.from(begin(view, pixel + 1, width));
            if (end > at) {
                int i = columns.used++;
                columns.column[i] = pixel;
                columns.first[i] = line.value(at);
                columns.smallest[i] = line.smallest(at, end);
                columns.largest[i] = line.largest(at, end);
                columns.last[i] = line.value(end - 1);
                at = end;
            }
        }
        return columns;
    }

    /// When a pixel column begins.
    static long begin(TimeView view, int pixel, int width) {
        return view.from() + (long) Math.ceil((double) view.length() * pixel / width);
    }

    /// How many columns have a point.
    int size() {
        return used;
    }

    /// Which pixel column the i-th of them is.
    int column(int i) {
        return column[i];
    }

    long first(int i) {
        return first[i];
    }

    long smallest(int i) {
        return smallest[i];
    }

    long largest(int i) {
        return largest[i];
    }

    long last(int i) {
        return last[i];
    }

    @Override
    public String toString() {
        return used + " columns " + Arrays.toString(Arrays.copyOf(column, used));
    }
}
