package tern.gpu.sysfs;

import java.util.OptionalLong;

/// Speeds of PCI Express as sysfs writes them.
final class Links {

    private Links() {}

    /// @param tenths of GT/s: 160 for «16.0 GT/s PCIe»
    static OptionalLong generation(long tenths) {
        return switch ((int) Math.min(tenths, Integer.MAX_VALUE)) {
            case 25 -> OptionalLong.of(1);
            case 50 -> OptionalLong.of(2);
            case 80 -> OptionalLong.of(3);
            case 160 -> OptionalLong.of(4);
            case 320 -> OptionalLong.of(5);
            case 640 -> OptionalLong.of(6);
            case 1280 -> OptionalLong.of(7);
            default -> OptionalLong.empty();
        };
    }
}
