package tern.gpu.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.model.Compute;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.PcieLink;
import tern.gpu.model.Reading;
import tern.gpu.model.Reading.Why;

/// What the files of amdgpu, i915 and xe say, in the units of the model.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux, with their links and colons in names")
class CardFilesTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;
    private SysfsTree tree;

    @BeforeEach
    void plant() {
        tree = new SysfsTree(folder);
    }

    private CardFiles only() {
        return CardFiles.of(folder, Sysfs.scan(folder).cards().getLast()).orElseThrow();
    }

    private static Map<Metric, Reading> read(CardFiles card, long nanoTime) {
        long[] row = GpuSample.blank(Why.NOT_SAMPLED);
        card.sample(row, nanoTime);
        Map<Metric, Reading> readings = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            readings.put(metric, Reading.of(row[metric.ordinal()]));
        }
        return readings;
    }

    private static Reading known(long value) {
        return new Reading.Known(value);
    }

    private static Reading unknown(Why why) {
        return new Reading.Unknown(why);
    }

    @Test
    void aRadeonIsReadByTheLabelsOfItsSensors() {
        tree.amdCard();
        try (CardFiles card = only()) {
            Map<Metric, Reading> now = read(card, 0);
            assertThat(now).containsEntry(Metric.UTILIZATION, known(3700))
                    .containsEntry(Metric.MEMORY_CONTROLLER, known(0))
                    .containsEntry(Metric.TEMPERATURE, known(54_000))
                    .containsEntry(Metric.HOTSPOT, known(71_000))
                    .containsEntry(Metric.MEMORY_TEMPERATURE, known(68_000))
                    .containsEntry(Metric.POWER, known(213_000))
                    .containsEntry(Metric.POWER_LIMIT, known(327_000))
                    .containsEntry(Metric.VRAM_TOTAL, known(25_753_026_560L))
                    .containsEntry(Metric.VRAM_USED, known(1_234_567_168L))
                    .containsEntry(Metric.CORE_CLOCK, known(2431))
                    .containsEntry(Metric.MEMORY_CLOCK, known(1249))
                    // a fan that stands still is known to, whatever it is told to do
                    .containsEntry(Metric.FAN, known(0))
                    // the link of the board's switch, not the one inside the board
                    .containsEntry(Metric.PCIE_GENERATION, known(4))
                    .containsEntry(Metric.PCIE_WIDTH, known(8))
                    .containsEntry(Metric.ENERGY, unknown(Why.NOT_SUPPORTED))
                    .containsEntry(Metric.THROTTLE, unknown(Why.NOT_SUPPORTED));
        }
    }

    @Test
    void aRadeonIsWhatItIs() {
        tree.amdCard();
        tree.file("sys/class/kfd/kfd/topology/nodes/0/properties", "cpu_cores_count 16\nlocation_id 0")
                .file("sys/class/kfd/kfd/topology/nodes/1/properties",
                        "simd_count 192\ngfx_target_version 110000\nlocation_id 768\ndomain 0")
                .file("sys/module/amdgpu/version", "6.12.12");
        try (CardFiles card = only()) {
            GpuIdentity is = card.identity();
            assertThat(is.id().key()).isEqualTo("pci:0000:03:00.0");
            assertThat(is.name()).isEqualTo("AMD Radeon RX 7900 family");
            assertThat(is.uuid()).contains("GPU-7c38b5a1e2d94f60");
            assertThat(is.compute()).contains(new Compute.Gfx("gfx1100"));
            assertThat(is.vramBytes()).hasValue(25_753_026_560L);
            assertThat(is.integrated()).isFalse();
            assertThat(is.unifiedMemory()).isFalse();
            assertThat(is.link()).isEqualTo(new PcieLink(OptionalInt.of(4), OptionalInt.of(16)));
            assertThat(is.temperatures().slowdown()).hasValue(100_000);
            assertThat(is.temperatures().shutdown()).hasValue(105_000);
            assertThat(is.temperatures().memoryMax()).hasValue(108_000);
            assertThat(is.temperatures().gpuMax()).hasValue(110_000);
            assertThat(is.power().maximum()).hasValue(376_000);
            assertThat(is.power().standard()).hasValue(327_000);
            assertThat(is.driver()).get().satisfies(driver -> {
                assertThat(driver.version()).contains("6.12.12");
                assertThat(driver.vbios()).contains("113-D7020100-102");
            });
        }
    }

    @Test
    void theNumberOfAChipBeforeTen() {
        tree.device("pci0000:00/0000:83:00.0", "1002", "740f", "038000").driver("amdgpu");
        tree.file("sys/class/kfd/kfd/topology/nodes/2/properties",
                "gfx_target_version 90010\nlocation_id " + 0x8300 + "\ndomain 0");
        try (CardFiles card = only()) {
            assertThat(card.identity().compute()).contains(new Compute.Gfx("gfx90a"));
        }
    }

    @Test
    void theGraphicsOfAProcessorUsesItsMemory() {
        tree.amdChip();
        try (CardFiles card = only()) {
            Map<Metric, Reading> now = read(card, 0);
            assertThat(now).containsEntry(Metric.VRAM_TOTAL, known(15_536_870_912L))
                    .containsEntry(Metric.VRAM_USED, known(500_000_000))
                    .containsEntry(Metric.POWER, known(9012))
                    .containsEntry(Metric.FAN, unknown(Why.NOT_SUPPORTED))
                    .containsEntry(Metric.HOTSPOT, unknown(Why.NOT_SUPPORTED))
                    .containsEntry(Metric.PCIE_GENERATION, unknown(Why.NOT_SUPPORTED));
            GpuIdentity is = card.identity();
            assertThat(is.integrated()).isTrue();
            assertThat(is.unifiedMemory()).isTrue();
            assertThat(is.vramBytes()).hasValue(15_536_870_912L);
            assertThat(is.uuid()).isEmpty();
        }
    }

    @Test
    void powerOfAnIntelCardFollowsFromItsEnergyAndItsLoadStaysUnknown() {
        SysfsTree.Device arc = tree.intelOld();
        try (CardFiles card = only()) {
            assertThat(read(card, 5 * SECOND)).containsEntry(Metric.POWER, unknown(Why.NOT_SAMPLED))
                    .containsEntry(Metric.ENERGY, known(1_000_000))
                    .containsEntry(Metric.POWER_LIMIT, known(190_000))
                    .containsEntry(Metric.CORE_CLOCK, known(2050))
                    .containsEntry(Metric.UTILIZATION, unknown(Why.NOT_SUPPORTED));
            arc.file("hwmon/hwmon2/energy1_input", "1300000000");
            assertThat(read(card, 7 * SECOND)).containsEntry(Metric.POWER, known(150_000));
            // the counter began anew
            arc.file("hwmon/hwmon2/energy1_input", "20");
            assertThat(read(card, 8 * SECOND)).containsEntry(Metric.POWER, unknown(Why.NOT_SAMPLED));
            arc.file("hwmon/hwmon2/energy1_input", "60000020");
            assertThat(read(card, 9 * SECOND)).containsEntry(Metric.POWER, known(60_000));
        }
    }

    @Test
    void theNewDriverOfIntelHasItsFilesElsewhere() {
        tree.intelNew();
        try (CardFiles card = only()) {
            assertThat(read(card, 0)).containsEntry(Metric.TEMPERATURE, known(47_000))
                    .containsEntry(Metric.MEMORY_TEMPERATURE, known(52_000))
                    .containsEntry(Metric.VRAM_TOTAL, known(12_884_901_888L))
                    .containsEntry(Metric.CORE_CLOCK, known(2850))
                    .containsEntry(Metric.POWER_LIMIT, unknown(Why.NOT_SUPPORTED))
                    .containsEntry(Metric.UTILIZATION, unknown(Why.NOT_SUPPORTED));
            assertThat(card.identity().name()).isEqualTo("Intel Arc B580");
            assertThat(card.identity().temperatures().slowdown()).isEqualTo(OptionalLong.of(105_000));
        }
    }

    @Test
    void aCardThatFallsAsleepIsLetGoAndReadAgainWhenItWakes() {
        SysfsTree.Device arc = tree.intelOld();
        try (CardFiles card = only()) {
            read(card, SECOND);
            assertThat(card.open()).isEqualTo(3);
            arc.file("power/runtime_status", "suspended");
            long[] row = new long[Metric.COUNT];
            assertThat(card.sample(row, 2 * SECOND)).isFalse();
            assertThat(row).containsOnly(Reading.unknown(Why.ASLEEP));
            assertThat(card.open()).isZero();
            arc.file("power/runtime_status", "active").file("hwmon/hwmon2/energy1_input", "9000000000");
            // the energy of the sleep is no power of now
            assertThat(read(card, 60 * SECOND)).containsEntry(Metric.POWER, unknown(Why.NOT_SAMPLED))
                    .containsEntry(Metric.CORE_CLOCK, known(2050));
        }
    }

    @Test
    void whatIsNoNumberIsUnknownAndTheRestIsRead() {
        tree.amdCard()
                .file("gpu_busy_percent", "busy")
                .file("hwmon/hwmon3/temp2_input", "-3000")
                .file(
                        "hwmon/hwmon3/fan1_max", "0");
        try (CardFiles card = only()) {
            assertThat(read(card, 0)).containsEntry(Metric.UTILIZATION, unknown(Why.ERROR))
                    .containsEntry(Metric.TEMPERATURE, known(-3000))
                    // no most to hold the speed against: what the fan is told
                    .containsEntry(Metric.FAN, known(10_000))
                    .containsEntry(Metric.HOTSPOT, known(71_000));
        }
    }

    @Test
    void onlyDriversWithFilesHaveReaders() {
        tree.device("pci0000:00/0000:65:00.0", "10de", "2684", "030000").driver("nvidia");
        assertThat(CardFiles.of(folder, Sysfs.scan(folder).cards().getFirst())).isEqualTo(Optional.empty());
    }
}
