package tern.app.ui;

import java.time.Duration;

/// How long ago something was, in words: `3 s ago`.
public final class Ages {

    private static final long STEP_SECONDS = 4;

    private final Texts texts;
    private final TaoFormat format;

    public Ages(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
    }

    /// How long something takes or lasts, without `ago`: `91 min`.
    public String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 100) {
            return texts.get("length.seconds", format.count(seconds));
        }
        if (seconds < 100 * 60) {
            return texts.get("length.minutes", format.count(seconds / 60));
        }
        if (seconds < 48 * 3600) {
            return texts.get("length.hours", format.count(seconds / 3600));
        }
        return texts.get("length.days", format.count(seconds / 86_400));
    }

    /// As [#ago], in steps of four seconds up to 100: what stands in sight all day says no more than anybody needs, and a
    /// window at which nobody looks is not drawn anew each second for it.
    public String agoInSteps(Duration age) {
        return ago(Duration.ofSeconds(age.toSeconds() / STEP_SECONDS * STEP_SECONDS));
    }

    /// @param age what is below zero (a clock that is ahead) counts as zero
    public String ago(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds == 0) {
            return texts.get("age.now");
        }
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
