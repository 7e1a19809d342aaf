package tern.gpu.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.PciAddress;

/// Programs on cards, from what the kernel writes about their open files.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux, with their links and colons in names")
class DrmProcessesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Instant BEGAN = Instant.parse("2026-11-27T00:00:00Z");
    private static final PciAddress RADEON = new PciAddress(0, 3, 0, 0);
    private static final PciAddress ARC = new PciAddress(0, 4, 0, 0);

    @TempDir
    Path folder;
    private SysfsTree tree;
    private DrmProcesses processes;

    @BeforeEach
    void plant() {
        tree = new SysfsTree(folder);
        processes = new DrmProcesses(folder.resolve("proc"),
                pid -> pid == 4711 ? Optional.of(BEGAN) : Optional.empty());
    }

    private void amd(long pid, int fd, long client, long kib, long gfx, long compute) {
        info(pid, fd, """
                pos:\t0
                flags:\t02100002
                drm-driver:\tamdgpu
                drm-client-id:\t%d
                drm-pdev:\t0000:03:00.0
                drm-memory-vram:\t%d KiB
                drm-engine-gfx:\t%d ns
                drm-engine-compute:\t%d ns
                drm-engine-capacity-compute:\t4""".formatted(client, kib, gfx, compute));
    }

    private void info(long pid, int fd, String text) {
        tree.file("proc/" + pid + "/fdinfo/" + fd, text);
    }

    private void open(long pid, int fd, String target) {
        tree.link("proc/" + pid + "/fd/" + fd, target);
    }

    @Test
    void aProgramIsKnownWithItsMemoryAndFromTheSecondLookOnWithItsLoad() {
        tree.file("proc/4711/comm", "python3");
        open(4711, 4, "/dev/kfd");
        open(4711, 5, "/dev/dri/renderD128");
        open(4711, 6, "/dev/dri/renderD128");
        open(4711, 7, "/tmp/other");
        amd(4711, 5, 9, 2048, 0, 1_000_000_000L);
        // the same use through a second file counts once
        amd(4711, 6, 9, 2048, 0, 1_000_000_000L);
        assertThat(processes.look(0)).isEqualTo(Map.of(RADEON, List.of(new GpuProcess(4711, Optional.of(BEGAN),
                "python3", OptionalLong.of(2 << 20), OptionalInt.empty(), GpuProcess.Kind.COMPUTE, false))));
        amd(4711, 5, 9, 4096, 0, 4_000_000_000L);
        amd(4711, 6, 9, 4096, 0, 4_000_000_000L);
        GpuProcess second = processes.look(4 * SECOND).get(RADEON).getFirst();
        assertThat(second.utilPct()).hasValue(75);
        assertThat(second.vramBytes()).hasValue(4 << 20);
    }

    @Test
    void cyclesAreHeldAgainstAllCycles() {
        open(20, 3, "/dev/dri/renderD129");
        String text = """
                drm-driver:\txe
                drm-client-id:\t1
                drm-pdev:\t0000:04:00.0
                drm-total-vram0:\t900 KiB
                drm-resident-vram0:\t100 KiB
                drm-cycles-rcs:\t%d
                drm-total-cycles-rcs:\t%d""";
        info(20, 3, text.formatted(100, 1000));
        processes.look(0);
        info(20, 3, text.formatted(350, 2000));
        GpuProcess now = processes.look(3 * SECOND).get(ARC).getFirst();
        assertThat(now.utilPct()).hasValue(25);
        assertThat(now.vramBytes()).hasValue(100 << 10);
        assertThat(now.kind()).isEqualTo(GpuProcess.Kind.GRAPHICS);
        assertThat(now.name()).isEmpty();
    }

    @Test
    void whatIsNoneOfOursIsLeftOut() {
        // through no device of cards
        open(30, 3, "/tmp/file");
        amd(30, 3, 1, 1, 1, 1);
        // without a card
        open(31, 3, "/dev/dri/renderD128");
        info(31, 3, "drm-driver:\tamdgpu\ndrm-client-id:\t3");
        // a driver that another reader measures
        open(32, 3, "/dev/dri/card0");
        info(32, 3, "drm-driver:\tnouveau\ndrm-client-id:\t3\ndrm-pdev:\t0000:05:00.0");
        // gone while it was looked at
        open(33, 3, "/dev/dri/card0");
        assertThat(processes.look(0)).isEmpty();
    }

    @Test
    void aLaterProgramWithTheSameUseBeginsAnew() {
        open(40, 3, "/dev/dri/renderD128");
        amd(40, 3, 7, 1, 5_000_000_000L, 0);
        processes.look(0);
        amd(40, 3, 7, 1, 1_000_000_000L, 0);
        assertThat(processes.look(SECOND).get(RADEON).getFirst().utilPct()).isEmpty();
    }
}
