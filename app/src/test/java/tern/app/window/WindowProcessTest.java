package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.app.history.LocalHistory;
import tern.app.practice.PracticeNetwork;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.StartWish;
import tern.wallet.history.HistoryException;
import tern.wallet.units.Hash32;

/// The window's whole process, with the options that `bin/tern` gives it, while a practice node of its own makes a
/// block every quarter of a second: what it holds of the memory, what it loads, and that the node outlives it.
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class WindowProcessTest {

    private static final Path LAUNCHER = Path.of("src/main/dist/bin/tern");
    private static final long MOST_MEGABYTES = 300;

    @TempDir
    private Path home;

    @Test
    void itsMemoryStaysUnderTheLimitAndNoTrayIsTouched(TestReporter report) throws Exception {
        watch(report, Duration.ofSeconds(10));
    }

    @Test
    @Tag("slow")
    void itsMemoryStaysUnderTheLimitForAMinute(TestReporter report) throws Exception {
        watch(report, Duration.ofSeconds(60));
    }

    private void watch(TestReporter report, Duration length) throws Exception {
        Folders folders = Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty());
        PracticeNetwork practice = PracticeNetwork.of(folders);
        // with the whole past that a first start makes: the window fetches it, and the node has to bear that
        NodeStatus node = practice.start(StartWish.standard().withBlockTime(Duration.ofMillis(250)), _ -> {});
        Hash32 genesis = Hash32.parse(node.genesis().orElseThrow());
        Path classes = home.resolve("classes");
        Path said = home.resolve("said");
        Process window = window(classes, said).start();
        try {
            // the history's file is there before the window is; a sample in it follows the first portfolio
            await().atMost(Duration.ofMinutes(2)).until(() -> !window.isAlive() || sampled(folders, genesis));
            long end = System.nanoTime() + length.toNanos();
            await().atMost(length.plusSeconds(60)).until(() -> !window.isAlive() || System.nanoTime() > end);
            assertThat(window.isAlive()).as(Files.readString(said)).isTrue();
            long most = mostMegabytes(window.pid());
            report.publishEntry("memory", "at most " + most + " MB");
            assertThat(most).isLessThan(MOST_MEGABYTES);
            assertThat(Files.readString(classes)).contains("tern.app.home.StakeCard")
                    .doesNotContain("java.awt.SystemTray")
                    .doesNotContain("tern.app.tray.AwtTray")
                    .doesNotContain("tern.app.settings.PracticeCard");
            assertThat(Files.readString(classes)).as("who writes the log")
                    .contains("ch.qos.logback.classic.Logger ")
                    .doesNotContain("org.slf4j.helpers.NOPLogger ");
            assertThat(folders.logFolder().resolve("tern.log")).exists();
            window.destroy();
            assertThat(window.waitFor(30, TimeUnit.SECONDS)).as("the window ends").isTrue();
            assertThat(practice.control().running().map(NodeStatus::process)).as("the node that was started")
                    .contains(node.process());
            try (PracticeCalls calls = practice.control().calls()) {
                calls.standing();
            }
        } finally {
            window.destroy();
            if (!window.waitFor(30, TimeUnit.SECONDS)) {
                window.destroyForcibly();
            }
            practice.stop();
        }
    }

    /// Whether the window has noted down what the account it shows is worth.
    private static boolean sampled(Folders folders, Hash32 genesis) throws HistoryException {
        try (LocalHistory history = LocalHistory.open(folders.historyFile())) {
            return !history.totals(genesis, PracticeNetwork.holder(), Instant.EPOCH, LocalHistory.END).isEmpty();
        } catch (HistoryException e) {
            if (e.kind() == HistoryException.Kind.MISSING) {
                return false;
            }
            throw e;
        }
    }

    private ProcessBuilder window(Path classes, Path said) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launcherOptions());
        command.addAll(List.of("--module-path", Path.of("target", "javafx").toString(), "--add-modules",
                "javafx.controls", "--enable-native-access=ALL-UNNAMED,javafx.graphics", "-Dglass.platform=Headless",
                "-Dprism.order=sw", "-Xlog:class+load:file=" + classes, "-cp", System.getProperty("java.class.path"),
                "tern.app.boot.Main", "--home", home.toString(), "--network", "practice", "--wallet",
                PracticeNetwork.holder().address()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("TERN_") || name.startsWith("BT_")
                        || name.equals("JAVA_TOOL_OPTIONS"));
        // without a name of a display there is no window; the Headless platform asks for none
        builder.environment().put("DISPLAY", ":0");
        return builder;
    }

    /// What `bin/tern` hands to the window's Java beside paths: all of it counts for the memory.
    private static List<String> launcherOptions() throws IOException {
        String script = Files.readString(LAUNCHER);
        String forWindow = script.substring(script.lastIndexOf("\nelse\n"), script.lastIndexOf("\nfi\n"));
        String always = script.substring(script.lastIndexOf("\nexec "));
        List<String> options = Stream.of(forWindow, always)
                .flatMap(part -> Stream.of(part.split("\\s+")))
                .filter(word -> word.startsWith("-X"))
                .toList();
        assertThat(options).contains("-XX:+UseSerialGC", "-Xmx1g", "-XX:+UseCompactObjectHeaders");
        return options;
    }

    /// The peak of what was resident.
    private static long mostMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status"))
                .stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
