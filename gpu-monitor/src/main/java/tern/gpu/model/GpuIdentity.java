package tern.gpu.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a card is, as far as it can be known; changes seldom or never.
///
/// @param parent        of a part of a card (MIG): the card it is a part of
/// @param name          as its maker calls it, else a name made of its numbers
/// @param pci           empty where there is no such bus
/// @param pciVendor     0 where there is no such bus
/// @param uuid          the vendor's unique name, which miners are given
/// @param vramBytes     memory of its own; shared memory where [#unifiedMemory]
/// @param unifiedMemory whether it has no memory of its own and uses the computer's
/// @param integrated    whether it is part of the processor
/// @param drivesDisplay whether a display hangs on it
/// @param cores         shading units
/// @param busWidthBits  of its memory
/// @param link          the best its connection can be
public record GpuIdentity(GpuId id, Optional<GpuId> parent, String name, Optional<PciAddress> pci, int pciVendor,
        int pciDevice, Optional<String> uuid, OptionalLong vramBytes, boolean unifiedMemory, boolean integrated,
        boolean drivesDisplay, Optional<DriverInfo> driver, Optional<Compute> compute, OptionalInt cores,
        OptionalInt busWidthBits, PcieLink link, Thresholds temperatures, PowerRange power) {

    /// One of which only this much is known.
    public static GpuIdentity bare(GpuId id, String name, Optional<PciAddress> pci, int pciVendor, int pciDevice) {
        return new GpuIdentity(id, Optional.empty(), name, pci, pciVendor, pciDevice, Optional.empty(),
                OptionalLong.empty(), false, false, false, Optional.empty(), Optional.empty(), OptionalInt.empty(),
                OptionalInt.empty(), PcieLink.UNKNOWN, Thresholds.UNKNOWN, PowerRange.UNKNOWN);
    }
}
