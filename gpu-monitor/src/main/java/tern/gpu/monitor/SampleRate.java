package tern.gpu.monitor;

import java.time.Duration;

/// How often cards are measured.
public enum SampleRate {
    /// Nobody looks: every five seconds.
    HIDDEN(5000),
    /// Every second.
    VISIBLE(1000),
    /// Four times a second, for a chart of one card.
    DETAIL(250);

    private final long millis;

    SampleRate(long millis) {
        this.millis = millis;
    }

    long millis() {
        return millis;
    }

    public Duration period() {
        return Duration.ofMillis(millis);
    }
}
