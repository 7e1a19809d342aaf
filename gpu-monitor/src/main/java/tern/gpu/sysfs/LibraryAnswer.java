package tern.gpu.sysfs;

import java.util.Optional;

/// What the vendor's measuring library said of one card, as far as it was asked. Codes are NVML's.
public sealed interface LibraryAnswer {

    /// Nobody has asked.
    record NotAsked() implements LibraryAnswer {}

    /// It could not be loaded.
    record Absent(String detail) implements LibraryAnswer {}

    /// It was loaded and refuses to begin.
    record Refused(int code) implements LibraryAnswer {}

    /// It works and does not know this card.
    record NotListed() implements LibraryAnswer {}

    /// It lists the card.
    ///
    /// @param code    0, or what it said when it was asked about this card
    /// @param version the library's half of the driver
    record Listed(int code, Optional<String> version) implements LibraryAnswer {}
}
