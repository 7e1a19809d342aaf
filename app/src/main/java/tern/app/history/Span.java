package tern.app.history;

import java.time.Duration;

/// A stretch of time up to now, for charts.
public enum Span {
    DAY(Duration.ofDays(1), Duration.ofMinutes(5)),
    WEEK(Duration.ofDays(7), Duration.ofMinutes(30)),
    MONTH(Duration.ofDays(30), Duration.ofHours(2)),
    YEAR(Duration.ofDays(365), Duration.ofDays(1)),
    /// As far back as anything is known.
    ALL(Duration.ofDays(36_500), Duration.ofHours(6));

    private final Duration length;
    private final Duration step;

    Span(Duration length, Duration step) {
        this.length = length;
        this.step = step;
    }

    public Duration length() {
        return length;
    }

    /// One point is shown for each of these.
    public Duration step() {
        return step;
    }
}
