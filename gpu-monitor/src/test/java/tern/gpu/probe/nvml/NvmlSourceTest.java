package tern.gpu.probe.nvml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.bus.RuntimePower;
import tern.gpu.fake.FakeBus;
import tern.gpu.fake.FakeNvml;
import tern.gpu.fake.FakeNvml.Kind;
import tern.gpu.fake.FakeNvml.Place;
import tern.gpu.model.Compute;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuCondition.ComputeMode;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.Reading.Why;
import tern.gpu.model.ThrottleReason;
import tern.gpu.model.Vendor;
import tern.gpu.probe.GpuSource.Found;
import tern.gpu.probe.GpuSource.Opening;

/// NVML's binding against the stand-in, inside this process.
class NvmlSourceTest {

    @TempDir
    Path folder;

    private NvmlSource source(FakeNvml fake) throws Throwable {
        fake.useHere();
        return new NvmlSource(Optional.of(fake.library().toString()), new RuntimePower(folder.resolve("sys")),
                folder.resolve("proc"));
    }

    private static List<Found> open(NvmlSource source) {
        return ((Opening.Open) source.open()).devices();
    }

    private static long[] sample(NvmlSource source, int device) {
        long[] row = blank();
        assertThat(source.sample(device, row)).isZero();
        return row;
    }

    private static long[] blank() {
        long[] row = new long[Metric.COUNT];
        Arrays.fill(row, Reading.unknown(Why.NOT_SUPPORTED));
        return row;
    }

    private static OptionalLong of(long[] row, Metric metric) {
        return Reading.of(row[metric.column()]).known();
    }

    private static Why why(long[] row, Metric metric) {
        return ((Reading.Unknown) Reading.of(row[metric.column()])).why();
    }

    @Test
    void anIdentityIsReadWhole() throws Throwable {
        try (NvmlSource source = source(FakeNvml.make(Kind.NEW, folder))) {
            List<Found> found = open(source);
            assertThat(found).hasSize(2);
            GpuIdentity card = found.getFirst().identity();
            assertThat(card.id().vendor()).isEqualTo(Vendor.NVIDIA);
            assertThat(card.id().key()).isEqualTo("GPU-00000000-1111-2222-3333-444444444400");
            assertThat(card.name()).isEqualTo("NVIDIA H200");
            assertThat(card.pci()).contains(new PciAddress(0, 0x41, 0, 0));
            assertThat(card.pciVendor()).isEqualTo(0x10de);
            assertThat(card.pciDevice()).isEqualTo(0x2335);
            assertThat(card.vramBytes()).hasValue(150754820096L);
            assertThat(card.driver()).hasValueSatisfying(driver -> {
                assertThat(driver.version()).contains("555.42.02");
                assertThat(driver.cudaVersion()).hasValue(12050);
                assertThat(driver.vbios()).contains("96.00.9F.00.00");
            });
            assertThat(card.compute()).contains(new Compute.Cuda(9, 0));
            assertThat(card.cores()).hasValue(16896);
            assertThat(card.busWidthBits()).hasValue(6144);
            assertThat(card.link().generation()).hasValue(5);
            assertThat(card.link().width()).hasValue(16);
            assertThat(card.temperatures().shutdown()).hasValue(92_000);
            assertThat(card.temperatures().slowdown()).hasValue(89_000);
            assertThat(card.power().maximum()).hasValue(700_000);
            assertThat(card.power().minimum()).hasValue(150_000);
            assertThat(card.drivesDisplay()).isFalse();
            assertThat(found.get(1).identity().drivesDisplay()).isTrue();
            assertThat(found.get(1).identity().temperatures().memoryMax()).isEmpty();
        }
    }

    @Test
    void aSampleHasEveryNumberInItsUnit() throws Throwable {
        try (NvmlSource source = source(FakeNvml.make(Kind.NEW, folder))) {
            open(source);
            long[] row = sample(source, 0);
            assertThat(of(row, Metric.UTILIZATION)).hasValue(4200);
            assertThat(of(row, Metric.MEMORY_CONTROLLER)).hasValue(1700);
            assertThat(of(row, Metric.TEMPERATURE)).hasValue(44_000);
            assertThat(of(row, Metric.MEMORY_TEMPERATURE)).hasValue(57_000);
            assertThat(of(row, Metric.POWER)).hasValue(75_250);
            assertThat(of(row, Metric.POWER_LIMIT)).hasValue(700_000);
            assertThat(of(row, Metric.VRAM_TOTAL)).hasValue(150754820096L);
            assertThat(of(row, Metric.VRAM_USED)).hasValue(0xABCDEF00L);
            assertThat(of(row, Metric.VRAM_RESERVED)).hasValue(0x1000000L);
            assertThat(of(row, Metric.CORE_CLOCK)).hasValue(1995);
            assertThat(of(row, Metric.MEMORY_CLOCK)).hasValue(10501);
            assertThat(why(row, Metric.FAN)).isEqualTo(Why.NOT_SUPPORTED);
            assertThat(ThrottleReason.of(of(row, Metric.THROTTLE).orElseThrow())).containsExactly(ThrottleReason.IDLE);
            assertThat(of(row, Metric.PERFORMANCE_STATE)).hasValue(0);
            assertThat(of(row, Metric.PCIE_GENERATION)).hasValue(4);
            assertThat(of(row, Metric.PCIE_WIDTH)).hasValue(16);
            assertThat(of(row, Metric.ENCODER)).hasValue(300);
            assertThat(of(row, Metric.DECODER)).hasValue(400);
            assertThat(of(row, Metric.ENERGY)).hasValue(0x1122334455667788L);
            assertThat(why(row, Metric.HOTSPOT)).isEqualTo(Why.NOT_SUPPORTED);
            long[] second = sample(source, 1);
            assertThat(of(second, Metric.FAN)).hasValue(6300);
            assertThat(ThrottleReason.of(of(second, Metric.THROTTLE).orElseThrow()))
                    .containsExactly(ThrottleReason.POWER_LIMIT, ThrottleReason.HARDWARE_HEAT);
            assertThat(why(second, Metric.MEMORY_TEMPERATURE)).isEqualTo(Why.NOT_SUPPORTED);
        }
    }

    @Test
    void theLibraryIsInitialisedOnceAndAskedLittle() throws Throwable {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        try (NvmlSource source = source(fake)) {
            open(source);
            sample(source, 0);
            sample(source, 1);
            for (int device = 0; device < 2; device++) {
                long before = fake.get(Place.CALLS);
                for (int i = 0; i < 50; i++) {
                    sample(source, device);
                }
                assertThat((fake.get(Place.CALLS) - before) / 50).isBetween(10L, 20L);
            }
            assertThat(fake.get(Place.INITS)).isOne();
            assertThat(fake.get(Place.SHUTDOWNS)).isZero();
        }
        assertThat(fake.get(Place.INITS)).isOne();
        assertThat(fake.get(Place.SHUTDOWNS)).isOne();
    }

    @Test
    void anOldDriverIsReadByItsOldStructures() throws Throwable {
        try (NvmlSource source = source(FakeNvml.make(Kind.OLD, folder))) {
            assertThat(open(source)).hasSize(2);
            long[] row = sample(source, 1);
            assertThat(of(row, Metric.VRAM_USED)).hasValue(0xABCDEF00L);
            assertThat(of(row, Metric.VRAM_RESERVED)).isEmpty();
            assertThat(of(row, Metric.FAN)).hasValue(6100);
            assertThat(of(row, Metric.THROTTLE)).isPresent();
            List<GpuProcess> processes = source.processes(0);
            assertThat(processes).extracting(GpuProcess::pid).containsExactly(4000000000L, 4000000001L);
            assertThat(processes.get(1).vramBytes()).hasValue(0x100000001L);
            assertThat(processes.getFirst().utilPct()).isEmpty();
        }
    }

    @Test
    void aListOfProgramsIsReadWithTheDistanceThatTheDriverWrites() throws Throwable {
        for (Kind kind : List.of(Kind.NEW, Kind.WIDE)) {
            FakeNvml fake = FakeNvml.make(kind, folder);
            // more than there is room for at first
            fake.set(Place.PROGRAMS, 150);
            try (NvmlSource source = source(fake)) {
                open(source);
                List<GpuProcess> processes = source.processes(0);
                assertThat(processes).as(kind.toString()).hasSize(150);
                assertThat(processes.get(149).pid()).isEqualTo(4000000149L);
                assertThat(processes.get(149).vramBytes()).hasValue(0x100000000L + 149);
                assertThat(processes.getFirst().utilPct()).isEqualTo(OptionalInt.of(34));
                // what a driver leaves behind of an ended program is no load
                assertThat(processes.get(1).utilPct()).isEmpty();
                assertThat(source.processes(1)).isEmpty();
            }
        }
    }

    @Test
    void memoryOfProgramsIsUnknownUnderTheDisplayDriverOfWindows() throws Throwable {
        try (NvmlSource source = source(FakeNvml.make(Kind.NEW, folder).set(Place.WDDM, 1))) {
            open(source);
            assertThat(source.processes(0)).isNotEmpty().allMatch(process -> process.vramBytes().isEmpty());
        }
    }

    @Test
    void whatIsNotSupportedIsAskedOnce() throws Throwable {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder).set(Place.UNSUPPORTED_MASK, 31);
        try (NvmlSource source = source(fake)) {
            open(source);
            long before = fake.get(Place.CALLS);
            long[] row = sample(source, 0);
            long first = fake.get(Place.CALLS) - before;
            for (Metric metric : List.of(Metric.POWER, Metric.POWER_LIMIT, Metric.ENERGY, Metric.UTILIZATION)) {
                assertThat(why(row, metric)).isEqualTo(Why.NOT_SUPPORTED);
            }
            assertThat(of(row, Metric.TEMPERATURE)).hasValue(44_000);
            before = fake.get(Place.CALLS);
            sample(source, 0);
            assertThat(fake.get(Place.CALLS) - before).isLessThanOrEqualTo(first - 4);
            GpuCondition condition = source.condition(0);
            assertThat(condition.eccOn()).isEmpty();
            assertThat(condition.eccUncorrected()).as("unknown, not 0").isEmpty();
        }
    }

    @Test
    void aCardWithoutMemoryOfItsOwnSaysSo() throws Throwable {
        try (NvmlSource source = source(FakeNvml.make(Kind.NEW, folder).set(Place.UNIFIED, 1))) {
            GpuIdentity card = open(source).getFirst().identity();
            assertThat(card.unifiedMemory()).isTrue();
            assertThat(card.vramBytes()).isEmpty();
            assertThat(of(sample(source, 0), Metric.VRAM_USED)).isEmpty();
        }
    }

    @Test
    void theConditionOfACard() throws Throwable {
        try (NvmlSource source = source(FakeNvml.make(Kind.NEW, folder))) {
            open(source);
            GpuCondition first = source.condition(0);
            assertThat(first.eccOn()).contains(true);
            assertThat(first.eccUncorrected()).hasValue(3);
            assertThat(first.rowsRemapped()).hasValue(3);
            assertThat(first.remapPending()).contains(true);
            assertThat(first.remapFailed()).contains(false);
            assertThat(first.migOn()).contains(false);
            assertThat(first.computeMode()).contains(ComputeMode.SHARED);
            assertThat(first.persistence()).contains(true);
            assertThat(source.condition(1).computeMode()).contains(ComputeMode.EXCLUSIVE);
            assertThat(source.condition(1).eccOn()).isEmpty();
        }
    }

    @Test
    void aCardThatIsCutUpIsListedWithItsParts() throws Throwable {
        try (NvmlSource source = source(FakeNvml.make(Kind.NEW, folder).set(Place.MIG_MASK, 1))) {
            List<Found> found = open(source);
            assertThat(found).hasSize(4);
            assertThat(found.get(1).identity().parent()).contains(found.getFirst().identity().id());
            assertThat(found.get(1).identity().id().key()).startsWith("MIG-");
            assertThat(found.get(1).identity().pci()).isEqualTo(found.getFirst().identity().pci());
            assertThat(found.get(1).identity().id()).isNotEqualTo(found.get(2).identity().id());
            long[] row = sample(source, 1);
            assertThat(why(row, Metric.UTILIZATION)).isEqualTo(Why.NOT_SUPPORTED);
            assertThat(of(row, Metric.VRAM_USED)).isPresent();
            assertThat(source.condition(0).migOn()).contains(true);
        }
    }

    @Test
    void aLostCardSaysSoAndIsNoMeasurement() throws Throwable {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        try (NvmlSource source = source(fake)) {
            open(source);
            sample(source, 0);
            fake.set(Place.LOST_MASK, 1);
            long[] row = blank();
            long before = fake.get(Place.CALLS);
            int code = source.sample(0, row);
            assertThat(code).isEqualTo(15);
            assertThat(source.isLost(code)).isTrue();
            assertThat(fake.get(Place.CALLS) - before).as("nothing more is asked of it").isOne();
            assertThat(Arrays.stream(row)).allMatch(Reading::isUnknown);
            assertThat(source.sample(1, blank())).isZero();
        }
    }

    @Test
    void aCardThatMayNotBeUsedIsListedWithItsPlaceOnTheBus() throws Throwable {
        bus("0000:41:00.0", "active", "0x2335");
        bus("0000:42:00.0", "active", "0x2684");
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder).set(Place.FORBIDDEN_MASK, 2);
        try (NvmlSource source = source(fake)) {
            List<Found> found = open(source);
            assertThat(found).hasSize(2);
            assertThat(found.get(1).presence()).asInstanceOf(type(Presence.Missing.class))
                    .satisfies(missing -> assertThat(missing.diagnosis().verdict()).isEqualTo(Verdict.NO_PERMISSION));
            assertThat(found.get(1).identity().pci()).contains(new PciAddress(0, 0x42, 0, 0));
            assertThat(found.get(1).identity().pciDevice()).isEqualTo(0x2684);
            long before = fake.get(Place.CALLS);
            source.sample(1, blank());
            assertThat(fake.get(Place.CALLS)).isEqualTo(before);
        }
    }

    @Test
    void aDriverThatCannotBeStartedIsDiagnosed() throws Throwable {
        Map<Integer, Verdict> verdicts = Map.of(9, Verdict.DRIVER_NOT_LOADED, 18, Verdict.REBOOT_NEEDED, 4,
                Verdict.NO_PERMISSION, 12, Verdict.LIBRARY_MISSING, 8, Verdict.POWER_CABLE, 999, Verdict.OTHER);
        for (Map.Entry<Integer, Verdict> one : verdicts.entrySet()) {
            FakeNvml fake = FakeNvml.make(Kind.NEW, folder).set(Place.INIT_CODE, one.getKey());
            try (NvmlSource source = source(fake)) {
                assertThat(source.open()).asInstanceOf(type(Opening.Unusable.class)).satisfies(unusable -> {
                    assertThat(unusable.code()).isEqualTo(one.getKey());
                    assertThat(unusable.trouble()).hasValueSatisfying(
                            trouble -> assertThat(trouble.verdict()).isEqualTo(one.getValue()));
                });
            }
            assertThat(fake.get(Place.SHUTDOWNS)).isZero();
        }
    }

    @Test
    void withoutALibraryACardIsSaidToLackItAndNoCardIsNoTrouble() throws Throwable {
        RuntimePower power = new RuntimePower(folder.resolve("sys"));
        Optional<String> nowhere = Optional.of(folder.resolve("libnvidia-ml.so.1").toString());
        Files.createDirectories(folder.resolve("sys/bus/pci/devices"));
        assertThat(new NvmlSource(nowhere, power, folder).open()).isEqualTo(new Opening.Unusable(Optional.empty(), -1));
        bus("0000:41:00.0", "active", "0x2335");
        assertThat(new NvmlSource(nowhere, power, folder).open()).asInstanceOf(type(Opening.Unusable.class))
                .satisfies(unusable -> assertThat(unusable.trouble()).hasValueSatisfying(trouble -> {
                    assertThat(trouble.verdict()).isEqualTo(Verdict.LIBRARY_MISSING);
                    assertThat(trouble.detail()).hasValueSatisfying(text -> assertThat(text).contains("no such file"));
                }));
        Files.writeString(folder.resolve("libnvidia-ml.so.1"), "no library");
        assertThat(new NvmlSource(nowhere, power, folder).open()).asInstanceOf(type(Opening.Unusable.class))
                .satisfies(unusable -> assertThat(unusable.trouble()).isPresent());
    }

    @Test
    void whileAllCardsSleepTheLibraryIsNotEvenLoaded() throws Throwable {
        bus("0000:41:00.0", "suspended", "0x2335");
        bus("0000:42:00.0", "suspending", "0x2684");
        Path told = folder.resolve("proc/driver/nvidia/gpus/0000:41:00.0/information");
        Files.createDirectories(told.getParent());
        Files.writeString(told, "Model: \t\t NVIDIA H200\nGPU UUID: \t GPU-00000000-1111-2222-3333-444444444400\n");
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        try (NvmlSource source = source(fake)) {
            List<Found> sleeping = ((Opening.Later) source.open()).sleeping();
            assertThat(sleeping).hasSize(2).allMatch(found -> found.presence() instanceof Presence.Asleep);
            assertThat(sleeping.getFirst().identity().name()).isEqualTo("NVIDIA H200");
            assertThat(sleeping.getFirst().identity().id().key()).isEqualTo(
                    "GPU-00000000-1111-2222-3333-444444444400");
            assertThat(sleeping.get(1).identity().id().key()).isEqualTo("pci:0000:42:00.0");
            assertThat(fake.get(Place.CALLS)).isZero();
            bus("0000:42:00.0", "active", "0x2684");
            assertThat(open(source)).hasSize(2);
            assertThat(fake.get(Place.INITS)).isOne();
        }
    }

    @Test
    void onWindowsOnlyWholePathsAreTried() {
        assertThat(NvmlLibrary.candidates("Windows 11", Map.of("SystemRoot", "C:\\Windows", "ProgramW6432",
                "C:\\Program Files"))).isNotEmpty().allMatch(name -> name.startsWith("C:\\"));
        assertThat(NvmlLibrary.candidates("Linux", Map.of()).getFirst()).isEqualTo("libnvidia-ml.so.1");
        assertThat(NvmlLibrary.candidates("Mac OS X", Map.of())).isEmpty();
    }

    private void bus(String address, String status, String device) throws Exception {
        FakeBus.card(folder.resolve("sys"), address, "0x10de", device, status);
    }
}
