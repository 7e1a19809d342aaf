package tern.gpu.model;

/// Who made a card.
public enum Vendor {
    NVIDIA(0x10de),
    AMD(0x1002),
    INTEL(0x8086),
    APPLE(0x106b),
    OTHER(-1);

    private final int pci;

    Vendor(int pci) {
        this.pci = pci;
    }

    /// @param id the vendor's number on the PCI bus
    public static Vendor ofPci(int id) {
        for (Vendor vendor : values()) {
            if (vendor.pci == id) {
                return vendor;
            }
        }
        return OTHER;
    }
}
