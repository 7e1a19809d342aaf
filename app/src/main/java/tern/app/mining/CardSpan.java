package tern.app.mining;

import java.time.Duration;
import java.time.Instant;

/// How far back the lines of cards go.
enum CardSpan {
    /// From what is in memory, as it is measured.
    HOUR("-hour", "mining.past.hour", "mining.line.of", Duration.ofHours(1)),
    DAY("-day", "mining.past.day", "mining.line.of.day", Duration.ofDays(1)),
    WEEK("-week", "mining.past.week", "mining.line.of.week", Duration.ofDays(7));

    private final String id;
    private final String key;
    private final String line;
    private final Duration length;

    CardSpan(String id, String key, String line, Duration length) {
        this.id = id;
        this.key = key;
        this.line = line;
        this.length = length;
    }

    String id() {
        return id;
    }

    /// Of its name among the texts.
    String key() {
        return key;
    }

    /// Of what a line of it is called for who cannot see it.
    String line() {
        return line;
    }

    Instant from(Instant now) {
        return now.minus(length);
    }
}
