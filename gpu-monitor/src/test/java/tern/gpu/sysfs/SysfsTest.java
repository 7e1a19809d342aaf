package tern.gpu.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Vendor;

/// Cards are found on the bus, whoever drives them, and none is woken by it.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux, with their links and colons in names")
class SysfsTest {

    @TempDir
    Path folder;
    private SysfsTree tree;

    @BeforeEach
    void plant() {
        tree = new SysfsTree(folder);
    }

    @Test
    void aSystemWithoutABusIsNotOneWithoutCards(@TempDir Path empty) {
        assertThat(Sysfs.scan(empty)).isEqualTo(new Sysfs.Scan(false, List.of()));
        assertThat(Sysfs.scan(folder)).isEqualTo(new Sysfs.Scan(true, List.of()));
    }

    @Test
    void everyKindOfCardIsListedInTheOrderOfTheBusAndNothingElse() {
        tree.device("pci0000:00/0000:65:00.0", "10de", "2684", "030000").driver("nvidia");
        tree.device("pci0000:00/0000:0a:00.0", "10de", "2335", "030200");
        tree.device("pci0000:00/0000:09:00.0", "10de", "1eb8", "038000").driver("vfio-pci").file("boot_vga", "0");
        tree.device("pci0000:00/0000:0b:00.0", "1002", "74a1", "120000").driver("amdgpu");
        tree.device("pci0000:00/0000:0c:00.0", "8086", "0bda", "120000").driver("habanalabs");
        tree.device("pci0000:00/0000:0d:00.0", "8086", "1533", "020000").driver("igb");
        List<PciCard> cards = Sysfs.scan(folder).cards();
        assertThat(cards).extracting(card -> card.address().toString())
                .containsExactly("0000:09:00.0", "0000:0a:00.0", "0000:0b:00.0", "0000:65:00.0");
        assertThat(cards).extracting(PciCard::driver)
                .containsExactly(Optional.of("vfio-pci"), Optional.empty(), Optional.of("amdgpu"),
                        Optional.of("nvidia"));
        assertThat(cards).extracting(PciCard::vendor)
                .containsExactly(Vendor.NVIDIA, Vendor.NVIDIA, Vendor.AMD, Vendor.NVIDIA);
        assertThat(cards.getFirst().bootVga()).contains(false);
        assertThat(cards.get(1).bootVga()).isEmpty();
        assertThat(cards.get(3).revision()).isEqualTo(0xc8);
    }

    @Test
    void aCardThatSleepsIsSeenToAndNothingOfItsDriverIsRead() {
        SysfsTree.Device card = tree.amdCard();
        card.file("power/runtime_status", "suspended");
        PciCard asleep = Sysfs.scan(folder).cards().getFirst();
        assertThat(asleep.sleep()).isEqualTo(PciCard.Sleep.ASLEEP);
        assertThat(CardFiles.of(folder, asleep)).isEmpty();
        card.file("power/runtime_status", "suspending");
        assertThat(Sysfs.sleep(card.folder())).isEqualTo(PciCard.Sleep.ASLEEP);
        card.file("power/runtime_status", "active");
        assertThat(Sysfs.sleep(card.folder())).isEqualTo(PciCard.Sleep.AWAKE);
        card.file("power/runtime_status", "unsupported");
        assertThat(Sysfs.sleep(card.folder())).isEqualTo(PciCard.Sleep.UNKNOWN);
    }

    @Test
    void aShareOfACardAndADisplayAreSeen() {
        tree.device("pci0000:00/0000:02:00.4", "1002", "74a1", "030000")
                .driver("amdgpu")
                .link("physfn", "../0000:02:00.0")
                .file("drm/card0/card0-DP-1/enabled", "enabled");
        tree.device("pci0000:00/0000:03:00.0", "10de", "2684", "030000")
                .driver("nvidia")
                .file("drm/card1/card1-DP-1/enabled", "disabled");
        List<PciCard> cards = Sysfs.scan(folder).cards();
        assertThat(cards).extracting(PciCard::share).containsExactly(true, false);
        assertThat(cards).extracting(PciCard::connected).containsExactly(true, false);
    }

    @Test
    void whatIsNotWholeIsLeftOut() throws Exception {
        Files.createDirectories(folder.resolve("sys/bus/pci/devices/0000:01:00.0"));
        tree.device("pci0000:00/0000:02:00.0", "10de", "2684", "030000").file("class", "nonsense");
        Files.createDirectories(folder.resolve("sys/bus/pci/devices/something"));
        assertThat(Sysfs.scan(folder)).isEqualTo(new Sysfs.Scan(true, List.of()));
    }

    @Test
    void usualCardsHaveNamesAndOthersTheirNumbers() {
        assertThat(CardNames.name(0x10de, 0x2684)).isEqualTo("NVIDIA GeForce RTX 4090");
        assertThat(CardNames.name(0x8086, 0x9a49)).isEqualTo("Intel Iris Xe Graphics");
        assertThat(CardNames.find(0x8086, 0x9a49)).get().extracting(CardNames.Entry::integrated).isEqualTo(true);
        assertThat(CardNames.name(0x1002, 0xffff)).isEqualTo("AMD 1002:ffff");
        assertThat(CardNames.name(0x1af4, 0x1050)).isEqualTo("PCI 1af4:1050");
    }

    @Test
    void thisComputerIsReadWithoutTrouble() {
        Sysfs.Scan real = Sysfs.scan(Path.of("/"));
        assertThat(real.cards()).allSatisfy(card -> {
            assertThat(card.classCode() >> 16).isIn(0x03, 0x12);
            assertThat(PciAddress.parse(card.address().toString())).contains(card.address());
        });
    }
}
