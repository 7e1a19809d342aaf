package tern.gpu.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.gpu.alert.Alert.Kind;
import tern.gpu.alert.Alert.Severity;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;
import tern.gpu.model.Thresholds;
import tern.gpu.model.Vendor;

/// When alerts come, when a person is told, and when they go, with a clock of the test.
class AlertsTest {

    private static final GpuId ID = new GpuId(Vendor.NVIDIA, "GPU-1");
    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");

    private Alerts alerts = new Alerts(AlertRules.standard());
    private long second;
    private LocalTime time = LocalTime.NOON;
    private OptionalLong slowdown = OptionalLong.empty();
    private Presence presence = new Presence.Ready();
    private OptionalLong errors = OptionalLong.of(0);
    private boolean mining;
    private boolean listed = true;
    private OptionalLong disk = OptionalLong.of(100_000_000_000L);
    private Optional<Boolean> battery = Optional.of(false);
    private List<GpuEvent> events = List.of();
    private final long[] row = GpuSample.blank(Reading.Why.NOT_SUPPORTED);

    private AlertsTest set(Metric metric, long value) {
        row[metric.ordinal()] = value;
        return this;
    }

    private AlertsTest unread(Metric metric) {
        return set(metric, Reading.unknown(Reading.Why.ERROR));
    }

    private List<AlertChange> look() {
        GpuIdentity identity = new GpuIdentity(ID, Optional.empty(), "A card", Optional.empty(), 0, 0,
                Optional.empty(), OptionalLong.empty(), false, false, false, Optional.empty(), Optional.empty(),
                OptionalInt.empty(), OptionalInt.empty(), new PcieLink(OptionalInt.of(4), OptionalInt.of(16)),
                new Thresholds(OptionalLong.empty(), slowdown, OptionalLong.empty(), OptionalLong.empty()),
                PowerRange.UNKNOWN);
        GpuDevice device = new GpuDevice(identity, presence,
                Optional.of(GpuSample.of(ID, START.plusSeconds(second), second, row)), false, List.of(),
                new GpuCondition(Optional.empty(), errors, OptionalLong.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                events);
        return alerts.look(new Look(START.plusSeconds(second), second * 1_000_000_000L, time,
                listed ? List.of(device) : List.of(), mining ? Set.of(ID) : Set.of(), disk, battery));
    }

    /// Looks once a second.
    private List<AlertChange> pass(int seconds) {
        List<AlertChange> all = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            second++;
            all.addAll(look());
        }
        return all;
    }

    private static List<String> words(List<AlertChange> changes) {
        return changes.stream().map(change -> change.getClass().getSimpleName() + ' ' + change.alert().kind()).toList();
    }

    private boolean stands(Kind kind) {
        return alerts.standing().stream().anyMatch(alert -> alert.kind() == kind);
    }

    @Test
    void whatADriverTellsIsSaidAtOnceAndStandsForAWhile() {
        pass(1);
        events = List.of(new GpuEvent(GpuEvent.Kind.CLOCKS, 0, START.plusSeconds(1)),
                new GpuEvent(GpuEvent.Kind.ERROR, 31, START.plusSeconds(1)),
                new GpuEvent(GpuEvent.Kind.ERROR, 79, START.plusSeconds(2)));
        List<AlertChange> raised = pass(1);
        assertThat(words(raised)).as("clocks change all the time")
                .containsExactly("Raised DRIVER_ERROR",
                        "Tell DRIVER_ERROR");
        assertThat(raised.getFirst().alert().measured()).as("the newest").hasValue(79);
        assertThat(pass(599)).isEmpty();
        assertThat(words(pass(1))).containsExactly("Over DRIVER_ERROR");
        alerts.setRules(AlertRules.standard()
                .with(Kind.CLOCKS_CHANGED, AlertRules.standard().rule(Kind.CLOCKS_CHANGED).withOn(true)));
        events = List.of(new GpuEvent(GpuEvent.Kind.CLOCKS, 0, START.plusSeconds(second)),
                new GpuEvent(GpuEvent.Kind.POWER_SOURCE, 0, START.plusSeconds(second)));
        assertThat(words(pass(1))).containsExactly("Raised POWER_SOURCE", "Tell POWER_SOURCE",
                "Raised CLOCKS_CHANGED", "Tell CLOCKS_CHANGED");
    }

    @Test
    void heatIsSaidAfterItHasHeldAndIsOverAfterItHasGone() {
        set(Metric.TEMPERATURE, 85_000);
        assertThat(pass(30)).isEmpty();
        List<AlertChange> raised = pass(1);
        assertThat(words(raised)).containsExactly("Raised TOO_HOT", "Tell TOO_HOT");
        assertThat(raised.getFirst().alert()).isEqualTo(new Alert(Kind.TOO_HOT, Optional.of(ID), Severity.WARNING,
                OptionalLong.of(85_000), OptionalLong.of(85_000), START.plusSeconds(31)));
        // neither hot nor cool
        set(Metric.TEMPERATURE, 82_000);
        assertThat(pass(100)).isEmpty();
        set(Metric.TEMPERATURE, 79_999);
        assertThat(pass(30)).isEmpty();
        assertThat(words(pass(1))).containsExactly("Over TOO_HOT");
        assertThat(alerts.standing()).isEmpty();
    }

    @Test
    void aMomentOfCoolnessBeginsTheWaitAnew() {
        set(Metric.TEMPERATURE, 86_000);
        pass(30);
        set(Metric.TEMPERATURE, 84_999);
        assertThat(pass(1)).isEmpty();
        set(Metric.TEMPERATURE, 86_000);
        assertThat(pass(30)).isEmpty();
        assertThat(words(pass(1))).contains("Raised TOO_HOT");
    }

    @Test
    void whatCannotBeReadNeitherBeginsNorEndsAnything() {
        set(Metric.TEMPERATURE, 86_000);
        pass(29);
        unread(Metric.TEMPERATURE);
        assertThat(pass(60)).isEmpty();
        set(Metric.TEMPERATURE, 86_000);
        assertThat(pass(30)).isEmpty();
        pass(1);
        unread(Metric.TEMPERATURE);
        assertThat(pass(600)).isEmpty();
        assertThat(stands(Kind.TOO_HOT)).isTrue();
    }

    @Test
    void aCardThatSaysWhereItBrakesIsHeldAgainstThat() {
        slowdown = OptionalLong.of(93_000);
        set(Metric.TEMPERATURE, 87_999);
        assertThat(pass(60)).isEmpty();
        set(Metric.TEMPERATURE, 88_000);
        List<AlertChange> raised = pass(31);
        assertThat(raised.getFirst().alert().threshold()).hasValue(88_000);
        set(Metric.TEMPERATURE, 82_999);
        assertThat(words(pass(31))).containsExactly("Over TOO_HOT");
    }

    @Test
    void theSameIsToldOnceInAQuarterOfAnHourAndThenIfItStillStands() {
        set(Metric.VRAM_TOTAL, 1L << 30).set(Metric.VRAM_USED, 1L << 30);
        assertThat(words(pass(1))).containsExactly("Raised VRAM_FULL", "Tell VRAM_FULL");
        set(Metric.VRAM_USED, 0);
        assertThat(words(pass(1))).containsExactly("Over VRAM_FULL");
        set(Metric.VRAM_USED, 1L << 30);
        assertThat(words(pass(1))).containsExactly("Raised VRAM_FULL");
        assertThat(pass(897)).isEmpty();
        assertThat(words(pass(1))).containsExactly("Tell VRAM_FULL");
        assertThat(pass(2000)).isEmpty();
    }

    @Test
    void quietTimesKeepAllButTheGravestUntilTheyEnd() {
        alerts = new Alerts(AlertRules.standard()
                .withQuiet(List.of(new AlertRules.Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0)))));
        time = LocalTime.of(23, 30);
        battery = Optional.of(true);
        presence = new Presence.Lost(15, START);
        assertThat(words(pass(1))).containsExactly("Raised LOST", "Tell LOST", "Raised ON_BATTERY");
        assertThat(alerts.standing()).extracting(Alert::kind).containsExactly(Kind.LOST, Kind.ON_BATTERY);
        time = LocalTime.of(6, 59);
        assertThat(pass(1)).isEmpty();
        time = LocalTime.of(7, 0);
        assertThat(words(pass(1))).containsExactly("Tell ON_BATTERY");
    }

    @ParameterizedTest
    @CsvSource({"22:00, 07:00, 22:00, true", "22:00, 07:00, 03:00, true", "22:00, 07:00, 07:00, false",
            "12:00, 13:00, 12:30, true", "12:00, 13:00, 13:00, false", "12:00, 13:00, 11:59, false",
            "08:00, 08:00, 02:00, true"})
    void aQuietTimeMayGoOverMidnight(LocalTime from, LocalTime to, LocalTime at, boolean quiet) {
        assertThat(new AlertRules.Quiet(from, to).holds(at)).isEqualTo(quiet);
    }

    @Test
    void tenSecondsOfBrakingInAMinuteCountTogether() {
        List<AlertChange> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            set(Metric.THROTTLE, ThrottleReason.HEAT.bit());
            all.addAll(pass(4));
            set(Metric.THROTTLE, ThrottleReason.POWER_LIMIT.bit());
            all.addAll(pass(4));
        }
        assertThat(words(all)).containsExactly("Raised THROTTLED", "Tell THROTTLED");
        assertThat(words(pass(60))).containsExactly("Over THROTTLED");
    }

    @Test
    void aCardAtItsPowerLimitDoesNotBrake() {
        set(Metric.THROTTLE, ThrottleReason.POWER_LIMIT.bit() | ThrottleReason.IDLE.bit());
        assertThat(pass(120)).isEmpty();
    }

    @Test
    void aFanThatStandsStillMattersWhereTheCardWorksAndIsWarm() {
        set(Metric.FAN, 0).set(Metric.TEMPERATURE, 71_000).set(Metric.UTILIZATION, 2000);
        assertThat(pass(60)).isEmpty();
        set(Metric.UTILIZATION, 2001);
        assertThat(words(pass(21))).containsExactly("Raised FAN_STOPPED", "Tell FAN_STOPPED");
        set(Metric.FAN, 3000);
        assertThat(words(pass(21))).containsExactly("Over FAN_STOPPED");
    }

    @Test
    void aFanThatIsNotKnownIsNoFanThatStands() {
        set(Metric.TEMPERATURE, 79_000).set(Metric.UTILIZATION, 9000);
        assertThat(pass(100)).isEmpty();
    }

    @Test
    void memoryErrorsCountFromWhenTheyGrow() {
        errors = OptionalLong.of(5);
        assertThat(pass(3)).isEmpty();
        errors = OptionalLong.of(6);
        List<AlertChange> raised = pass(1);
        assertThat(words(raised)).containsExactly("Raised MEMORY_ERRORS", "Tell MEMORY_ERRORS");
        assertThat(raised.getFirst().alert().measured()).hasValue(6);
        assertThat(pass(100)).isEmpty();
        // counted anew since the driver was loaded
        errors = OptionalLong.of(0);
        assertThat(words(pass(1))).containsExactly("Over MEMORY_ERRORS");
    }

    @Test
    void aMinerThatDoesNothingIsSaidAfterTenMinutes() {
        set(Metric.UTILIZATION, 499);
        assertThat(pass(1000)).isEmpty();
        mining = true;
        assertThat(pass(600)).isEmpty();
        assertThat(words(pass(1))).containsExactly("Raised MINER_IDLE", "Tell MINER_IDLE");
        mining = false;
        assertThat(words(pass(601))).containsExactly("Over MINER_IDLE");
    }

    @Test
    void moreThanTheLimitAndATwentiethOfIt() {
        set(Metric.POWER_LIMIT, 300_000).set(Metric.POWER, 315_000);
        assertThat(pass(60)).isEmpty();
        set(Metric.POWER, 315_001);
        assertThat(words(pass(31))).containsExactly("Raised OVER_POWER", "Tell OVER_POWER");
    }

    @Test
    void fewerLanesMatterUnderLoad() {
        set(Metric.PCIE_WIDTH, 1).set(Metric.UTILIZATION, 100);
        assertThat(pass(100)).isEmpty();
        set(Metric.UTILIZATION, 9000);
        List<AlertChange> raised = pass(31);
        assertThat(words(raised)).containsExactly("Raised LINK_DEGRADED", "Tell LINK_DEGRADED");
        assertThat(raised.getFirst().alert().threshold()).hasValue(16);
        set(Metric.UTILIZATION, 0);
        assertThat(pass(100)).isEmpty();
    }

    @Test
    void aHotMemoryAFullDiskAndABattery() {
        set(Metric.MEMORY_TEMPERATURE, 100_000);
        assertThat(words(pass(61))).containsExactly("Raised MEMORY_TOO_HOT", "Tell MEMORY_TOO_HOT");
        disk = OptionalLong.of((10L << 30) - 1);
        battery = Optional.of(true);
        assertThat(words(pass(1))).containsExactly("Raised DISK_LOW", "Tell DISK_LOW", "Raised ON_BATTERY",
                "Tell ON_BATTERY");
        disk = OptionalLong.of(11L << 30);
        battery = Optional.empty();
        assertThat(pass(10)).isEmpty();
        disk = OptionalLong.of(12L << 30);
        battery = Optional.of(false);
        assertThat(words(pass(1))).containsExactly("Over DISK_LOW", "Over ON_BATTERY");
    }

    @Test
    void aRuleThatIsSwitchedOffEndsWhatItRaised() {
        battery = Optional.of(true);
        pass(1);
        AlertRules rules = AlertRules.standard();
        alerts.setRules(rules.with(Kind.ON_BATTERY, rules.rule(Kind.ON_BATTERY).withOn(false)));
        assertThat(words(pass(1))).containsExactly("Over ON_BATTERY");
        assertThat(pass(10)).isEmpty();
    }

    @Test
    void anotherThresholdCounts() {
        AlertRules rules = AlertRules.standard();
        alerts.setRules(rules.with(Kind.TOO_HOT, rules.rule(Kind.TOO_HOT).withThreshold(70_000, 60_000)));
        set(Metric.TEMPERATURE, 70_000);
        assertThat(words(pass(31))).contains("Raised TOO_HOT");
    }

    @Test
    void whatIsNotListedAnyMoreIsForgotten() {
        presence = new Presence.Lost(15, START);
        pass(1);
        int before = alerts.remembered();
        listed = false;
        assertThat(words(pass(1))).containsExactly("Over LOST");
        assertThat(alerts.remembered()).isLessThan(before);
    }

    @Test
    void rulesThatAreNotWholeAreRefused() {
        assertThatThrownBy(() -> new AlertRules(Map.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AlertRule(true, 0, 0, Duration.ofDays(2), Severity.NOTICE, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
