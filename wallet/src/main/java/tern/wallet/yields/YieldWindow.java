package tern.wallet.yields;

import java.time.Duration;
import java.util.Optional;

/// Over how much time a yield is measured.
public enum YieldWindow {
    DAY(1), WEEK(7), MONTH(30);

    private final int days;

    YieldWindow(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    public Duration length() {
        return Duration.ofDays(days);
    }

    /// How much longer or shorter a measured stretch may be and still stand for this one: a tenth.
    Duration leeway() {
        return length().dividedBy(10);
    }

    public static Optional<YieldWindow> ofDays(int days) {
        for (YieldWindow window : values()) {
            if (window.days == days) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }
}
