package tern.wallet.rpc;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// What a node's server said of the time when the connection was opened: the `Date` of its answer (RFC 9110 section
/// 6.6.1), which it cuts to whole seconds.
///
/// @param said  by the server's clock
/// @param heard by this computer's clock, when the answer was there
public record ServerTime(Instant said, Instant heard) {

    /// @return absent when it is no date
    static @Nullable ServerTime of(@Nullable String date, Instant heard) {
        if (date == null) {
            return null;
        }
        try {
            return new ServerTime(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), heard);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// By how much this computer's clock is ahead of the server's; up to a second and the way of the answer too much.
    public Duration ahead() {
        return Duration.between(said, heard);
    }
}
