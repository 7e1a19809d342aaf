package tern.gpu.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the system has for computing on cards, read from files alone.
///
/// @param nvidiaModule    whether the kernel has NVIDIA's driver loaded
/// @param nvidiaVersion   the version of that driver, as the kernel's half says
/// @param nvidiaLibrary   whether the library that measures is in one of its usual places
/// @param nvidiaNodes     the devices through which programs reach NVIDIA's driver
/// @param kfd             the device through which programs compute on AMD's cards
/// @param render          the devices through which programs compute on any card
/// @param oneApi          whether the loader of Intel's computing library is in one of its usual places
/// @param secureBoot      whether the computer's firmware refuses unsigned drivers; empty where it does not say
/// @param distribution    `ID` of the Linux distribution: `debian`, `ubuntu`, `fedora`, `arch`; empty where it is unknown
/// @param distributionLike what it descends from
public record SystemFacts(boolean nvidiaModule, Optional<String> nvidiaVersion, boolean nvidiaLibrary,
        Access nvidiaNodes, Access kfd, Access render, boolean oneApi, Optional<Boolean> secureBoot,
        Optional<String> distribution, List<String> distributionLike) {

    private static final Pattern VERSION = Pattern.compile("Kernel Module\\s+(?:for \\S+\\s+)?(\\d+(?:\\.\\d+)+)");
    private static final List<String> LIBRARIES = List.of("usr/lib/x86_64-linux-gnu",
            "usr/lib/x86_64-linux-gnu/nvidia/current", "usr/lib64", "usr/lib/aarch64-linux-gnu", "usr/lib/wsl/lib",
            "usr/local/nvidia/lib64", "run/opengl-driver/lib", "usr/lib", "lib64", "usr/local/lib");
    private static final Path SECURE_BOOT = Path
            .of("sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c");

    public SystemFacts {
        distributionLike = List.copyOf(distributionLike);
    }

    /// Whether a device can be used.
    public enum Access {
        /// It is not there.
        ABSENT,
        /// It is there, and this user may not use it.
        REFUSED,
        OPEN
    }

    /// @param root what stands for `/`
    public static SystemFacts read(Path root) {
        Path dev = root.resolve("dev");
        List<Path> nvidia = SmallFiles.in(dev)
                .stream()
                .filter(file -> file.getFileName() != null
                        && file.getFileName().toString().matches("nvidia(ctl|\\d+)"))
                .toList();
        List<Path> render = SmallFiles.in(dev.resolve("dri"))
                .stream()
                .filter(file -> file.getFileName() != null && file.getFileName().toString().startsWith("renderD"))
                .toList();
        Optional<String> version = SmallFiles.text(root.resolve("proc/driver/nvidia/version"));
        Matcher number = VERSION.matcher(version.orElse(""));
        return new SystemFacts(Files.exists(root.resolve("sys/module/nvidia")),
                number.find() ? Optional.of(number.group(1)) : Optional.empty(),
                library(root, "libnvidia-ml.so.1"), access(nvidia), access(List.of(dev.resolve("kfd"))),
                access(render), library(root, "libze_loader.so.1"), secureBoot(root), release(root, "ID"),
                release(root, "ID_LIKE").map(text -> Arrays.asList(text.split(" "))).orElse(List.of()));
    }

    private static boolean library(Path root, String name) {
        return LIBRARIES.stream().anyMatch(folder -> Files.exists(root.resolve(folder).resolve(name)));
    }

    /// Whether at least one of them can be used.
    private static Access access(List<Path> devices) {
        List<Path> there = devices.stream().filter(Files::exists).toList();
        if (there.isEmpty()) {
            return Access.ABSENT;
        }
        Stream<Path> usable = there.stream().filter(file -> Files.isReadable(file) && Files.isWritable(file));
        return usable.findAny().isPresent() ? Access.OPEN : Access.REFUSED;
    }

    /// Four bytes of attributes, then one of value.
    private static Optional<Boolean> secureBoot(Path root) {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(SECURE_BOOT));
            return bytes.length == 5 ? Optional.of(bytes[4] == 1) : Optional.empty();
        } catch (IOException _) {
            // a computer without such firmware, or one that does not show it
            return Optional.empty();
        }
    }

    private static Optional<String> release(Path root, String key) {
        for (String line : SmallFiles.lines(root.resolve("etc/os-release"))) {
            if (line.startsWith(key + '=')) {
                String value = line.substring(key.length() + 1).replace("\"", "").replace("'", "").strip();
                return value.isEmpty() ? Optional.empty() : Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /// Whether the distribution is one of these or descends from one.
    public boolean isLike(String... names) {
        List<String> wanted = List.of(names);
        return distribution.filter(wanted::contains).isPresent()
                || distributionLike.stream().anyMatch(wanted::contains);
    }
}
