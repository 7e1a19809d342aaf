package tern.app.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tern.app.history.Span;
import tern.app.chart.ChartPoint;

/// What the chart of the total shows.
///
/// @param span    the stretch of time
/// @param name    what it shows, for screen readers
/// @param points  oldest first; empty while there is not enough
/// @param from    where the time axis begins
/// @param to      where it ends
/// @param whole   whether the line reaches back to where the stretch begins
/// @param nothing why there is no line, in words
/// @param change  what came or went, in words; empty where that cannot be told
/// @param trend   below, at or above nothing
/// @param earned  what of it was earned, in words
/// @param how     how that is worked out
public record ChartPicture(
        Span span,
        String name,
        List<ChartPoint> points,
        Instant from,
        Instant to,
        boolean whole,
        Optional<String> nothing,
        Optional<String> change,
        int trend,
        Optional<String> earned,
        String how) {

    public ChartPicture {
        points = List.copyOf(points);
    }
}
