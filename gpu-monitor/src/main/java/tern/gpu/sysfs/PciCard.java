package tern.gpu.sysfs;

import java.nio.file.Path;
import java.util.Optional;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Vendor;

/// A card on the PCI bus as the system lists it, whatever drives it.
///
/// @param folder    its folder, resolved
/// @param device    the vendor's number for it
/// @param classCode `0x030000` is a display, `0x030200` computes without one
/// @param revision  of the chip; tells some models of one number apart
/// @param driver    the name of what drives it
/// @param bootVga   whether the computer began to show pictures on it; empty where it does not say
/// @param sleep     whether it sleeps
/// @param share     whether it is a share of a card that was given to a virtual machine
/// @param connected whether a display hangs on it
public record PciCard(PciAddress address, Path folder, int vendorId, int device, int classCode, int revision,
        Optional<String> driver, Optional<Boolean> bootVga, Sleep sleep, boolean share, boolean connected) {

    public Vendor vendor() {
        return Vendor.ofPci(vendorId);
    }

    /// The same card after it was seen to be awake.
    public PciCard awake() {
        return new PciCard(address, folder, vendorId, device, classCode, revision, driver, bootVga, Sleep.AWAKE, share,
                connected);
    }

    /// What the system's own file says about sleep.
    public enum Sleep {
        AWAKE,
        ASLEEP,
        /// It has no such state, or says nothing: treated as awake.
        UNKNOWN
    }
}
