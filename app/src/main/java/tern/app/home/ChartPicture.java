package tern.app.home;

import java.util.Optional;
import tern.app.chart.TimeData;
import tern.app.history.Span;

/// What the chart of the total shows.
///
/// @param span    the stretch of time
/// @param line    the total; empty while there is not enough
/// @param whole   whether the line reaches back to where the stretch begins
/// @param nothing why there is no line, in words
/// @param change  what came or went, in words; empty where that cannot be told
/// @param trend   below, at or above nothing
/// @param earned  what of it was earned, in words
/// @param how     how that is worked out
public record ChartPicture(
        Span span,
        Optional<TimeData> line,
        boolean whole,
        Optional<String> nothing,
        Optional<String> change,
        int trend,
        Optional<String> earned,
        String how) {}
