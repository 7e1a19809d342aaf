package tern.gpu.sysfs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tern.gpu.model.PciAddress;

/// What the kernel says of one program's use of one card (`/proc/PID/fdinfo/N`). Source: the kernel's «DRM client usage
/// stats».
///
/// @param pci       the card
/// @param id        tells a use apart from the same one through a second file
/// @param memory    bytes of the card's own memory; empty where the driver does not say
/// @param busy      what each part of the card has worked for it, in nanoseconds or cycles
/// @param total     where [#busy] counts cycles: all the cycles that there were
record DrmClient(String driver, PciAddress pci, long id, OptionalLong memory, Map<String, Long> busy,
        Map<String, Long> total) {

    private static final String ENGINE = "drm-engine-";
    private static final String CAPACITY = "drm-engine-capacity-";
    private static final String CYCLES = "drm-cycles-";
    private static final String TOTAL_CYCLES = "drm-total-cycles-";
    /// The card's own memory under the names of `amdgpu`, `xe` and `i915`; the first that is there counts.
    private static final List<String> MEMORY = List.of("drm-resident-vram", "drm-memory-vram", "drm-resident-vram0",
            "drm-total-vram0", "drm-resident-local0", "drm-total-local0");

    DrmClient {
        busy = Map.copyOf(busy);
        total = Map.copyOf(total);
    }

    /// Empty for a file that is none of a card's, or says less than which card and which use.
    static Optional<DrmClient> parse(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        Optional<PciAddress> pci = Optional.ofNullable(fields.get("drm-pdev")).flatMap(PciAddress::parse);
        OptionalLong id = amount(fields.get("drm-client-id"));
        String driver = fields.get("drm-driver");
        if (driver == null || pci.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong memory = OptionalLong.empty();
        for (String name : MEMORY) {
            if (memory.isEmpty()) {
                memory = amount(fields.get(name));
            }
        }
        Map<String, Long> busy = new HashMap<>();
        Map<String, Long> total = new HashMap<>();
        fields.forEach((name, value) -> {
            OptionalLong number = amount(value);
            if (number.isEmpty() || name.startsWith(CAPACITY)) {
                return;
            }
            if (name.startsWith(ENGINE)) {
                busy.put(name.substring(ENGINE.length()), number.getAsLong());
            } else if (name.startsWith(CYCLES)) {
                busy.put(name.substring(CYCLES.length()), number.getAsLong());
            } else if (name.startsWith(TOTAL_CYCLES)) {
                total.put(name.substring(TOTAL_CYCLES.length()), number.getAsLong());
            }
        });
        return Optional.of(new DrmClient(driver, pci.get(), id.getAsLong(), memory, busy, total));
    }

    /// A number with its unit, in bytes where that is a unit of memory.
    private static OptionalLong amount(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        String[] words = text.split("\\s+", 2);
        if (!words[0].matches("\\d{1,18}")) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(words[0]);
        return switch (words.length > 1 ? words[1] : "") {
            case "KiB", "kB" -> number <= Long.MAX_VALUE >> 10 ? OptionalLong.of(number << 10) : OptionalLong.empty();
            case "MiB" -> number <= Long.MAX_VALUE >> 20 ? OptionalLong.of(number << 20) : OptionalLong.empty();
            default -> OptionalLong.of(number);
        };
    }
}
