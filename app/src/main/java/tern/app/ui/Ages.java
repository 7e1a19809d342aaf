package tern.app.ui;

import java.time.Duration;

/// How long ago something was, in words: `3 s ago`.
public final class Ages {

    private final Texts texts;
    private final TaoFormat format;

    public Ages(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
    }

    /// @param age what is below zero (a clock that is ahead) counts as zero
    public String ago(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 100) {
            return texts.get("age.seconds", format.count(seconds));
        }
        if (seconds < 100 * 60) {
            return texts.get("age.minutes", format.count(seconds / 60));
        }
        if (seconds < 48 * 3600) {
            return texts.get("age.hours", format.count(seconds / 3600));
        }
        return texts.get("age.days", format.count(seconds / 86_400));
    }
}
