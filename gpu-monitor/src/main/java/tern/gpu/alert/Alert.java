package tern.gpu.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tern.gpu.model.GpuId;

/// Something that a person should see, from when it began until it is over.
///
/// @param card      empty for what concerns the computer
/// @param measured  in the unit of the rule; empty where there is no number
/// @param threshold that was passed
/// @param since     when it was raised
public record Alert(Kind kind, Optional<GpuId> card, Severity severity, OptionalLong measured, OptionalLong threshold,
        Instant since) {

    /// What happened. The unit of measured and threshold stands behind it.
    public enum Kind {
        /// Thousandths of a degree.
        TOO_HOT,
        /// Thousandths of a degree.
        MEMORY_TOO_HOT,
        /// It brakes itself because of heat or power. Milliseconds of the last minute.
        THROTTLED,
        /// The fan stands still though the card is warm and works. Thousandths of a degree.
        FAN_STOPPED,
        /// No number.
        LOST,
        /// Its driver has told of an error. The error's number as its maker counts them.
        DRIVER_ERROR,
        /// It gets its power from elsewhere, or less of it, as its driver tells. No number.
        POWER_SOURCE,
        /// Its clocks have changed, as its driver tells. No number.
        CLOCKS_CHANGED,
        /// Memory errors that could not be corrected became more. Errors.
        MEMORY_ERRORS,
        /// A miner says that it works and the card does nothing. Hundredths of a percent.
        MINER_IDLE,
        /// Milliwatts.
        OVER_POWER,
        /// Bytes that are free.
        VRAM_FULL,
        /// Lanes in use.
        LINK_DEGRADED,
        /// Bytes that are free.
        DISK_LOW,
        /// No number.
        ON_BATTERY
    }

    /// How much it matters.
    public enum Severity {
        NOTICE,
        WARNING,
        /// Told in quiet times too.
        CRITICAL
    }
}
