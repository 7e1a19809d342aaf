package tern.app.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which moments of the past are read, and in which block each is to be found.
///
/// Days come first, so that there is a line early; then what makes it finer, the newest first. Blocks are found by going
/// straight between moments that are known: every block that was read makes the next guess better.
public final class FillPlan {

    private static final Duration DAY = Duration.ofDays(1);

    private final TreeMap<Instant, Long> known = new TreeMap<>();

    /// Two moments of the chain, the older one first.
    public FillPlan(long firstBlock, Instant first, long lastBlock, Instant last) {
        known.put(first, firstBlock);
        known.put(last, lastBlock);
    }

    /// A block was read.
    public void learn(long block, Instant time) {
        known.put(time, block);
    }

    /// Where a moment is to be looked for.
    public long blockAt(Instant time) {
        Map.Entry<Instant, Long> before = known.floorEntry(time);
        Map.Entry<Instant, Long> after = known.ceilingEntry(time);
        if (before == null || after == null) {
            return before == null ? known.firstEntry().getValue() : before.getValue();
        }
        long millis = Duration.between(before.getKey(), after.getKey()).toMillis();
        long blocks = after.getValue() - before.getValue();
        if (millis <= 0 || blocks <= 0) {
            return after.getValue();
        }
        long since = Duration.between(before.getKey(), time).toMillis();
        return before.getValue() + Math.round((double) blocks * since / millis);
    }

    /// @param oldest nothing before it
    /// @param newest nothing after it
    /// @param days   how many days back at all
    static List<Instant> moments(Instant oldest, Instant newest, int days) {
        Set<Instant> moments = new LinkedHashSet<>();
        add(moments, oldest, newest, DAY, Math.min(days, 30));
        add(moments, oldest, newest, Duration.ofHours(1), 1);
        add(moments, oldest, newest, Duration.ofHours(6), Math.min(days, 30));
        add(moments, oldest, newest, DAY, days);
        add(moments, oldest, newest, Duration.ofHours(3), Math.min(days, 7));
        return new ArrayList<>(moments);
    }

    private static void add(Set<Instant> moments, Instant oldest, Instant newest, Duration step, int days) {
        Instant end = newest.minus(DAY.multipliedBy(days)).minus(Duration.ofMinutes(1));
        // on the clock's own strokes, so that the same moments are wanted the next time
        long stroke = newest.toEpochMilli() / step.toMillis() * step.toMillis();
        for (Instant at = Instant.ofEpochMilli(stroke); at.isAfter(end) && at.isAfter(oldest); at = at.minus(step)) {
            if (at.isBefore(newest)) {
                moments.add(at);
            }
        }
    }
}
