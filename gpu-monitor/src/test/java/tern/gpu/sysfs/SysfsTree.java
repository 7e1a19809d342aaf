package tern.gpu.sysfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A tree as Linux shows it, with real links, under a folder of the test.
final class SysfsTree {

    private final Path root;

    SysfsTree(Path root) {
        this.root = root;
        folder(root.resolve("sys/bus/pci/devices"));
        folder(root.resolve("proc"));
    }

    Path root() {
        return root;
    }

    SysfsTree file(String path, String text) {
        write(root.resolve(path), text + "\n");
        return this;
    }

    SysfsTree link(String path, String target) {
        try {
            Path link = root.resolve(path);
            folder(link.getParent());
            Files.createSymbolicLink(link, Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// @param place below `sys/devices`: `pci0000:00/0000:00:02.0`
    Device device(String place, String vendor, String device, String classCode) {
        Path folder = root.resolve("sys/devices").resolve(place);
        folder(folder);
        String name = folder.getFileName().toString();
        link("sys/bus/pci/devices/" + name, "../../../devices/" + place);
        return new Device(folder).file("vendor", "0x" + vendor)
                .file("device", "0x" + device)
                .file("class", "0x" + classCode)
                .file("revision", "0xc8")
                .file("power/runtime_status", "active");
    }

    final class Device {

        private final Path folder;

        private Device(Path folder) {
            this.folder = folder;
        }

        Device file(String name, String text) {
            write(folder.resolve(name), text + "\n");
            return this;
        }

        Device driver(String name) {
            SysfsTree.folder(root.resolve("sys/bus/pci/drivers/" + name));
            return link("driver", folder.relativize(root.resolve("sys/bus/pci/drivers/" + name)).toString());
        }

        Device link(String name, String target) {
            try {
                Files.createSymbolicLink(folder.resolve(name), Path.of(target));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        Path folder() {
            return folder;
        }
    }

    /// A Radeon RX 7900 behind the switch on its own board, with the sensors of a current kernel.
    Device amdCard() {
        device("pci0000:00/0000:00:01.1", "1022", "14db", "060400");
        device("pci0000:00/0000:00:01.1/0000:01:00.0", "1002", "1478", "060400")
                .file("current_link_speed", "16.0 GT/s PCIe")
                .file("current_link_width", "8")
                .file("max_link_speed", "16.0 GT/s PCIe")
                .file("max_link_width", "16");
        device("pci0000:00/0000:00:01.1/0000:01:00.0/0000:02:00.0", "1002", "1479", "060400")
                .file("current_link_speed", "16.0 GT/s PCIe")
                .file("current_link_width", "8")
                .file("max_link_speed", "16.0 GT/s PCIe")
                .file("max_link_width", "16");
        return device("pci0000:00/0000:00:01.1/0000:01:00.0/0000:02:00.0/0000:03:00.0", "1002", "744c", "030000")
                .driver("amdgpu")
                .file("boot_vga", "1")
                .file("unique_id", "7c38b5a1e2d94f60")
                .file("vbios_version", "113-D7020100-102")
                .file("gpu_busy_percent", "37")
                .file("mem_busy_percent", "0")
                .file("mem_info_vram_total", "25753026560")
                .file("mem_info_vram_used", "1234567168")
                .file("mem_info_gtt_total", "16777216000")
                .file("mem_info_gtt_used", "22224896")
                .file("current_link_speed", "16.0 GT/s PCIe")
                .file("current_link_width", "16")
                .file("hwmon/hwmon3/name", "amdgpu")
                .file("hwmon/hwmon3/temp1_label", "junction")
                .file("hwmon/hwmon3/temp1_input", "71000")
                .file("hwmon/hwmon3/temp1_crit", "110000")
                .file("hwmon/hwmon3/temp2_label", "edge")
                .file("hwmon/hwmon3/temp2_input", "54000")
                .file("hwmon/hwmon3/temp2_crit", "100000")
                .file("hwmon/hwmon3/temp2_emergency", "105000")
                .file("hwmon/hwmon3/temp3_label", "mem")
                .file("hwmon/hwmon3/temp3_input", "68000")
                .file("hwmon/hwmon3/temp3_crit", "108000")
                .file("hwmon/hwmon3/power1_average", "213000000")
                .file("hwmon/hwmon3/power1_cap", "327000000")
                .file("hwmon/hwmon3/power1_cap_max", "376000000")
                .file("hwmon/hwmon3/power1_cap_min", "0")
                .file("hwmon/hwmon3/power1_cap_default", "327000000")
                .file("hwmon/hwmon3/freq1_label", "sclk")
                .file("hwmon/hwmon3/freq1_input", "2431000000")
                .file("hwmon/hwmon3/freq2_label", "mclk")
                .file("hwmon/hwmon3/freq2_input", "1249000000")
                .file("hwmon/hwmon3/fan1_input", "0")
                .file("hwmon/hwmon3/fan1_max", "3300")
                .file("hwmon/hwmon3/pwm1", "255");
    }

    /// The graphics of a Ryzen.
    Device amdChip() {
        return device("pci0000:00/0000:00:08.1/0000:0d:00.0", "1002", "9999", "030000").driver("amdgpu")
                .file("boot_vga", "1")
                .file("gpu_busy_percent", "4")
                .file("mem_info_vram_total", "536870912")
                .file("mem_info_vram_used", "400000000")
                .file("mem_info_gtt_total", "15000000000")
                .file("mem_info_gtt_used", "100000000")
                .file("hwmon/hwmon1/name", "amdgpu")
                .file("hwmon/hwmon1/temp1_label", "edge")
                .file("hwmon/hwmon1/temp1_input", "41000")
                .file("hwmon/hwmon1/in1_label", "vddnb")
                .file("hwmon/hwmon1/in1_input", "799")
                .file("hwmon/hwmon1/power1_input", "9012000");
    }

    /// An Arc A770 with `i915`.
    Device intelOld() {
        return device("pci0000:00/0000:00:01.0/0000:03:00.0", "8086", "56a0", "030000").driver("i915")
                .file("drm/card1/gt_cur_freq_mhz", "2400")
                .file("drm/card1/gt/gt0/rps_act_freq_mhz", "2050")
                .file("hwmon/hwmon2/name", "i915")
                .file("hwmon/hwmon2/power1_max", "190000000")
                .file("hwmon/hwmon2/power1_rated_max", "225000000")
                .file("hwmon/hwmon2/energy1_input", "1000000000");
    }

    /// An Arc B580 with `xe`.
    Device intelNew() {
        return device("pci0000:00/0000:00:01.0/0000:04:00.0", "8086", "e20b", "030000").driver("xe")
                .file("tile0/gt0/freq0/act_freq", "2850")
                .file("tile0/gt0/freq0/cur_freq", "2900")
                .file("tile0/physical_vram_size_bytes", "12884901888")
                .file("hwmon/hwmon5/name", "xe")
                .file("hwmon/hwmon5/temp2_label", "pkg")
                .file("hwmon/hwmon5/temp2_input", "47000")
                .file("hwmon/hwmon5/temp2_crit", "105000")
                .file("hwmon/hwmon5/temp3_label", "vram")
                .file("hwmon/hwmon5/temp3_input", "52000")
                .file("hwmon/hwmon5/power1_max", "0")
                .file("hwmon/hwmon5/energy1_input", "500000");
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        folder(file.getParent());
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
