package tern.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The computer that the test runs on, through the real program. What is true of every computer is asserted, no figure.
class HostMonitorTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private static HostMonitor monitor;

    @BeforeAll
    static void start() {
        monitor = HostMonitor.start(Duration.ofMillis(200));
    }

    @AfterAll
    static void end() {
        monitor.close();
    }

    private static HostFacts facts() {
        return await().atMost(LONG).until(() -> monitor.current(), Optional::isPresent).orElseThrow();
    }

    @Test
    void whatIsReadCanBeTrue() {
        facts();
        HostFacts second = await().atMost(LONG)
                .until(() -> monitor.current(), now -> now.isPresent() && now.get().processor().load().isPresent())
                .orElseThrow();
        assertThat(second.machine().system()).isNotBlank();
        assertThat(second.processor().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(second.processor().load().getAsInt()).isBetween(0, 10_000);
        assertThat(second.processor().perCore()).hasSize(second.processor().threads())
                .allMatch(load -> load >= 0 && load <= 10_000);
        assertThat(second.memory().total()).isGreaterThanOrEqualTo(second.memory().available()).isPositive();
        assertThat(second.memory().swapTotal()).isGreaterThanOrEqualTo(second.memory().swapUsed());
        assertThat(second.volumes()).allMatch(volume -> volume.total() >= volume.free() && volume.free() >= 0);
        assertThat(second.freeAt(Path.of(System.getProperty("user.home")))).isPresent();
        assertThat(second.disks()).allMatch(disk -> disk.size() >= 0);
        // no number that stands for an unknown one
        assertThat(second.sensors().temperature().orElse(1)).isPositive();
        assertThat(second.processor().clock().orElse(1)).isPositive();
        assertThat(second.power().battery() || second.power().onBattery().equals(Optional.of(false))).isTrue();
        assertThat(Duration.between(second.at(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void thisProcessIsFoundWithWhatItUses() throws Exception {
        long own = ProcessHandle.current().pid();
        HostFacts.Program first = monitor.program(own).get(40, TimeUnit.SECONDS).orElseThrow();
        assertThat(first.pid()).isEqualTo(own);
        assertThat(first.resident()).isGreaterThan(10_000_000);
        assertThat(first.threads()).isGreaterThan(3);
        assertThat(Duration.between(first.started(), ProcessHandle.current().info().startInstant().orElseThrow()).abs())
                .isLessThan(Duration.ofSeconds(3));
        HostFacts.Program second = monitor.program(own).get(40, TimeUnit.SECONDS).orElseThrow();
        assertThat(second.load()).isPresent();
        assertThat(monitor.program(999_999_999).get(40, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void aBusyPortHasItsOwnerAndAFreeOneNone() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HostFacts.PortOwner owner = monitor.port(socket.getLocalPort()).get(40, TimeUnit.SECONDS).orElseThrow();
            assertThat(owner.busy()).isTrue();
            assertThat(owner.pid()).hasValue(ProcessHandle.current().pid());
            assertThat(owner.name()).get().asString().contains("java");
            free = socket.getLocalPort();
        }
        assertThat(monitor.port(free).get(40, TimeUnit.SECONDS).orElseThrow().busy()).isFalse();
    }

    @Test
    void noLibraryOfTheSystemIsLoadedHere() throws IOException {
        facts();
        Path maps = Path.of("/proc/self/maps");
        assumeTrue(Files.isReadable(maps), "Linux only");
        // as JNA's library is called in its jar, and where it is unpacked
        assertThat(Files.readAllLines(maps)).noneMatch(line -> line.contains("jnidispatch")
                || line.contains("/jna") && line.endsWith(".tmp"));
    }

    /// A program that was killed comes back, and what it said last is not taken for what is.
    @Test
    void aProgramThatIsKilledIsStartedAgain() {
        facts();
        List<ProcessHandle> others = ProcessHandle.current().children().toList();
        try (HostMonitor own = HostMonitor.start(Duration.ofMillis(200))) {
            await().atMost(LONG).until(() -> own.current().isPresent());
            List<ProcessHandle> programs = ProcessHandle.current()
                    .children()
                    .filter(child -> !others.contains(child))
                    .filter(child -> child.info().commandLine().orElse("").contains("HostMain"))
                    .toList();
            assertThat(programs).hasSize(1);
            Instant before = own.current().orElseThrow().at();
            programs.forEach(ProcessHandle::destroyForcibly);
            await().atMost(LONG).until(() -> own.current().isEmpty());
            await().atMost(LONG)
                    .until(() -> own.current().filter(facts -> facts.at().isAfter(before)).isPresent());
        }
    }
}
