package tern.gpu.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.fake.FakeBus;
import tern.gpu.fake.FakeNvml;
import tern.gpu.fake.FakeNvml.Kind;
import tern.gpu.fake.FakeNvml.Place;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.GpuSnapshot.ProbeState;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.Vendor;

/// The measuring program as the process that it is, with the stand-in for NVML in it.
class ProbeProcessTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private @Nullable GpuMonitor monitor;

    @AfterEach
    void close() {
        if (monitor != null) {
            monitor.close();
        }
    }

    private GpuMonitor monitor() {
        assertThat(monitor).isNotNull();
        return monitor;
    }

    private void start(FakeNvml fake, MonitorHooks hooks, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--nvml", fake.library().toString(), "--sys",
                folder.resolve("sys").toString(), "--proc", folder.resolve("proc").toString(), "--processes", "200",
                "--conditions", "300"));
        all.addAll(List.of(arguments));
        monitor = new GpuMonitor(JavaProbe.current().withArguments(all).withEnvironment(fake.environment()), hooks,
                MonitorTimes.usual());
        monitor.setRate(SampleRate.DETAIL);
        monitor.start();
    }

    private void becomes(Predicate<GpuSnapshot> right) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(monitor()::current, right);
    }

    private static boolean fresh(GpuDevice device) {
        return device.presence() instanceof Presence.Ready && !device.stale()
                && device.reading(Metric.UTILIZATION) instanceof Reading.Known;
    }

    private static boolean bothFresh(GpuSnapshot now) {
        return now.devices().size() == 2 && now.devices().stream().allMatch(ProbeProcessTest::fresh);
    }

    @Test
    void allIsMeasuredAndProgramsAreJoinedWithWhatTheSystemKnows() throws Exception {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder).set(Place.PROGRAM_PID, ProcessHandle.current().pid());
        start(fake, MonitorHooks.none().withOurs(pid -> pid == ProcessHandle.current().pid()));
        becomes(now -> bothFresh(now) && now.devices().getFirst().processes().size() == 2
                && now.devices().getFirst().condition().eccOn().isPresent());
        await().until(monitor()::isSettled);
        GpuProcess here = monitor().current().devices().getFirst().processes().getFirst();
        assertThat(here.name()).isEqualTo("java");
        assertThat(here.started()).isEqualTo(ProcessHandle.current().info().startInstant());
        assertThat(here.ours()).isTrue();
        GpuProcess elsewhere = monitor().current().devices().getFirst().processes().get(1);
        assertThat(elsewhere.name()).as("no such process here").isEmpty();
        assertThat(elsewhere.ours()).isFalse();
        fake.set(Place.PROGRAMS, 0);
        becomes(now -> now.devices().getFirst().processes().isEmpty());
        assertThat(fake.get(Place.INITS)).isOne();
        monitor().close();
        assertThat(fake.get(Place.SHUTDOWNS)).as("left in order").isOne();
        assertThat(fake.get(Place.REFERENCES)).isZero();
    }

    @Test
    void whatTheDriverTellsByItselfIsHeardAtOnceAndOfTheRightCard() throws Exception {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        start(fake, MonitorHooks.none());
        becomes(ProbeProcessTest::bothFresh);
        // after the first sample
        await().atMost(LONG).until(() -> fake.get(Place.EVENT_SETS) == 1);
        fake.set(Place.EVENT_CARD, 1).set(Place.EVENT_NUMBER, 79).set(Place.EVENT_TYPE, 0x8);
        becomes(now -> !now.devices().get(1).events().isEmpty());
        GpuEvent error = monitor().current().devices().get(1).events().getFirst();
        assertThat(error.kind()).isEqualTo(GpuEvent.Kind.ERROR);
        assertThat(error.number()).isEqualTo(79);
        assertThat(Duration.between(error.at(), Instant.now())).isLessThan(LONG);
        assertThat(monitor().current().devices().getFirst().events()).isEmpty();
        fake.set(Place.EVENT_CARD, 0).set(Place.EVENT_NUMBER, -1).set(Place.EVENT_TYPE, 0x80);
        becomes(now -> !now.devices().getFirst().events().isEmpty());
        assertThat(monitor().current().devices().getFirst().events())
                .extracting(GpuEvent::kind, GpuEvent::number)
                .containsExactly(tuple(GpuEvent.Kind.POWER_SOURCE, 0L));
        monitor().close();
        assertThat(fake.get(Place.EVENT_SETS)).as("given back before the driver was left").isZero();
        assertThat(fake.get(Place.SHUTDOWNS)).isOne();
    }

    @Test
    void aDriverThatTellsNothingIsMeasuredAllTheSame() throws Exception {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder).set(Place.UNSUPPORTED_MASK, 32);
        start(fake, MonitorHooks.none());
        becomes(ProbeProcessTest::bothFresh);
        GpuHistory history = monitor().history(monitor().current().devices().getFirst().id()).orElseThrow();
        await().atMost(LONG).until(() -> history.size() >= 3);
        assertThat(fake.get(Place.EVENT_SETS)).isZero();
    }

    @Test
    void aLibraryThatCrashesTakesOnlyTheMeasuringProgramWithIt() throws Exception {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        start(fake, MonitorHooks.none());
        becomes(ProbeProcessTest::bothFresh);
        long first = monitor().pid().orElseThrow();
        fake.set(Place.CRASH, 1);
        becomes(now -> now.probe() == ProbeState.PAUSED);
        // what the first one measured may still be young when the second begins
        await().until(() -> fake.get(Place.INITS) == 2);
        becomes(now -> bothFresh(now) && now.probe() == ProbeState.RUNNING);
        assertThat(monitor().pid().orElseThrow()).isNotEqualTo(first);
        assertThat(fake.get(Place.INITS)).isEqualTo(2);
    }

    @Test
    void aDriverThatHangsForAWhileIsSeenAndComesBackByItself() throws Exception {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        start(fake, MonitorHooks.none());
        becomes(ProbeProcessTest::bothFresh);
        fake.set(Place.HANG_MILLIS, 3000);
        long before = System.nanoTime();
        becomes(now -> now.devices().stream().allMatch(GpuDevice::stale));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(2500));
        becomes(ProbeProcessTest::bothFresh);
        assertThat(fake.get(Place.INITS)).isOne();
    }

    @Test
    void aCardThatFallsOffIsSaidToBeLostAndTheOtherIsMeasuredOn() throws Exception {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        start(fake, MonitorHooks.none());
        becomes(ProbeProcessTest::bothFresh);
        fake.set(Place.LOST_MASK, 1).set(Place.HANDLE_LOST_MASK, 1);
        becomes(now -> now.devices().getFirst().presence() instanceof Presence.Lost lost && lost.code() == 15);
        becomes(now -> now.probe() == ProbeState.RUNNING
                && now.device(new GpuId(Vendor.NVIDIA,
                        "GPU-00000000-1111-2222-3333-444444444401")).filter(ProbeProcessTest::fresh).isPresent()
                && fake.get(Place.INITS) == 2);
        assertThat(fake.get(Place.SHUTDOWNS)).as("the driver was left in order").isOne();
        assertThat(monitor().current().devices().getFirst().presence()).isInstanceOf(Presence.Lost.class);
    }

    @Test
    void aCardThatSleepsIsAskedNothing() throws Exception {
        Path sys = folder.resolve("sys");
        FakeBus.card(sys, "0000:41:00.0", "0x10de", "0x2335", "active");
        FakeBus.card(sys, "0000:42:00.0", "0x10de", "0x2684", "active");
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        start(fake, MonitorHooks.none());
        becomes(ProbeProcessTest::bothFresh);
        FakeBus.card(sys, "0000:41:00.0", "0x10de", "0x2335", "suspended");
        FakeBus.card(sys, "0000:42:00.0", "0x10de", "0x2684", "suspended");
        becomes(now -> now.devices().stream().allMatch(device -> device.presence() instanceof Presence.Asleep));
        long calls = fake.get(Place.CALLS);
        AtomicInteger pictures = new AtomicInteger();
        try (GpuMonitor.Watch watch = monitor().watch(_ -> pictures.incrementAndGet())) {
            assertThat(watch).isNotNull();
            await().atMost(LONG).until(() -> pictures.get() > 6);
        }
        assertThat(fake.get(Place.CALLS)).isEqualTo(calls);
        FakeBus.card(sys, "0000:41:00.0", "0x10de", "0x2335", "active");
        becomes(now -> fresh(now.devices().getFirst()));
        assertThat(monitor().current().devices().get(1).presence()).isInstanceOf(Presence.Asleep.class);
        assertThat(fake.get(Place.INITS)).isOne();
    }

    @Test
    void whereThereIsNothingToMeasureTheProgramEnds() throws Exception {
        Files.createDirectories(folder.resolve("sys/bus/pci/devices"));
        monitor = new GpuMonitor(JavaProbe.current()
                .withArguments(List.of("--nvml", "/nowhere/libnvidia-ml.so.1",
                        "--tool", "/nowhere/nvidia-smi", "--sys", folder.resolve("sys").toString())),
                MonitorHooks.none(),
                MonitorTimes.usual());
        monitor.start();
        becomes(now -> now.probe() == ProbeState.PAUSED);
        await().until(monitor()::isSettled);
        assertThat(monitor().current().devices()).isEmpty();
        assertThat(monitor().current().trouble()).isEmpty();
        assertThat(monitor().pid()).isEmpty();
    }

    @Test
    void theToolHelpsOutWhereTheLibraryCannotBeLoaded() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the stand-in for nvidia-smi is a script for /bin/sh");
        FakeBus.card(folder.resolve("sys"), "0000:41:00.0", "0x10de", "0x2335", "active");
        String card = "0, GPU-8f1e2d3c-0000-1111-2222-333344445555, NVIDIA H200, 00000000:41:00.0, 535.1, 96, 9.0, "
                + "143771, 2749, 37, 12, 44, 57, 75.25, 700.00, 700.00, 700.00, 1995, 3201, 1980, [N/A], P0, 0x1, 5, "
                + "5, 16, 16, Enabled, 0, Disabled, Default, Disabled, Enabled, [N/A]";
        Path tool = script(
                """
                        echo "$*" >> "$(dirname "$0")/started"
                        case "$*" in
                          *memory.reserved*) echo 'Field "memory.reserved" is not a valid field to query.'; exit 2 ;;
                          *clocks_event_reasons*) echo 'Field "clocks_event_reasons.active" is not a valid field to query.'; exit 2 ;;
                          *compute-apps*) echo 'GPU-8f1e2d3c-0000-1111-2222-333344445555, 4194399, /opt/miner, 1024'; exit 0 ;;
                        esac
                        while echo '%s'; do sleep 1; done
                        """
                        .formatted(card));
        monitor = new GpuMonitor(JavaProbe.current()
                .withArguments(List.of("--nvml", "/nowhere/libnvidia-ml.so.1",
                        "--tool", tool.toString(), "--sys", folder.resolve("sys").toString())),
                MonitorHooks.none(),
                MonitorTimes.usual());
        monitor.setRate(SampleRate.DETAIL);
        monitor.start();
        becomes(now -> now.devices().size() == 1 && fresh(now.devices().getFirst())
                && !now.devices().getFirst().processes().isEmpty());
        GpuDevice device = monitor().current().devices().getFirst();
        assertThat(device.reading(Metric.POWER)).isEqualTo(new Reading.Known(75_250));
        assertThat(device.reading(Metric.VRAM_RESERVED)).isEqualTo(new Reading.Unknown(Reading.Why.NOT_SUPPORTED));
        assertThat(device.processes().getFirst().name()).isEqualTo("miner");
        GpuHistory history = monitor().history(device.id()).orElseThrow();
        await().atMost(LONG).until(() -> history.size() >= 3);
        assertThat(Files.readAllLines(folder.resolve("started"))).as("two refusals, one that stays, one for programs")
                .hasSize(4);
    }

    @Test
    void aToolThatFailsIsDiagnosedByItsExitCode() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the stand-in for nvidia-smi is a script for /bin/sh");
        FakeBus.card(folder.resolve("sys"), "0000:41:00.0", "0x10de", "0x2335", "active");
        Path tool = script("echo 'NVIDIA-SMI has failed because it could not communicate'\nexit 9\n");
        monitor = new GpuMonitor(JavaProbe.current()
                .withArguments(List.of("--tool-alone", "--tool", tool.toString(),
                        "--sys", folder.resolve("sys").toString())),
                MonitorHooks.none(), MonitorTimes.usual());
        monitor.start();
        becomes(now -> now.trouble().filter(trouble -> trouble.verdict() == Verdict.DRIVER_NOT_LOADED).isPresent());
        assertThat(monitor().current().trouble().orElseThrow().detail().orElseThrow())
                .contains("could not communicate");
    }

    @Test
    void whenTernIsKilledTheMeasuringProgramEnds() throws Exception {
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        Process host = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), MonitorHost.class.getName(),
                fake.library().toString(), fake.environment().get("FAKE_NVML_STATE"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = new BufferedReader(
                new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            while (line != null && !line.matches("[0-9]+")) {
                line = said.readLine();
            }
            assertThat(line).isNotNull();
            ProcessHandle probe = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
            assertThat(probe.isAlive()).isTrue();
            host.destroyForcibly();
            await().atMost(LONG).until(() -> !probe.isAlive());
        } finally {
            host.destroyForcibly();
            host.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void thePersonsPasswordsDoNotReachTheMeasuringProgram() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "the environment of a process is read from /proc");
        FakeNvml fake = FakeNvml.make(Kind.NEW, folder);
        start(fake, MonitorHooks.none());
        becomes(ProbeProcessTest::bothFresh);
        String passed = Files.readString(Path.of("/proc", monitor().pid().orElseThrow().toString(), "environ"));
        assertThat(passed).contains("FAKE_NVML_STATE=");
        assertThat(passed.split("\0")).allMatch(entry -> entry.startsWith("PATH=") || entry.startsWith("LANG=")
                || entry.startsWith("LC_ALL=") || entry.startsWith("LD_LIBRARY_PATH=") || entry.startsWith("TMPDIR=")
                || entry.startsWith("FAKE_NVML_STATE=") || entry.startsWith("NVIDIA_"));
        assertThat(System.getenv()).as("there is something to keep back").hasSizeGreaterThan(4);
    }

    private Path script(String text) throws Exception {
        Path tool = folder.resolve("nvidia-smi");
        Files.writeString(tool, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        return tool;
    }
}
