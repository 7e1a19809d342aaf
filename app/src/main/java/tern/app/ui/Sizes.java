package tern.app.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalLong;

/// Bytes and lengths of time as a person reads them.
public final class Sizes {

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    private final Texts texts;
    private final TaoFormat format;

    public Sizes(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
    }

    /// `21.4 GiB`
    public String bytes(long bytes) {
        if (bytes >= TIB) {
            return texts.get("node.size.tib", figure(bytes, TIB));
        }
        if (bytes >= GIB) {
            return texts.get("node.size.gib", figure(bytes, GIB));
        }
        if (bytes >= MIB) {
            return texts.get("node.size.mib", figure(bytes, MIB));
        }
        return texts.get("node.size.kib", figure(bytes, KIB));
    }

    /// `4.2`, in MiB.
    public String mib(OptionalLong bytes) {
        return bytes.isPresent() ? figure(bytes.getAsLong(), MIB) : TaoFormat.UNKNOWN;
    }

    /// `7.9 s`, `11 min 40 s`, `3 h 5 min`, `2 d 4 h`
    public String time(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return texts.get("node.time.seconds", format.count(seconds));
        }
        if (seconds < 3_600) {
            return texts.get("node.time.minutes", format.count(seconds / 60), format.count(seconds % 60));
        }
        if (seconds < 86_400) {
            return texts.get("node.time.hours", format.count(seconds / 3_600), format.count(seconds % 3_600 / 60));
        }
        return texts.get("node.time.days", format.count(seconds / 86_400), format.count(seconds % 86_400 / 3_600));
    }

    /// `8 minutes`: a guess has no seconds.
    public String about(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 90) {
            return texts.get("node.about.minute");
        }
        if (seconds < 100 * 60) {
            return texts.get("node.about.minutes", format.count(Math.round(seconds / 60.0)));
        }
        if (seconds < 48 * 3_600) {
            return texts.get("node.about.hours", format.count(Math.round(seconds / 3_600.0)));
        }
        return texts.get("node.about.days", format.count(Math.round(seconds / 86_400.0)));
    }

    /// `97.7%`, cut and never rounded up: a node is not synced before it is.
    public String share(double share) {
        return format.percent(Math.floor(Math.clamp(share, 0, 1) * 1_000) / 1_000, 1);
    }

    private String figure(long bytes, long unit) {
        return format.decimal(BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP));
    }
}
