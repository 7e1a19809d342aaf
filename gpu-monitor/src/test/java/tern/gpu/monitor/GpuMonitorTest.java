package tern.gpu.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.bus.RuntimePower;
import tern.gpu.fake.FakeBus;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.GpuSnapshot.ProbeState;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.model.PresentGpu;
import tern.gpu.model.Reading;
import tern.gpu.wire.WireLine;

/// The service over a measuring program that the test speaks for.
class GpuMonitorTest {

    private static final GpuIdentity FIRST = FakeProbe.card("GPU-1", 1);
    private static final GpuIdentity SECOND = FakeProbe.card("GPU-2", 2);

    private static final MonitorTimes QUICK = new MonitorTimes(Duration.ofMillis(30), Duration.ofMillis(300),
            Duration.ofSeconds(30), Duration.ofMillis(400), Duration.ofMillis(1500), Duration.ofSeconds(2),
            Duration.ofMillis(200), Duration.ofMillis(50), Duration.ofMinutes(5));

    @TempDir
    Path folder;

    private final FakeProbe probe = new FakeProbe();
    private GpuMonitor monitor = new GpuMonitor(probe, MonitorHooks.none(), QUICK);

    @AfterEach
    void close() {
        monitor.close();
    }

    private FakeProbe.Run started() {
        monitor.setRate(SampleRate.DETAIL);
        monitor.start();
        return run(1);
    }

    private FakeProbe.Run run(int which) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> probe.runs.size() >= which);
        return probe.runs.get(which - 1);
    }

    private void becomes(Predicate<GpuSnapshot> right) {
        await().pollInterval(Duration.ofMillis(10)).until(monitor::current, right);
    }

    private GpuDevice device(GpuIdentity identity) {
        return monitor.current().device(identity.id()).orElseThrow();
    }

    @Test
    void theFirstPicture() {
        assertThat(monitor.current().probe()).isEqualTo(ProbeState.OFF);
        FakeProbe.Run run = started();
        becomes(now -> now.probe() == ProbeState.STARTING);
        run.greets().lists(SECOND, FIRST);
        becomes(now -> now.devices().size() == 2);
        assertThat(monitor.isSettled()).isFalse();
        assertThat(device(FIRST).reading(Metric.POWER)).isEqualTo(new Reading.Unknown(Reading.Why.NOT_SAMPLED));
        run.measures(1, 4200);
        becomes(now -> device(FIRST).reading(Metric.UTILIZATION).equals(new Reading.Known(4200)));
        await().until(monitor::isSettled);
        assertThat(monitor.current().devices()).extracting(GpuDevice::id).containsExactly(FIRST.id(), SECOND.id());
        assertThat(monitor.current().probe()).isEqualTo(ProbeState.RUNNING);
        assertThat(run.orders.toString()).isEmpty();
        monitor.setRate(SampleRate.HIDDEN);
        await().until(() -> run.orders.toString().equals("R 5000\n"));
    }

    @Test
    void anOldSampleIsStaleAndANewOneIsNot() {
        FakeProbe.Run run = started().greets().lists(FIRST).measures(0, 4200);
        becomes(now -> !now.devices().isEmpty() && now.devices().getFirst().stale());
        long age = System.nanoTime() - device(FIRST).sample().orElseThrow().nanoTime();
        assertThat(Duration.ofNanos(age)).isGreaterThan(Duration.ofMillis(500));
        assertThat(device(FIRST).reading(Metric.UTILIZATION)).isEqualTo(new Reading.Unknown(Reading.Why.STALE));
        becomes(now -> now.probe() == ProbeState.SILENT);
        run.measures(0, 100);
        becomes(now -> !now.devices().getFirst().stale() && now.probe() == ProbeState.RUNNING);
        assertThat(probe.runs).hasSize(1);
    }

    @Test
    void aProgramThatHangsIsEndedAndStartedAgain() {
        FakeProbe.Run run = started().greets().lists(FIRST).measures(0, 4200);
        run(2).greets().lists(FIRST).measures(0, 7);
        assertThat(run.killed).isTrue();
        becomes(now -> device(FIRST).reading(Metric.UTILIZATION).equals(new Reading.Known(7)));
        long[] times = new long[5];
        long[] values = new long[5];
        assertThat(monitor.history(FIRST.id()).orElseThrow().copy(Metric.UTILIZATION, times, values)).isEqualTo(2);
        assertThat(values).startsWith(4200, 7);
    }

    @Test
    void aSourceThatHangsDoesNotHideBehindOneThatGoesOn() {
        FakeProbe.Run run = started().greets().lists(FIRST).measures(0, 4200);
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            if (run.isAlive()) {
                run.says(new WireLine.Beat("amdgpu"));
            }
            return probe.runs.size() > 1;
        });
        assertThat(run.killed).isTrue();
    }

    @Test
    void aProgramThatNeverSaysAWordIsEnded() {
        FakeProbe.Run run = started();
        run(2);
        assertThat(run.killed).isTrue();
    }

    @Test
    void whateverIsNotTheProgramIsEnded() {
        for (String first : List.of("bash: tern: command not found", "TERN-GPU 99 nvml", "x".repeat(5000),
                "L nvml 0")) {
            int before = probe.runs.size();
            if (before == 0) {
                started();
            }
            FakeProbe.Run run = run(Math.max(1, before));
            run.says(first);
            run(Math.max(1, before) + 1);
            assertThat(run.isAlive()).as(first).isFalse();
        }
        FakeProbe.Run run = probe.last().greets().lists(FIRST);
        for (int i = 0; i < 99; i++) {
            run.says("nonsense");
        }
        run.measures(0, 5);
        becomes(now -> !now.devices().isEmpty() && now.devices().getFirst().sample().isPresent());
        assertThat(run.isAlive()).isTrue();
        run.says("nonsense").says("nonsense");
        await().until(() -> !run.isAlive());
    }

    @Test
    void itIsNotStartedOverAndOver() {
        started().exit(1);
        for (int i = 2; i <= 4; i++) {
            run(i).exit(1);
        }
        long before = System.nanoTime();
        run(5);
        // 30, 60, 120, 240 ms and so on
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void aLostCardIsSaidToBeLostAndTheOthersGoOn() {
        FakeProbe.Run run = started().greets().lists(FIRST, SECOND).measures(0, 1).measures(1, 2);
        run.says("S 0 1 15" + " ?".repeat(Metric.COUNT))
                .says(new WireLine.Device(0, "nvml", FIRST, new Presence.Lost(15, Instant.EPOCH)));
        becomes(now -> device(FIRST).presence() instanceof Presence.Lost);
        assertThat(device(FIRST).reading(Metric.UTILIZATION)).isEqualTo(new Reading.Unknown(Reading.Why.STALE));
        run.exit(3);
        run(2).greets().lists(SECOND).measures(0, 3);
        becomes(now -> device(SECOND).reading(Metric.UTILIZATION).equals(new Reading.Known(3)));
        assertThat(device(FIRST).presence()).isEqualTo(new Presence.Lost(15, Instant.EPOCH));
        probe.last().exit(0);
        run(3).greets().lists(FIRST).measures(0, 4);
        becomes(now -> device(FIRST).presence() instanceof Presence.Ready
                && device(SECOND).presence() instanceof Presence.Lost lost && lost.code() == -1);
    }

    @Test
    void whatComesAgainAndAgainPushesOutNoError() {
        FakeProbe.Run run = started().greets().lists(FIRST).measures(0, 1);
        Instant at = Instant.ofEpochMilli(System.currentTimeMillis());
        run.says(new WireLine.Event(0, new GpuEvent(GpuEvent.Kind.ERROR, 79, at)));
        for (int i = 1; i <= 30; i++) {
            run.says(new WireLine.Event(0, new GpuEvent(GpuEvent.Kind.CLOCKS, 0, at.plusMillis(i))));
        }
        run.says(new WireLine.Event(0, new GpuEvent(GpuEvent.Kind.POWER_SOURCE, 0, at)));
        becomes(now -> now.devices()
                .stream()
                .flatMap(device -> device.events().stream())
                .anyMatch(event -> event.kind() == GpuEvent.Kind.POWER_SOURCE));
        assertThat(device(FIRST).events()).containsExactly(new GpuEvent(GpuEvent.Kind.ERROR, 79, at),
                new GpuEvent(GpuEvent.Kind.CLOCKS, 0, at.plusMillis(30)),
                new GpuEvent(GpuEvent.Kind.POWER_SOURCE, 0, at));
    }

    @Test
    void aCardThatIsKnownByItsPlaceStaysTheSameWhenMoreIsKnown() {
        GpuIdentity bare = FakeProbe.card("pci:0000:01:00.0", 1);
        FakeProbe.Run run = started().greets()
                .says(new WireLine.Device(0, "nvml", bare, new Presence.Asleep()))
                .says(new WireLine.Listed("nvml", 1));
        becomes(now -> now.devices().size() == 1 && now.devices().getFirst().presence() instanceof Presence.Asleep);
        run.says(new WireLine.Device(1, "nvml", FIRST, new Presence.Ready()))
                .says(new WireLine.Listed("nvml", 1))
                .measures(1, 9);
        becomes(now -> now.device(FIRST.id()).isPresent() && device(FIRST).sample().isPresent());
        assertThat(monitor.current().devices()).hasSize(1);
        run.exit(0);
        run(2).greets()
                .says(new WireLine.Device(0, "nvml", bare, new Presence.Asleep()))
                .says(new WireLine.Listed("nvml", 1));
        becomes(now -> now.devices().getFirst().presence() instanceof Presence.Asleep);
        assertThat(monitor.current().devices()).extracting(GpuDevice::id).containsExactly(FIRST.id());
        assertThat(device(FIRST).reading(Metric.UTILIZATION)).isEqualTo(new Reading.Unknown(Reading.Why.ASLEEP));
    }

    @Test
    void whatTheSystemListsIsShownAndJoinedByItsPlace() {
        GpuIdentity bare = FakeProbe.card("pci:0000:01:00.0", 1);
        GpuIdentity other = FakeProbe.card("pci:0000:05:00.0", 5);
        Presence missing = new Presence.Missing(Diagnosis.of(Verdict.NO_DRIVER));
        monitor.close();
        monitor = new GpuMonitor(probe, MonitorHooks.none()
                .withPresent(trouble -> List.of(new PresentGpu(bare, missing), new PresentGpu(other, missing))),
                QUICK);
        FakeProbe.Run run = started();
        becomes(now -> now.devices().size() == 2);
        assertThat(device(bare).presence()).isEqualTo(missing);
        run.greets().lists(FIRST).measures(0, 3);
        becomes(now -> now.device(FIRST.id()).isPresent() && device(FIRST).presence() instanceof Presence.Ready);
        assertThat(monitor.current().devices()).extracting(GpuDevice::id).containsExactly(FIRST.id(), other.id());
    }

    @Test
    void whyTheDriverCannotBeUsedIsSaid() {
        started().greets()
                .says(new WireLine.Trouble("nvml", 18, Diagnosis.of(Verdict.REBOOT_NEEDED, "two versions")))
                .says(new WireLine.Listed("nvml", 0))
                .exit(4);
        becomes(now -> now.probe() == ProbeState.PAUSED);
        await().until(monitor::isSettled);
        assertThat(monitor.current().trouble()).contains(Diagnosis.of(Verdict.REBOOT_NEEDED, "two versions"));
        assertThat(probe.runs).as("nothing to measure: not tried again at once").hasSize(1);
        monitor.lookAgain();
        run(2).greets().lists(FIRST).measures(0, 1);
        becomes(now -> now.devices().size() == 1 && now.trouble().isEmpty());
    }

    @Test
    void aProgramThatCannotBeStartedIsSaidAndTriedAgain() {
        probe.refuses = true;
        monitor.start();
        becomes(now -> now.probe() == ProbeState.FAILED);
        await().until(monitor::isSettled);
        assertThat(monitor.current().trouble().flatMap(Diagnosis::detail)).contains("no such program");
        probe.refuses = false;
        run(1).greets().lists(FIRST).measures(0, 1);
        becomes(now -> now.probe() == ProbeState.RUNNING && now.trouble().isEmpty());
    }

    @Test
    void onBatteryIdleCardsAreLeftToSleep() throws Exception {
        AtomicBoolean battery = new AtomicBoolean(true);
        AtomicBoolean working = new AtomicBoolean(true);
        Path sys = folder.resolve("sys");
        FakeBus.card(sys, "0000:01:00.0", "0x10de", "0x1", "active");
        monitor.close();
        monitor = new GpuMonitor(probe, MonitorHooks.none()
                .withBattery(battery::get)
                .withWorking(working::get)
                .withPower(new RuntimePower(sys)), QUICK);
        FakeProbe.Run run = started().greets().lists(FIRST);
        for (int i = 0; i < 8; i++) {
            run.measures(0, 0);
            long before = monitor.current().devices().isEmpty() ? 0 : monitor.current().at().toEpochMilli();
            await().until(() -> monitor.current().at().toEpochMilli() > before);
        }
        assertThat(run.told).as("a miner works").isFalse();
        working.set(false);
        await().until(() -> {
            if (run.isAlive()) {
                run.measures(0, 0);
            }
            return run.told;
        });
        becomes(now -> now.probe() == ProbeState.RESTING);
        FakeBus.card(sys, "0000:01:00.0", "0x10de", "0x1", "suspended");
        becomes(now -> device(FIRST).presence() instanceof Presence.Asleep);
        assertThat(probe.runs).hasSize(1);
        FakeBus.card(sys, "0000:01:00.0", "0x10de", "0x1", "active");
        run(2).greets().lists(FIRST).measures(0, 5000);
        becomes(now -> device(FIRST).reading(Metric.UTILIZATION).known().equals(OptionalLong.of(5000)));
        battery.set(false);
    }

    @Test
    void whoWatchesIsToldAndOneThatFailsHarmsNobody() throws Exception {
        List<GpuSnapshot> told = new CopyOnWriteArrayList<>();
        monitor.watch(_ -> {
            throw new IllegalStateException("on purpose");
        });
        GpuMonitor.Watch watch = monitor.watch(told::add);
        await().until(() -> !told.isEmpty());
        FakeProbe.Run run = started().greets().lists(FIRST).measures(0, 11);
        await().until(() -> told.getLast().devices().size() == 1
                && told.getLast().devices().getFirst().sample().isPresent());
        watch.close();
        // a picture that was on its way when the watch was closed may still have come
        run.measures(0, 12);
        becomes(now -> device(FIRST).reading(Metric.UTILIZATION).equals(new Reading.Known(12)));
        int before = told.size();
        run.measures(0, 13);
        becomes(now -> device(FIRST).reading(Metric.UTILIZATION).equals(new Reading.Known(13)));
        assertThat(told).hasSize(before);
    }

    @Test
    void closingEndsTheProgram() {
        FakeProbe.Run run = started().greets().lists(FIRST).measures(0, 1);
        becomes(now -> !now.devices().isEmpty());
        monitor.close();
        assertThat(run.told).isTrue();
        assertThat(probe.runs).hasSize(1);
        assertThat(monitor.pid()).isEqualTo(Optional.empty());
    }
}
