package tern.gpu.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.PciAddress;

/// Each thing that can be wrong with a card is called by its name.
class DiagnoserTest {

    private static PciCard card(String vendor, String driver, PciCard.Sleep sleep) {
        return new PciCard(new PciAddress(0, 1, 0, 0), Path.of("/x"), Integer.parseInt(vendor, 16), 0x2684, 0x30000, 0,
                driver.equals("-") ? Optional.empty() : Optional.of(driver), Optional.empty(), sleep, false, false);
    }

    /// `kfd:`, `nodes:`, `render:` and an access; `lib`, `ze`, `module`, `kernel:` and a version. Usual is all there.
    private static SystemFacts facts(String words) {
        List<String> said = List.of(words.split(" "));
        return new SystemFacts(!said.contains("no-module"), value(said, "kernel"), !said.contains("no-lib"),
                access(said, "nodes"), access(said, "kfd"), access(said, "render"), !said.contains("no-ze"),
                Optional.empty(), Optional.empty(), List.of());
    }

    private static Optional<String> value(List<String> words, String name) {
        return words.stream()
                .filter(word -> word.startsWith(name + ':'))
                .map(word -> word.substring(name.length() + 1))
                .findFirst();
    }

    private static SystemFacts.Access access(List<String> words, String name) {
        return value(words, name).map(SystemFacts.Access::valueOf).orElse(SystemFacts.Access.OPEN);
    }

    private static LibraryAnswer answer(String word) {
        String[] parts = word.split(":");
        return switch (parts[0]) {
            case "-" -> new LibraryAnswer.NotAsked();
            case "absent" -> new LibraryAnswer.Absent("no libnvidia-ml.so.1");
            case "init" -> new LibraryAnswer.Refused(Integer.parseInt(parts[1]));
            case "unlisted" -> new LibraryAnswer.NotListed();
            case "handle" -> new LibraryAnswer.Listed(Integer.parseInt(parts[1]), Optional.empty());
            default -> new LibraryAnswer.Listed(0, Optional.of(parts[1]));
        };
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # vendor, driver,    sleep,   facts,                        library,    verdict
            10de,     -,         AWAKE,   all,                          -,          NO_DRIVER
            10de,     -,         ASLEEP,  all,                          -,          NO_DRIVER
            10de,     nouveau,   AWAKE,   all,                          -,          DISPLAY_DRIVER_ONLY
            10de,     nouveau,   ASLEEP,  all,                          -,          -
            10de,     vfio-pci,  AWAKE,   all,                          -,          PASSED_THROUGH
            10de,     vfio-pci,  ASLEEP,  all,                          -,          PASSED_THROUGH
            1002,     vfio-pci,  AWAKE,   all,                          -,          PASSED_THROUGH
            10de,     nvidia,    AWAKE,   no-lib,                       -,          LIBRARY_MISSING
            10de,     nvidia,    AWAKE,   all,                          absent,     LIBRARY_MISSING
            10de,     nvidia,    AWAKE,   no-module,                    init:9,     DRIVER_NOT_LOADED
            10de,     nvidia,    AWAKE,   nodes:ABSENT,                 init:9,     NO_PERMISSION
            10de,     nvidia,    AWAKE,   all,                          init:9,     DRIVER_NOT_LOADED
            10de,     nvidia,    AWAKE,   all,                          init:12,    LIBRARY_MISSING
            10de,     nvidia,    AWAKE,   all,                          init:18,    REBOOT_NEEDED
            10de,     nvidia,    AWAKE,   kernel:550.1,                 works:560.2,REBOOT_NEEDED
            10de,     nvidia,    AWAKE,   kernel:550.1,                 works:550.1,-
            10de,     nvidia,    AWAKE,   all,                          works:550.1,-
            10de,     nvidia,    AWAKE,   all,                          init:4,     NO_PERMISSION
            10de,     nvidia,    AWAKE,   all,                          handle:4,   NO_PERMISSION
            10de,     nvidia,    AWAKE,   all,                          handle:17,  NO_PERMISSION
            10de,     nvidia,    AWAKE,   nodes:REFUSED,                -,          NO_PERMISSION
            10de,     nvidia,    AWAKE,   nodes:ABSENT,                 unlisted,   NO_PERMISSION
            10de,     nvidia,    AWAKE,   nodes:REFUSED,                unlisted,   NO_PERMISSION
            10de,     nvidia,    AWAKE,   all,                          unlisted,   FELL_OFF
            10de,     nvidia,    AWAKE,   all,                          handle:15,  FELL_OFF
            10de,     nvidia,    AWAKE,   all,                          handle:16,  RESET_NEEDED
            10de,     nvidia,    AWAKE,   all,                          handle:8,   POWER_CABLE
            10de,     nvidia,    AWAKE,   all,                          init:999,   OTHER
            10de,     nvidia,    AWAKE,   all,                          -,          -
            10de,     nvidia,    ASLEEP,  no-lib,                       -,          -
            10de,     nvidia,    ASLEEP,  all,                          unlisted,   -
            1002,     amdgpu,    AWAKE,   all,                          -,          -
            1002,     amdgpu,    AWAKE,   kfd:ABSENT,                   -,          COMPUTE_UNAVAILABLE
            1002,     amdgpu,    AWAKE,   kfd:REFUSED,                  -,          COMPUTE_UNAVAILABLE
            1002,     amdgpu,    AWAKE,   render:REFUSED,               -,          COMPUTE_UNAVAILABLE
            1002,     amdgpu,    ASLEEP,  kfd:ABSENT,                   -,          -
            1002,     radeon,    AWAKE,   all,                          -,          TOO_OLD
            8086,     i915,      AWAKE,   no-ze,                        -,          MONITORING_ONLY
            8086,     xe,        AWAKE,   no-ze,                        -,          MONITORING_ONLY
            8086,     xe,        AWAKE,   render:REFUSED,               -,          MONITORING_ONLY
            8086,     xe,        AWAKE,   all,                          -,          -
            8086,     i915,      UNKNOWN, all,                          -,          -
            1af4,     virtio-pci,AWAKE,   all,                          -,          DISPLAY_DRIVER_ONLY
            """)
    void theTable(String vendor, String driver, PciCard.Sleep sleep, String facts, String library, String verdict) {
        Optional<Diagnosis> said = Diagnoser.diagnose(card(vendor, driver, sleep), facts(facts), answer(library));
        assertThat(said.map(Diagnosis::verdict).map(Enum::name).orElse("-")).isEqualTo(verdict);
    }

    @Test
    void bothVersionsAreSaidWhereTheyDiffer() {
        assertThat(Diagnoser.diagnose(card("10de", "nvidia", PciCard.Sleep.AWAKE), facts("kernel:550.163.01"),
                answer("works:560.35.03"))).get()
                .extracting(Diagnosis::detail)
                .isEqualTo(Optional.of("550.163.01 / 560.35.03"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux")
    void whatTheSystemHasIsReadFromItsFiles(@TempDir Path folder) throws Exception {
        SysfsTree tree = new SysfsTree(folder);
        SystemFacts bare = SystemFacts.read(folder);
        assertThat(bare).isEqualTo(new SystemFacts(false, Optional.empty(), false, SystemFacts.Access.ABSENT,
                SystemFacts.Access.ABSENT, SystemFacts.Access.ABSENT, false, Optional.empty(), Optional.empty(),
                List.of()));
        tree.file("sys/module/nvidia/version", "550.163.01")
                .file("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.163.01  Tue\n"
                        + "GCC version:  gcc version 12.2.0")
                .file("usr/lib64/libnvidia-ml.so.1", "")
                .file("dev/nvidiactl", "")
                .file("dev/nvidia-uvm", "")
                .file("dev/kfd", "")
                .file("dev/dri/card0", "")
                .file("dev/dri/renderD128", "")
                .file("usr/lib/x86_64-linux-gnu/libze_loader.so.1", "")
                .file("etc/os-release", "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"");
        Path efi = folder.resolve("sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c");
        Files.createDirectories(efi.getParent());
        Files.write(efi, new byte[]{6, 0, 0, 0, 1});
        SystemFacts full = SystemFacts.read(folder);
        assertThat(full).isEqualTo(new SystemFacts(true, Optional.of("550.163.01"), true, SystemFacts.Access.OPEN,
                SystemFacts.Access.OPEN, SystemFacts.Access.OPEN, true, Optional.of(true), Optional.of("linuxmint"),
                List.of("ubuntu", "debian")));
        assertThat(full.isLike("debian")).isTrue();
        assertThat(full.isLike("fedora", "rhel")).isFalse();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux")
    void theOpenModulesVersionIsReadToo(@TempDir Path folder) {
        new SysfsTree(folder).file("proc/driver/nvidia/version",
                "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release Build");
        assertThat(SystemFacts.read(folder).nvidiaVersion()).contains("580.65.06");
    }
}
