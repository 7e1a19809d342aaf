package tern.gpu.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place on the PCI bus.
public record PciAddress(int domain, int bus, int device, int function) implements Comparable<PciAddress> {

    private static final Pattern FORM = Pattern
            .compile("(?:([0-9a-fA-F]{1,8}):)?([0-9a-fA-F]{1,2}):([0-9a-fA-F]{1,2})(?:\\.([0-7]))?");

    /// @throws IllegalArgumentException for numbers that no bus has
    public PciAddress {
        if (bus < 0 || bus > 0xff || device < 0 || device > 0x1f || function < 0 || function > 7) {
            throw new IllegalArgumentException("not a place on a PCI bus");
        }
    }

    /// Reads `0000:41:00.0` as Linux writes it, `00000000:41:00.0` as NVIDIA does, and `41:00.0`; empty for anything
    /// else.
    public static Optional<PciAddress> parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        String domain = found.group(1);
        String function = found.group(4);
        int device = Integer.parseInt(found.group(3), 16);
        if (device > 0x1f) {
            return Optional.empty();
        }
        return Optional.of(new PciAddress(domain == null ? 0 : Integer.parseUnsignedInt(domain, 16),
                Integer.parseInt(found.group(2), 16), device, function == null ? 0 : function.charAt(0) - '0'));
    }

    @Override
    public int compareTo(PciAddress other) {
        int by = Integer.compareUnsigned(domain, other.domain);
        by = by != 0 ? by : Integer.compare(bus, other.bus);
        by = by != 0 ? by : Integer.compare(device, other.device);
        return by != 0 ? by : Integer.compare(function, other.function);
    }

    /// As in `/sys/bus/pci/devices`: `0000:41:00.0`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04x:%02x:%02x.%d", domain, bus, device, function);
    }
}
