package tern.app.stake;

import java.time.Duration;

/// How far back what was earned is shown.
enum EarnedSpan {
    WEEK(7), MONTH(30), YEAR(365);

    private final int days;

    EarnedSpan(int days) {
        this.days = days;
    }

    Duration length() {
        return Duration.ofDays(days);
    }
}
