package tern.gpu.probe.nvml;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds NVML and loads it. Never unloaded: drivers do not bear that.
final class NvmlLibrary {

    /// @param loaded the library, if one could be loaded
    /// @param from   its name
    /// @param failed what was tried in vain, for a report
    /// @param there  whether there is a file of that name, though none could be loaded
    record Search(Optional<SymbolLookup> loaded, String from, List<String> failed, boolean there) {

        Search {
            failed = List.copyOf(failed);
        }
    }

    private NvmlLibrary() {}

    /// @param named the one to use instead of all others
    static Search search(Optional<String> named) {
        List<String> names = named.map(List::of)
                .orElseGet(() -> candidates(System.getProperty("os.name", ""), System.getenv()));
        List<String> failed = new ArrayList<>();
        boolean there = false;
        for (String name : names) {
            @Nullable
            Path file = name.contains("/") || name.contains("\\") ? Path.of(name) : null;
            if (file != null && !Files.exists(file)) {
                failed.add(name + ": no such file");
                continue;
            }
            try {
                SymbolLookup library = file == null
                        ? SymbolLookup.libraryLookup(name, Arena.global())
                        : SymbolLookup.libraryLookup(file, Arena.global());
                if (library.find("nvmlInit_v2").isPresent() || library.find("nvmlInit").isPresent()) {
                    return new Search(Optional.of(library), name, failed, true);
                }
                failed.add(name + ": not NVML");
            } catch (IllegalArgumentException e) {
                there |= file != null;
                failed.add(name + ": " + e.getMessage());
            }
        }
        return new Search(Optional.empty(), "", failed, there);
    }

    /// Names in the order in which they are tried. On Windows whole paths alone: a library of that name in the folder
    /// that Tern happens to be started from must not be loaded.
    static List<String> candidates(String system, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            List<String> names = new ArrayList<>();
            String root = environment.get("SystemRoot");
            if (root != null) {
                names.add(root + "\\System32\\nvml.dll");
            }
            String programs = environment.get("ProgramW6432");
            if (programs != null) {
                names.add(programs + "\\NVIDIA Corporation\\NVSMI\\nvml.dll");
            }
            return names;
        }
        if (!os.startsWith("linux")) {
            return List.of();
        }
        return List.of("libnvidia-ml.so.1", "/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1",
                "/usr/lib/x86_64-linux-gnu/nvidia/current/libnvidia-ml.so.1", "/usr/lib64/libnvidia-ml.so.1",
                "/usr/lib/aarch64-linux-gnu/libnvidia-ml.so.1",
                "/usr/lib/aarch64-linux-gnu/nvidia/current/libnvidia-ml.so.1", "/usr/lib/wsl/lib/libnvidia-ml.so.1",
                "/usr/local/nvidia/lib64/libnvidia-ml.so.1", "/run/opengl-driver/lib/libnvidia-ml.so.1",
                "libnvidia-ml.so");
    }
}
