package tern.gpu.past;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.gpu.model.Vendor;

/// Writes down two minutes of a card and then waits to be killed. Arguments: the folder, the first minute.
public final class KeepingProgram {

    static final GpuIdentity CARD = GpuIdentity.bare(new GpuId(Vendor.NVIDIA, "GPU-12/../34"), "a card",
            Optional.empty(), 0x10de, 1);

    private KeepingProgram() {}

    static long[] row(long watts) {
        long[] row = GpuSample.blank(Reading.Why.NOT_SUPPORTED);
        row[Metric.POWER.column()] = watts * 1000;
        return row;
    }

    public static void main(String[] args) throws InterruptedException {
        MinuteBook book = new MinuteBook(Path.of(args[0]), Duration.ofMillis(20));
        long first = Long.parseLong(args[1]);
        book.take(CARD, first * 60_000, row(100));
        book.take(CARD, first * 60_000 + 59_999, row(300));
        book.take(CARD, first * 60_000 + 60_000, row(50));
        // not closed: this process does not end by itself
        Thread.sleep(Duration.ofMinutes(5));
    }
}
