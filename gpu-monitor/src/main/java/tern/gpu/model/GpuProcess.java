package tern.gpu.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A program on a card.
///
/// @param pid     of the system the driver runs on: one of a container may be unknown here
/// @param started tells it from a later one with the same number
/// @param name    of its program; empty when it cannot be known
/// @param utilPct how busy it keeps the card, 0 to 100
/// @param ours    whether Tern started it
public record GpuProcess(long pid, Optional<Instant> started, String name, OptionalLong vramBytes,
        OptionalInt utilPct, Kind kind, boolean ours) {

    /// What it does on the card.
    public enum Kind {
        COMPUTE,
        GRAPHICS,
        /// Computes through a service that shares the card.
        MPS
    }
}
