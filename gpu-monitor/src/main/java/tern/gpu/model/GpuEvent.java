package tern.gpu.model;

import java.time.Instant;

/// Something that a driver has told of a card without being asked.
///
/// @param number of an error as its maker counts them (NVIDIA: Xid); 0 for the other kinds
public record GpuEvent(Kind kind, long number, Instant at) {

    /// What happened.
    public enum Kind {
        /// The driver has met an error of the card or of a program on it.
        ERROR,
        /// It gets its power from elsewhere, or less of it.
        POWER_SOURCE,
        /// Its clocks have changed.
        CLOCKS
    }
}
