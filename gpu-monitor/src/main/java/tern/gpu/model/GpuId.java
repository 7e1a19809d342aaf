package tern.gpu.model;

/// Which card, the same over restarts of Tern and of the computer. Never an index: drivers number cards anew.
///
/// @param key the vendor's own unique name (`GPU-…`, `MIG-…`), else the place on the bus (`pci:0000:03:00.0`), else
///            `apple:0`; visible ASCII without spaces, at most 128 characters
public record GpuId(Vendor vendor, String key) {

    private static final int LONGEST = 128;

    /// @throws IllegalArgumentException for a key that is empty, too long, or holds anything but visible ASCII
    public GpuId {
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("not a key of a card");
        }
    }

    /// A card without a name of its own is known by its place on the bus.
    public static GpuId of(Vendor vendor, PciAddress address) {
        return new GpuId(vendor, "pci:" + address);
    }

    @Override
    public String toString() {
        return key;
    }
}
