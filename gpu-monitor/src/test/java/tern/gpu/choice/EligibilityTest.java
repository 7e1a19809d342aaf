package tern.gpu.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tern.gpu.choice.Reason.Amount;
import tern.gpu.choice.Reason.Code;
import tern.gpu.model.Compute;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuCondition.ComputeMode;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;
import tern.gpu.model.Thresholds;
import tern.gpu.model.Vendor;

/// Everything that speaks against a card is said, with what was measured and what is needed.
class EligibilityTest {

    private static final long GIB = 1L << 30;
    private static final GpuProcess FOREIGN = new GpuProcess(99, Optional.empty(), "blender", OptionalLong.of(20 * GIB),
            OptionalInt.of(90), GpuProcess.Kind.COMPUTE, false);
    private static final GpuProcess OURS = new GpuProcess(100, Optional.empty(), "miner", OptionalLong.of(GIB),
            OptionalInt.empty(), GpuProcess.Kind.COMPUTE, true);
    private static final GpuProcess DESKTOP = new GpuProcess(101, Optional.empty(), "Xorg", OptionalLong.of(GIB),
            OptionalInt.empty(), GpuProcess.Kind.GRAPHICS, false);

    /// A sound card with nothing against it, to be changed one thing at a time.
    private static final class Card {
        Vendor vendor = Vendor.NVIDIA;
        OptionalLong vram = OptionalLong.of(24 * GIB);
        Optional<Compute> compute = Optional.of(new Compute.Cuda(8, 9));
        Optional<String> driver = Optional.of("550.163.01");
        boolean unified;
        boolean integrated;
        boolean display;
        boolean part;
        Presence presence = new Presence.Ready();
        final long[] row = GpuSample.blank(Reading.Why.NOT_SUPPORTED);
        List<GpuProcess> processes = List.of();
        Optional<ComputeMode> mode = Optional.of(ComputeMode.SHARED);
        Optional<Boolean> mig = Optional.empty();
        OptionalLong ecc = OptionalLong.empty();
        Optional<Boolean> virtual = Optional.empty();
        Optional<Diagnosis> diagnosis = Optional.empty();
        Optional<Boolean> battery = Optional.of(false);
        OptionalLong disk = OptionalLong.of(500_000_000_000L);
        Optional<String> assigned = Optional.empty();
        Optional<Boolean> profitable = Optional.empty();
        OptionalLong needsVram = OptionalLong.of(16 * GIB);
        Optional<Compute.Cuda> needsCuda = Optional.of(new Compute.Cuda(8, 0));
        OptionalInt runtime = OptionalInt.of(12_040);
        Optional<String> needsDriver = Optional.empty();
        Set<Work.Api> apis = Set.of(Work.Api.CUDA);
        OptionalLong needsDisk = OptionalLong.empty();

        Card() {
            set(Metric.UTILIZATION, 9000).set(Metric.TEMPERATURE, 60_000)
                    .set(Metric.VRAM_TOTAL, 24 * GIB)
                    .set(Metric.VRAM_USED, GIB)
                    .set(Metric.THROTTLE, ThrottleReason.POWER_LIMIT.bit())
                    .set(Metric.PCIE_GENERATION, 4)
                    .set(Metric.PCIE_WIDTH, 16);
        }

        Card set(Metric metric, long value) {
            row[metric.ordinal()] = value;
            return this;
        }

        Card unread(Metric metric) {
            return set(metric, Reading.unknown(Reading.Why.NO_PERMISSION));
        }

        List<Reason> reasons() {
            GpuId id = new GpuId(vendor, "GPU-1");
            GpuIdentity identity = new GpuIdentity(id,
                    part ? Optional.of(new GpuId(vendor, "GPU-0")) : Optional.empty(),
                    "A card", Optional.empty(), 0, 0, Optional.empty(), vram, unified, integrated, display,
                    Optional.of(new DriverInfo("nvidia", driver, OptionalInt.empty(), Optional.empty())), compute,
                    OptionalInt.empty(), OptionalInt.empty(), new PcieLink(OptionalInt.of(4), OptionalInt.of(16)),
                    Thresholds.UNKNOWN, PowerRange.UNKNOWN);
            GpuDevice device = new GpuDevice(identity, presence,
                    Optional.of(GpuSample.of(id, Instant.EPOCH, 0, row)), false, processes,
                    new GpuCondition(Optional.empty(), ecc, OptionalLong.empty(), Optional.empty(), Optional.empty(),
                            mig,
                            mode, Optional.empty(), virtual));
            return Eligibility.reasons(device, new Work(apis, needsVram, needsCuda, runtime, needsDriver, needsDisk),
                    new Surroundings(diagnosis, battery, disk, assigned, profitable));
        }
    }

    private interface Change {
        void make(Card card);
    }

    private static Arguments row(String name, Change change, Code code, Amount measured, Amount needed) {
        return Arguments.of(name, change, code, Optional.ofNullable(measured), Optional.ofNullable(needed));
    }

    static Stream<Arguments> oneThing() {
        return Stream.of(
                row("too little memory", c -> c.vram = OptionalLong.of(8 * GIB), Code.VRAM_TOO_SMALL,
                        new Amount.Bytes(8 * GIB), new Amount.Bytes(16 * GIB)),
                row("memory in use", c -> c.set(Metric.VRAM_USED, 10 * GIB).set(Metric.VRAM_RESERVED, GIB),
                        Code.VRAM_IN_USE, new Amount.Bytes(13 * GIB), new Amount.Bytes(16 * GIB)),
                row("an older generation", c -> c.compute = Optional.of(new Compute.Cuda(7, 5)), Code.CC_TOO_LOW,
                        new Amount.Version("7.5"), new Amount.Version("8.0")),
                row("a lower step", c -> c.needsCuda = Optional.of(new Compute.Cuda(9, 0)), Code.CC_TOO_LOW,
                        new Amount.Version("8.9"), new Amount.Version("9.0")),
                row("a driver before CUDA 12", c -> c.driver = Optional.of("520.61.05"), Code.DRIVER_TOO_OLD,
                        new Amount.Version("520.61.05"), new Amount.Version("525.60")),
                row("a driver before CUDA 13", c -> c.runtime = OptionalInt.of(13_000), Code.DRIVER_TOO_OLD,
                        new Amount.Version("550.163.01"), new Amount.Version("580")),
                row("a driver before the work's own", c -> c.needsDriver = Optional.of("555.42"), Code.DRIVER_TOO_OLD,
                        new Amount.Version("550.163.01"), new Amount.Version("555.42")),
                row("nobody may compute", c -> c.mode = Optional.of(ComputeMode.PROHIBITED),
                        Code.COMPUTE_MODE_PROHIBITED, null, null),
                row("cut into parts", c -> c.mig = Optional.of(true), Code.MIG_PARENT, null, null),
                row("taken by another miner", c -> c.assigned = Optional.of("Chutes"), Code.ALREADY_ASSIGNED,
                        new Amount.Name("Chutes"), null),
                row("an Apple card for CUDA", c -> {
                    c.vendor = Vendor.APPLE;
                    c.compute = Optional.empty();
                }, Code.NO_COMPUTE_API, new Amount.Name("Metal"), new Amount.Name("CUDA")),
                row("on battery", c -> c.battery = Optional.of(true), Code.ON_BATTERY, null, null),
                row("drives a display", c -> c.display = true, Code.DRIVES_DISPLAY, null, null),
                row("brakes", c -> c.set(Metric.THROTTLE, ThrottleReason.HEAT.bit()), Code.THROTTLING, null, null),
                row("hot for nothing", c -> c.set(Metric.UTILIZATION, 0).set(Metric.TEMPERATURE, 74_000),
                        Code.HOT_AT_IDLE, new Amount.Temperature(74_000), new Amount.Temperature(70_000)),
                row("a loose riser", c -> c.set(Metric.PCIE_WIDTH, 1), Code.PCIE_DEGRADED, new Amount.Link(4, 1),
                        new Amount.Link(4, 16)),
                row("in the processor", c -> c.integrated = true, Code.INTEGRATED, null, null),
                row("shares memory", c -> c.unified = true, Code.UNIFIED_MEMORY, null, null),
                row("memory errors", c -> c.ecc = OptionalLong.of(3), Code.ECC_ERRORS, new Amount.Count(3), null),
                row("little disk", c -> c.disk = OptionalLong.of(5_000_000_000L), Code.LOW_DISK,
                        new Amount.Bytes(5_000_000_000L), new Amount.Bytes(10_000_000_000L)),
                row("less disk than the work needs", c -> c.needsDisk = OptionalLong.of(900_000_000_000L),
                        Code.LOW_DISK, new Amount.Bytes(500_000_000_000L), new Amount.Bytes(900_000_000_000L)),
                row("somebody else computes", c -> c.processes = List.of(FOREIGN, OURS, DESKTOP),
                        Code.OTHER_USER_PROCESSES, new Amount.Count(1), null),
                row("a share", c -> c.virtual = Optional.of(true), Code.VGPU, null, null),
                row("a loss", c -> c.profitable = Optional.of(false), Code.UNPROFITABLE, null, null),
                row("lost", c -> c.presence = new Presence.Lost(15, Instant.EPOCH), Code.LOST, new Amount.Count(15),
                        null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneThing")
    void oneThingIsSaidAloneWithBothNumbers(String name, Change change, Code code, Optional<Amount> measured,
            Optional<Amount> needed) {
        Card card = new Card();
        change.make(card);
        List<Reason> reasons = card.reasons();
        assertThat(reasons).as(name).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(code);
            assertThat(reason.unread()).isFalse();
            assertThat(reason.measured()).isEqualTo(measured);
            assertThat(reason.needed()).isEqualTo(needed);
            assertThat(reason.blocks()).isEqualTo(code.isBlocking());
        });
        assertThat(Eligibility.isEligible(reasons)).isNotEqualTo(code.isBlocking());
    }

    static Stream<Arguments> oneUnknown() {
        Map<Code, Change> all = Map.of(
                Code.UNKNOWN_VRAM, c -> {
                    c.vram = OptionalLong.empty();
                    c.unread(Metric.VRAM_TOTAL);
                },
                Code.VRAM_IN_USE, c -> c.unread(Metric.VRAM_USED),
                Code.CC_TOO_LOW, c -> c.compute = Optional.empty(),
                Code.DRIVER_TOO_OLD, c -> c.driver = Optional.empty(),
                Code.COMPUTE_MODE_PROHIBITED, c -> c.mode = Optional.empty(),
                Code.ON_BATTERY, c -> c.battery = Optional.empty(),
                Code.THROTTLING, c -> c.unread(Metric.THROTTLE),
                Code.HOT_AT_IDLE, c -> c.unread(Metric.TEMPERATURE),
                Code.PCIE_DEGRADED, c -> c.unread(Metric.PCIE_WIDTH),
                Code.LOW_DISK, c -> c.disk = OptionalLong.empty());
        return all.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneUnknown")
    void whatCannotBeReadIsAWarningThatSaysSo(Code code, Change change) {
        Card card = new Card();
        change.make(card);
        List<Reason> reasons = card.reasons();
        assertThat(reasons).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(code);
            assertThat(reason.unread()).isTrue();
            assertThat(reason.measured()).isEmpty();
        });
        assertThat(Eligibility.isEligible(reasons)).isTrue();
    }

    @Test
    void aCardOfAnotherVendorWhoseComputingIsNotKnownIsAWarning() {
        Card card = new Card();
        card.vendor = Vendor.AMD;
        card.compute = Optional.empty();
        card.apis = Set.of(Work.Api.ROCM, Work.Api.CUDA);
        assertThat(card.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Code.NO_COMPUTE_API);
            assertThat(reason.unread()).isTrue();
        });
        card.compute = Optional.of(new Compute.Gfx("gfx1100"));
        assertThat(card.reasons()).isEmpty();
    }

    @Test
    void nothingIsSaidOfASoundCard() {
        assertThat(new Card().reasons()).isEmpty();
    }

    @Test
    void allOfItIsSaidAndWhatRulesTheCardOutComesFirst() {
        Card card = new Card();
        card.battery = Optional.of(true);
        card.display = true;
        card.vram = OptionalLong.of(8 * GIB);
        card.compute = Optional.of(new Compute.Cuda(6, 1));
        card.mode = Optional.of(ComputeMode.EXCLUSIVE);
        card.processes = List.of(FOREIGN);
        card.disk = OptionalLong.empty();
        List<Reason> reasons = card.reasons();
        assertThat(reasons).extracting(Reason::code)
                .containsExactlyInAnyOrder(Code.CC_TOO_LOW, Code.VRAM_TOO_SMALL, Code.EXCLUSIVE_AND_BUSY,
                        Code.OTHER_USER_PROCESSES, Code.DRIVES_DISPLAY, Code.ON_BATTERY, Code.LOW_DISK);
        assertThat(reasons.subList(0, 3)).allMatch(Reason::blocks);
        assertThat(reasons.subList(3, reasons.size())).noneMatch(Reason::blocks);
    }

    @Test
    void whoHoldsTheMemoryIsNamed() {
        Card card = new Card().set(Metric.VRAM_USED, 22 * GIB);
        card.processes = List.of(FOREIGN, DESKTOP);
        assertThat(card.reasons()).filteredOn(reason -> reason.code() == Code.VRAM_IN_USE)
                .singleElement()
                .satisfies(reason -> assertThat(reason.holders()).containsExactly(FOREIGN, DESKTOP));
    }

    /// Each thing that can be wrong with a card rules it out in words of its own.
    @ParameterizedTest
    @EnumSource(Verdict.class)
    void aCardThatCannotBeUsedIsRuledOutWithItsDiagnosis(Verdict verdict) {
        Card card = new Card();
        Diagnosis diagnosis = Diagnosis.of(verdict, "x");
        card.presence = new Presence.Missing(diagnosis);
        assertThat(card.reasons()).filteredOn(Reason::blocks)
                .singleElement()
                .satisfies(reason -> assertThat(reason.diagnosis()).contains(diagnosis));
    }

    @Test
    void aCardThatCanBeMeasuredAndNotComputeWithIsMeasuredAllTheSame() {
        Card card = new Card();
        card.vendor = Vendor.AMD;
        card.apis = Set.of(Work.Api.ROCM);
        card.diagnosis = Optional.of(Diagnosis.of(Verdict.COMPUTE_UNAVAILABLE, "/dev/kfd"));
        card.vram = OptionalLong.of(8 * GIB);
        assertThat(card.reasons()).extracting(Reason::code).containsExactly(Code.NO_COMPUTE_API, Code.VRAM_TOO_SMALL);
    }

    @Test
    void anIdleCardMayLowerItsLink() {
        Card card = new Card().set(Metric.UTILIZATION, 100).set(Metric.PCIE_GENERATION, 1).set(Metric.PCIE_WIDTH, 1);
        assertThat(card.reasons()).isEmpty();
    }

    @Test
    void aPartOfACardIsNoCardThatIsCut() {
        Card card = new Card();
        card.mig = Optional.of(true);
        card.part = true;
        assertThat(card.reasons()).isEmpty();
    }

    @Test
    void ofACardThatSleepsIsSaidWhatCouldNotBeRead() {
        Card card = new Card();
        card.presence = new Presence.Asleep();
        assertThat(card.reasons()).isNotEmpty().allMatch(Reason::unread);
        assertThat(Eligibility.isEligible(card.reasons())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"525.60.13, 525.60, 1", "525.60, 525.60, 0", "99.1, 525.60, -1", "580, 580.00, 0", "550.9, 550.54, -1"})
    void versionsAreComparedByTheirNumbers(String a, String b, int sign) {
        assertThat(Integer.signum(Eligibility.compare(a, b))).isEqualTo(sign);
    }
}
