package tern.gpu.sysfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.monitor.JavaProbe;
import tern.gpu.probe.GpuSource.Opening;
import tern.gpu.probe.files.FilesSource;

/// Cards of AMD and Intel through the measuring program, with a tree that stands for the system's files.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux, with their links and colons in names")
class FilesSourceTest {

    @TempDir
    Path folder;
    private SysfsTree tree;

    @BeforeEach
    void plant() {
        tree = new SysfsTree(folder);
    }

    private FilesSource source() {
        return new FilesSource(folder.resolve("sys"), folder.resolve("proc"));
    }

    @Test
    void withoutSuchCardsThereIsNothingToMeasure() {
        tree.device("pci0000:00/0000:65:00.0", "10de", "2684", "030000").driver("nvidia");
        assertThat(source().open()).isInstanceOfSatisfying(Opening.Unusable.class,
                unusable -> assertThat(unusable.trouble()).isEmpty());
    }

    @Test
    void aSleepingCardAmongOthersIsMeasuredWhenItWakes() {
        tree.amdCard();
        SysfsTree.Device arc = tree.intelNew().file("power/runtime_status", "suspended");
        try (FilesSource source = source()) {
            Opening.Open open = (Opening.Open) source.open();
            assertThat(open.devices()).extracting(found -> found.identity().name())
                    .containsExactly("AMD Radeon RX 7900 family", "Intel Arc B580");
            long[] row = GpuSample.blank(Reading.Why.NOT_SUPPORTED);
            assertThat(source.sample(1, row)).isEqualTo(FilesSource.NOTHING_NEW);
            arc.file("power/runtime_status", "active");
            assertThat(source.sample(1, row)).isZero();
            assertThat(row[Metric.TEMPERATURE.ordinal()]).isEqualTo(47_000);
            assertThat(source.again(1).identity().vramBytes()).hasValue(12_884_901_888L);
            assertThat(source.condition(1).virtualized()).contains(false);
        }
    }

    @Test
    void whereAllSleepTheyAreNamedAndAskedAgain() {
        SysfsTree.Device card = tree.amdCard().file("power/runtime_status", "suspended");
        try (FilesSource source = source()) {
            assertThat(source.open()).isInstanceOfSatisfying(Opening.Later.class,
                    later -> assertThat(later.sleeping()).singleElement()
                            .satisfies(found -> assertThat(found.presence()).isEqualTo(new Presence.Asleep())));
            card.file("power/runtime_status", "active");
            assertThat(source.open()).isInstanceOf(Opening.Open.class);
        }
    }

    @Test
    void programsAreListedByCard() {
        tree.amdCard();
        tree.intelNew();
        tree.file("proc/77/comm", "llama")
                .link("proc/77/fd/4", "/dev/dri/renderD128")
                .file("proc/77/fdinfo/4", "drm-driver:\tamdgpu\ndrm-client-id:\t1\ndrm-pdev:\t0000:03:00.0\n"
                        + "drm-memory-vram:\t1024 KiB\ndrm-engine-compute:\t5 ns");
        try (FilesSource source = source()) {
            source.open();
            assertThat(source.processes(0)).extracting(GpuProcess::name).containsExactly("llama");
            assertThat(source.processes(1)).isEmpty();
        }
    }

    /// The whole way: a process of its own, its lines, a card that falls asleep, and one that is taken out.
    @Test
    void theMeasuringProgramSaysWhatTheFilesSay() throws Exception {
        SysfsTree.Device card = tree.amdCard();
        Process probe = JavaProbe.current()
                .withArguments(List.of("--sys", folder.resolve("sys").toString(), "--proc",
                        folder.resolve("proc").toString(), "--nvml", folder.resolve("none.so").toString(), "--tool",
                        folder.resolve("no-tool").toString()))
                .launch(50);
        try {
            Queue<String> lines = new ConcurrentLinkedQueue<>();
            Thread.ofVirtual()
                    .start(() -> new BufferedReader(
                            new InputStreamReader(probe.getInputStream(), StandardCharsets.US_ASCII)).lines()
                            .forEach(lines::add));
            awaitLine(lines, line -> line.startsWith("D ") && line.contains("key=pci:0000:03:00.0")
                    && line.contains("is=ready") && line.contains("driver=amdgpu"));
            awaitLine(lines, line -> line.startsWith("S ") && line.split(" ")[4].equals("3700")
                    && line.split(" ")[6].equals("54000"));
            card.file("power/runtime_status", "suspended");
            awaitLine(lines, line -> line.startsWith("D ") && line.contains("is=asleep"));
            card.file("power/runtime_status", "active");
            awaitLine(lines, line -> line.startsWith("S "));
            Files.delete(card.folder().resolve("vendor"));
            awaitLine(lines, line -> line.startsWith("D ") && line.contains("is=lost,1,"));
            assertThat(probe.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(probe.exitValue()).isEqualTo(3);
        } finally {
            probe.destroyForcibly();
        }
    }

    /// Takes lines away up to one that is as wanted.
    private static void awaitLine(Queue<String> lines, Predicate<String> wanted) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            for (String line = lines.poll(); line != null; line = lines.poll()) {
                if (wanted.test(line)) {
                    return true;
                }
            }
            return false;
        });
    }
}
