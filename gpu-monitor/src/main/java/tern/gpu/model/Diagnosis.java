package tern.gpu.model;

import java.util.Optional;

/// What keeps a card from being used, and what is known of it.
///
/// @param detail technical text for a report, in English: a file, a code, two versions
public record Diagnosis(Verdict verdict, Optional<String> detail) {

    public static Diagnosis of(Verdict verdict) {
        return new Diagnosis(verdict, Optional.empty());
    }

    public static Diagnosis of(Verdict verdict, String detail) {
        return new Diagnosis(verdict, Optional.of(detail));
    }

    /// What is wrong. What a person reads, and what to do, is worded where it is shown.
    public enum Verdict {
        /// On the bus, and no driver has it.
        NO_DRIVER,
        /// A free driver that shows pictures and computes nothing (`nouveau`).
        DISPLAY_DRIVER_ONLY,
        /// A virtual machine has it (`vfio-pci`).
        PASSED_THROUGH,
        /// The driver has it, and the library to ask it with is not installed.
        LIBRARY_MISSING,
        /// The library is there, and the system has not loaded the driver.
        DRIVER_NOT_LOADED,
        /// The driver was updated while its older part still runs.
        REBOOT_NEEDED,
        /// This user may not use it.
        NO_PERMISSION,
        /// On the bus, and the driver does not know it, or has lost it.
        FELL_OFF,
        /// The driver wants it to be reset.
        RESET_NEEDED,
        /// It shows pictures; computing is not set up, or not allowed to this user.
        COMPUTE_UNAVAILABLE,
        /// Its driver or card is too old to compute.
        TOO_OLD,
        /// It can be measured; computing is not set up.
        MONITORING_ONLY,
        /// Power to it fails: a cable is missing.
        POWER_CABLE,
        /// The driver does not answer at all.
        NO_ANSWER,
        /// Something else, as the detail says.
        OTHER
    }
}
