package tern.app.mining;

import java.time.Duration;
import java.time.Instant;

/// How far back the chart of earnings goes.
enum EarnedSpan {
    WEEK("-week", "mining.span.week", Duration.ofDays(7)),
    MONTH("-month", "mining.span.month", Duration.ofDays(30)),
    ALL("-all", "mining.span.all", Duration.ofDays(3_650));

    private final String id;
    private final String key;
    private final Duration length;

    EarnedSpan(String id, String key, Duration length) {
        this.id = id;
        this.key = key;
        this.length = length;
    }

    String id() {
        return id;
    }

    /// Of its name among the texts.
    String key() {
        return key;
    }

    Instant from(Instant now) {
        return now.minus(length);
    }
}
