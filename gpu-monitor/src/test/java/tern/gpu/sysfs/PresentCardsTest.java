package tern.gpu.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.Presence;
import tern.gpu.model.PresentGpu;

/// «RTX 4090 found, driver missing», and not «no card».
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux, with their links and colons in names")
class PresentCardsTest {

    @TempDir
    Path folder;
    private SysfsTree tree;
    private PresentCards cards;

    @BeforeEach
    void plant() {
        tree = new SysfsTree(folder);
        cards = new PresentCards(folder);
    }

    private PresentGpu only(Optional<Diagnosis> trouble, boolean asked) {
        List<PresentGpu> all = cards.list(trouble, asked);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Verdict verdict(PresentGpu card) {
        return ((Presence.Missing) card.presence()).diagnosis().verdict();
    }

    private SysfsTree.Device nvidia(String driver) {
        SysfsTree.Device card = tree.device("pci0000:00/0000:65:00.0", "10de", "2684", "030000");
        return driver.isEmpty() ? card : card.driver(driver);
    }

    @Test
    void aComputerWithoutCards() {
        assertThat(cards.list(Optional.empty(), true)).isEmpty();
    }

    @Test
    void aCardWithoutADriverHasAName() {
        nvidia("");
        PresentGpu card = only(Optional.empty(), false);
        assertThat(card.identity().name()).isEqualTo("NVIDIA GeForce RTX 4090");
        assertThat(card.identity().id().key()).isEqualTo("pci:0000:65:00.0");
        assertThat(verdict(card)).isEqualTo(Verdict.NO_DRIVER);
    }

    @Test
    void nouveauShowsPicturesOnly() {
        nvidia("nouveau");
        assertThat(verdict(only(Optional.empty(), false))).isEqualTo(Verdict.DISPLAY_DRIVER_ONLY);
    }

    @Test
    void aVirtualMachineHasIt() {
        nvidia("vfio-pci").file("power/runtime_status", "suspended");
        assertThat(verdict(only(Optional.empty(), false))).isEqualTo(Verdict.PASSED_THROUGH);
    }

    @Test
    void anNvidiaCardThatSleepsIsNotBlamedForALibraryThatWasNotAsked() {
        nvidia("nvidia").file("power/runtime_status", "suspended");
        assertThat(only(Optional.of(Diagnosis.of(Verdict.DRIVER_NOT_LOADED)), true).presence())
                .isEqualTo(new Presence.Asleep());
    }

    @Test
    void whatTheLibrarySaidCountsForNvidiasCardsAlone() {
        nvidia("nvidia");
        tree.amdCard();
        tree.file("usr/lib64/libnvidia-ml.so.1", "").file("dev/nvidia0", "").file("dev/kfd", "");
        List<PresentGpu> all = cards.list(Optional.of(Diagnosis.of(Verdict.REBOOT_NEEDED, "NVML 18")), true);
        assertThat(all).extracting(card -> card.identity().name())
                .containsExactly("AMD Radeon RX 7900 family", "NVIDIA GeForce RTX 4090");
        assertThat(all.getFirst().presence()).isEqualTo(new Presence.Ready());
        assertThat(verdict(all.getLast())).isEqualTo(Verdict.REBOOT_NEEDED);
    }

    @Test
    void aCardThatTheLibraryDoesNotNameHasFallenOffOnceItWasAsked() {
        nvidia("nvidia");
        tree.file("usr/lib64/libnvidia-ml.so.1", "").file("dev/nvidia0", "");
        assertThat(only(Optional.empty(), false).presence()).isEqualTo(new Presence.Ready());
        assertThat(verdict(only(Optional.empty(), true))).isEqualTo(Verdict.FELL_OFF);
    }

    @Test
    void aCardThatIsMeasuredAndCannotComputeIsSaidTo() {
        tree.amdCard();
        PresentGpu card = only(Optional.empty(), true);
        assertThat(card.presence()).isEqualTo(new Presence.Ready());
        GpuDevice device = new GpuDevice(card.identity(), card.presence(), Optional.empty(), false, List.of(),
                GpuCondition.UNKNOWN);
        assertThat(cards.hint(device)).get().isEqualTo(Diagnosis.of(Verdict.COMPUTE_UNAVAILABLE, "/dev/kfd"));
        tree.file("dev/kfd", "").file("dev/dri/renderD128", "");
        assertThat(cards.hint(device)).isEmpty();
    }

    @Test
    void graphicsOfAnIntelProcessorAreCalledThat() {
        tree.device("pci0000:00/0000:00:02.0", "8086", "9a49", "030000").driver("i915");
        PresentGpu card = only(Optional.empty(), false);
        assertThat(card.identity().integrated()).isTrue();
        assertThat(card.presence()).isEqualTo(new Presence.Ready());
    }
}
