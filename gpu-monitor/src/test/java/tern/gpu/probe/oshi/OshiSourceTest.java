package tern.gpu.probe.oshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import oshi.hardware.GpuStats;
import oshi.hardware.GpuTicks;
import oshi.hardware.GraphicsCard;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.gpu.model.Reading.Why;
import tern.gpu.model.Vendor;
import tern.gpu.probe.GpuSource.Opening;

/// Cards of OSHI's, as its interfaces describe them: no such computer was at hand.
class OshiSourceTest {

    private static final class Stats implements GpuStats {

        private final double load;
        private final long memory;
        private boolean closed;

        Stats(double load, long memory) {
            this.load = load;
            this.memory = memory;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public GpuTicks getGpuTicks() {
            throw new AssertionError("not asked for");
        }

        @Override
        public double getGpuUtilization() {
            return load;
        }

        @Override
        public long getVramUsed() {
            return memory;
        }

        @Override
        public long getSharedMemoryUsed() {
            return -1;
        }

        @Override
        public double getTemperature() {
            return -1;
        }

        @Override
        public double getPowerDraw() {
            return 12.345;
        }

        @Override
        public long getCoreClockMhz() {
            return -1;
        }

        @Override
        public long getMemoryClockMhz() {
            return 0;
        }

        @Override
        public double getFanSpeedPercent() {
            return -1;
        }
    }

    private record Card(String name, String vendor, String deviceId, long memory, Stats stats) implements GraphicsCard {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getDeviceId() {
            return deviceId;
        }

        @Override
        public String getVendor() {
            return vendor;
        }

        @Override
        public String getVersionInfo() {
            return "unknown";
        }

        @Override
        public long getVRam() {
            return memory;
        }

        @Override
        public GpuStats createStatsSession() {
            return stats;
        }
    }

    private static final Card APPLE = new Card("Apple M3 Max", "Apple (0x106b)", "unknown", 0, new Stats(12.34, -1));
    private static final Card RADEON = new Card("AMD Radeon RX 6800", "Advanced Micro Devices, Inc. (0x1002)", "0x73bf",
            16L << 30, new Stats(0, 1L << 30));
    private static final Card GEFORCE = new Card("NVIDIA GeForce RTX 4090", "NVIDIA (0x10de)", "0x2684", 24L << 30,
            new Stats(5, 5));

    @Test
    void unknownIsMinusOneThereAndUnknownHere() {
        OshiSource source = new OshiSource(() -> List.of(APPLE), Set.of(Vendor.values()));
        assertThat(source.open()).isInstanceOf(Opening.Open.class);
        long[] row = GpuSample.blank(Why.NOT_SUPPORTED);
        assertThat(source.sample(0, row)).isZero();
        List<Reading> readings = new ArrayList<>();
        for (Metric metric : List.of(Metric.UTILIZATION, Metric.POWER, Metric.MEMORY_CLOCK, Metric.TEMPERATURE,
                Metric.FAN, Metric.VRAM_USED, Metric.VRAM_TOTAL)) {
            readings.add(Reading.of(row[metric.ordinal()]));
        }
        Reading unknown = new Reading.Unknown(Why.NOT_SUPPORTED);
        assertThat(readings).containsExactly(new Reading.Known(1234), new Reading.Known(12_345), new Reading.Known(0),
                unknown, unknown, unknown, unknown);
        GpuIdentity is = source.again(0).identity();
        assertThat(is.id().vendor()).isEqualTo(Vendor.APPLE);
        assertThat(is.unifiedMemory()).isTrue();
        source.close();
        assertThat(APPLE.stats().isClosed()).isTrue();
    }

    @Test
    void cardsThatAnotherSourceMeasuresAreLeftToIt() {
        OshiSource source = new OshiSource(() -> List.of(GEFORCE, RADEON), Set.of(Vendor.AMD, Vendor.INTEL));
        Opening.Open open = (Opening.Open) source.open();
        assertThat(open.devices()).singleElement().satisfies(found -> {
            assertThat(found.identity().name()).isEqualTo("AMD Radeon RX 6800");
            assertThat(found.identity().pciDevice()).isEqualTo(0x73bf);
            assertThat(found.identity().vramBytes()).hasValue(16L << 30);
            assertThat(found.identity().integrated()).isFalse();
        });
    }

    @Test
    void withoutCardsThereIsNothingToMeasure() {
        assertThat(new OshiSource(List::of, Set.of(Vendor.values())).open()).isInstanceOf(Opening.Unusable.class);
    }
}
