package tern.app.pool;

import java.time.Duration;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// Blocks as time: one is made every twelve seconds.
public final class BlockWords {

    private static final int SECONDS = 12;
    private static final long DAY = 7_200;

    private final Texts texts;
    private final TaoFormat format;

    public BlockWords(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
    }

    /// `5,000 blocks, 16 h 40 min`
    public String both(long blocks) {
        return texts.get("subnets.blocks.both", format.count(blocks), time(blocks));
    }

    /// `43 min`, `16 h 40 min`, `12 days`
    public String time(long blocks) {
        Duration length = Duration.ofSeconds(blocks * SECONDS);
        if (length.toMinutes() < 60) {
            return texts.get("subnets.time.minutes", format.count(length.toMinutes()));
        }
        if (length.toHours() < 48) {
            return texts.get("subnets.time.hours", format.count(length.toHours()),
                    format.count(length.toMinutesPart()));
        }
        return texts.get("subnets.time.days", format.count(length.toDays()));
    }

    /// `registered 3 months ago`
    public String age(long blocks) {
        long days = blocks / DAY;
        return days < 2
                ? texts.get("subnets.age.new")
                : days < 60
                        ? texts.get("subnets.age.days", format.count(days))
                        : days < 730
                                ? texts.get("subnets.age.months", format.count(days / 30))
                                : texts.get("subnets.age.years", format.count(days / 365));
    }
}
