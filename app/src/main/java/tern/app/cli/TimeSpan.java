package tern.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import tern.app.history.LocalHistory;

/// `--since` and `--until`: days of this computer's time zone, both included, or moments like `2026-11-01T12:00:00Z`.
///
/// @param from the first moment
/// @param to   the last one
record TimeSpan(Instant from, Instant to) {

    static TimeSpan of(Invocation invocation, ZoneId zone) throws CliException {
        Optional<String> since = invocation.arguments().value("--since");
        Optional<String> until = invocation.arguments().value("--until");
        Instant from = since.isEmpty() ? Instant.EPOCH : moment(since.get(), zone, false, invocation);
        Instant to = until.isEmpty() ? LocalHistory.END : moment(until.get(), zone, true, invocation);
        if (from.isAfter(to)) {
            throw invocation.usage("activity.backwards");
        }
        return new TimeSpan(from, to);
    }

    /// @param end whether a day stands for its last moment
    private static Instant moment(String typed, ZoneId zone, boolean end, Invocation invocation) throws CliException {
        Instant found;
        try {
            found = typed.indexOf('T') < 0
                    ? day(LocalDate.parse(typed), zone, end)
                    : OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeException unreadable) {
            throw invocation.usage("activity.bad-time");
        }
        if (found.isBefore(Instant.EPOCH) || found.isAfter(LocalHistory.END)) {
            throw invocation.usage("activity.bad-time");
        }
        return found;
    }

    private static Instant day(LocalDate day, ZoneId zone, boolean end) {
        return end
                ? day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
                : day.atStartOfDay(zone).toInstant();
    }
}
