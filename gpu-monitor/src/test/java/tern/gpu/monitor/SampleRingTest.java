package tern.gpu.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading.Why;

class SampleRingTest {

    @Test
    void itKeepsTheNewestInOrder() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        SampleRing ring = new SampleRing(10);
        List<Long> all = new ArrayList<>();
        for (long i = 0; i < 57; i++) {
            long[] row = GpuSample.blank(Why.NOT_SUPPORTED);
            row[Metric.POWER.column()] = random.nextInt(1000);
            ring.add(i, row);
            all.add(row[Metric.POWER.column()]);
            int room = 1 + random.nextInt(15);
            long[] times = new long[room];
            long[] values = new long[room];
            int count = ring.copy(Metric.POWER, times, values);
            assertThat(count).isEqualTo(Math.min(room, Math.min(all.size(), 10)));
            for (int j = 0; j < count; j++) {
                assertThat(times[j]).as("seed %d", seed).isEqualTo(i - count + 1 + j);
                assertThat(values[j]).as("seed %d", seed).isEqualTo(all.get(all.size() - count + j));
            }
        }
        assertThat(ring.size()).isEqualTo(10);
        long[] values = new long[1];
        assertThat(ring.copy(Metric.FAN, new long[1], values)).isOne();
        assertThat(values[0]).isEqualTo(Long.MIN_VALUE);
    }
}
