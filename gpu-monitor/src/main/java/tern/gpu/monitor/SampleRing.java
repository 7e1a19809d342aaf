package tern.gpu.monitor;

import tern.gpu.model.Metric;
import tern.gpu.model.Reading;

/// The last samples of one card in one flat array: an hour at one a second. Safe for several threads.
final class SampleRing implements GpuHistory {

    /// Rows that are kept.
    static final int ROWS = 3600;
    private static final int WIDTH = Metric.COUNT + 1;

    private final long[] cells;
    private final int rows;
    private int next;
    private int filled;

    SampleRing() {
        this(ROWS);
    }

    SampleRing(int rows) {
        this.rows = rows;
        cells = new long[rows * WIDTH];
    }

    synchronized void add(long millis, long[] row) {
        int at = next * WIDTH;
        cells[at] = millis;
        System.arraycopy(row, 0, cells, at + 1, Metric.COUNT);
        next = next + 1 == rows ? 0 : next + 1;
        filled = Math.min(filled + 1, rows);
    }

    @Override
    public synchronized int size() {
        return filled;
    }

    @Override
    public synchronized int copy(Metric metric, long[] times, long[] values) {
        int count = Math.min(filled, Math.min(times.length, values.length));
        for (int i = 0; i < count; i++) {
            int row = next - count + i;
            int at = (row < 0 ? row + rows : row) * WIDTH;
            times[i] = cells[at];
            long cell = cells[at + 1 + metric.column()];
            values[i] = Reading.isUnknown(cell) ? Long.MIN_VALUE : cell;
        }
        return count;
    }
}
