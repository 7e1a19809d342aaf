package tern.gpu.probe.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tern.gpu.model.Compute;
import tern.gpu.model.GpuCondition.ComputeMode;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Reading;
import tern.gpu.model.Reading.Why;
import tern.gpu.model.ThrottleReason;

/// The tool's table, as its documentation describes it; nobody has recorded one on a card yet.
class SmiTableTest {

    private static List<String> lines() throws IOException {
        try (InputStream in = SmiTableTest.class.getResourceAsStream("cards.csv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("SOURCE"))
                    .toList();
        }
    }

    private static SmiTable.Row row(int which) throws IOException {
        return SmiTable.parse(SmiTable.FIELDS, lines().get(which)).orElseThrow();
    }

    private static Reading of(SmiTable.Row row, Metric metric) {
        return Reading.of(row.row()[metric.column()]);
    }

    @Test
    void aCardOfADataCentre() throws IOException {
        SmiTable.Row row = row(0);
        assertThat(row.identity().id().key()).isEqualTo("GPU-8f1e2d3c-0000-1111-2222-333344445555");
        assertThat(row.identity().pci()).contains(new PciAddress(0, 0x41, 0, 0));
        assertThat(row.identity().compute()).contains(new Compute.Cuda(9, 0));
        assertThat(row.identity().vramBytes()).hasValue(143771L << 20);
        assertThat(of(row, Metric.UTILIZATION).known()).hasValue(3700);
        assertThat(of(row, Metric.POWER).known()).hasValue(75_250);
        assertThat(of(row, Metric.MEMORY_TEMPERATURE).known()).hasValue(57_000);
        assertThat(of(row, Metric.VRAM_USED).known()).hasValue(2749L << 20);
        assertThat(of(row, Metric.FAN)).isEqualTo(new Reading.Unknown(Why.NOT_SUPPORTED));
        assertThat(of(row, Metric.PERFORMANCE_STATE).known()).hasValue(0);
        assertThat(row.condition().eccOn()).contains(true);
        assertThat(row.condition().eccUncorrected()).hasValue(0);
        assertThat(row.condition().computeMode()).contains(ComputeMode.SHARED);
    }

    @Test
    void aCardForGames() throws IOException {
        SmiTable.Row row = row(1);
        assertThat(of(row, Metric.FAN).known()).hasValue(6300);
        assertThat(ThrottleReason.of(of(row, Metric.THROTTLE).known().orElseThrow()))
                .containsExactly(ThrottleReason.POWER_LIMIT, ThrottleReason.HARDWARE_HEAT);
        assertThat(row.identity().drivesDisplay()).isTrue();
        assertThat(row.identity().power().maximum()).hasValue(600_000);
        assertThat(row.identity().link().width()).hasValue(16);
        assertThat(of(row, Metric.PCIE_WIDTH).known()).hasValue(8);
        assertThat(row.condition().eccUncorrected()).as("unknown, not 0").isEmpty();
        assertThat(row.condition().computeMode()).contains(ComputeMode.EXCLUSIVE);
    }

    @Test
    void aComputerWithSharedMemory() throws IOException {
        SmiTable.Row row = row(2);
        assertThat(row.identity().pci()).contains(new PciAddress(15, 1, 0, 0));
        assertThat(row.identity().vramBytes()).isEmpty();
        assertThat(of(row, Metric.UTILIZATION).known()).as("zero is a value").hasValue(0);
        assertThat(of(row, Metric.POWER).known()).hasValue(4_600);
    }

    @Test
    void everyWayToSayUnknownIsUnknownAndSaysWhy() throws IOException {
        SmiTable.Row row = row(3);
        assertThat(of(row, Metric.UTILIZATION)).isEqualTo(new Reading.Unknown(Why.ERROR));
        assertThat(of(row, Metric.MEMORY_CONTROLLER)).isEqualTo(new Reading.Unknown(Why.NO_PERMISSION));
        assertThat(of(row, Metric.TEMPERATURE)).isEqualTo(new Reading.Unknown(Why.ERROR));
        assertThat(of(row, Metric.MEMORY_TEMPERATURE)).isEqualTo(new Reading.Unknown(Why.ERROR));
        assertThat(of(row, Metric.FAN).known()).as("a fan that stands").hasValue(0);
        assertThat(ThrottleReason.of(of(row, Metric.THROTTLE).known().orElseThrow()))
                .containsExactly(ThrottleReason.OTHER);
        assertThat(row.condition().computeMode()).contains(ComputeMode.PROHIBITED);
        assertThat(row.condition().eccUncorrected()).hasValue(12);
    }

    @Test
    void whatAnOlderDriverRefusesIsAskedForByItsOlderNameOrLeftOut() {
        String answer = "Field \"clocks_event_reasons.active\" is not a valid field to query.";
        List<String> fields = SmiTable.without(SmiTable.FIELDS, answer).orElseThrow();
        assertThat(fields).hasSameSizeAs(SmiTable.FIELDS).contains("clocks_throttle_reasons.active");
        fields = SmiTable.without(fields, "Field \"memory.reserved\" is not a valid field to query.").orElseThrow();
        assertThat(fields).doesNotContain("memory.reserved").hasSize(SmiTable.FIELDS.size() - 1);
        assertThat(SmiTable.without(fields, "NVIDIA-SMI has failed")).isEmpty();
        assertThat(SmiTable.without(fields, "Field \"nobody\" is not a valid field to query.")).isEmpty();
    }

    @Test
    void programs() {
        assertThat(SmiTable.process("GPU-1, 4711, /usr/bin/python3, a, 1024")).hasValueSatisfying(entry -> {
            assertThat(entry.getKey()).isEqualTo("GPU-1");
            assertThat(entry.getValue().pid()).isEqualTo(4711);
            assertThat(entry.getValue().name()).isEqualTo("/usr/bin/python3, a");
            assertThat(entry.getValue().vramBytes()).hasValue(1024L << 20);
        });
        assertThat(SmiTable.process("GPU-1, 4711, [Insufficient Permissions], [N/A]")).hasValueSatisfying(entry -> {
            assertThat(entry.getValue().name()).isEmpty();
            assertThat(entry.getValue().vramBytes()).isEmpty();
        });
        assertThat(SmiTable.process("No running processes found")).isEqualTo(Optional.empty());
    }

    @Test
    void brokenLinesNeverThrow() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(lines());
        lines.add("GPU-1, 4711, /usr/bin/python3, 1024");
        for (int i = 0; i < 5000; i++) {
            StringBuilder line = new StringBuilder(lines.get(random.nextInt(lines.size())));
            for (int j = random.nextInt(5); j >= 0; j--) {
                line.setCharAt(random.nextInt(line.length()), ",[]x9 .-é".charAt(random.nextInt(9)));
            }
            String text = line.toString();
            assertThatCode(() -> {
                SmiTable.parse(SmiTable.FIELDS, text);
                SmiTable.process(text);
                SmiTable.without(SmiTable.FIELDS, text);
            }).as("seed %d: %s", seed, text).doesNotThrowAnyException();
        }
    }
}
