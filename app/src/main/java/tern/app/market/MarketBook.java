package tern.app.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Stand;
import tern.wallet.yields.Unit;

/// The looks at the market of the last 32 days, of one chain, as numbers are worked out from them. Safe for any thread.
///
/// It holds no more than that needs: of what is older than 27 hours one look in six hours, and one look a day at
/// validators.
final class MarketBook {

    static final Duration REACH = Duration.ofDays(32);
    private static final Duration FINE = Duration.ofHours(27);
    private static final Duration STEP = Duration.ofHours(6);
    private static final Duration DAY = Duration.ofDays(1);

    private final TreeMap<Long, MarketSample> looks = new TreeMap<>();

    synchronized void load(List<MarketSample> known) {
        looks.clear();
        known.forEach(this::put);
        trim();
    }

    /// A second look at the same block adds validators.
    synchronized void add(MarketSample look) {
        put(look);
        trim();
    }

    private void put(MarketSample look) {
        looks.merge(look.block().number(), look, MarketBook::together);
    }

    private static MarketSample together(MarketSample before, MarketSample after) {
        Map<Stand, Unit> units = new HashMap<>(before.units());
        units.putAll(after.units());
        return new MarketSample(after.block(), after.time(), after.funds(), after.subnets(), units);
    }

    private void trim() {
        if (looks.isEmpty()) {
            return;
        }
        Instant newest = looks.lastEntry().getValue().time();
        Set<Long> steps = new HashSet<>();
        Map<Long, Set<Integer>> days = new HashMap<>();
        for (Map.Entry<Long, MarketSample> entry : List.copyOf(looks.descendingMap().entrySet())) {
            MarketSample look = entry.getValue();
            if (look.time().isBefore(newest.minus(REACH))) {
                looks.remove(entry.getKey());
            } else if (look.time().isBefore(newest.minus(FINE))) {
                MarketSample less = thinned(look, days.computeIfAbsent(stretch(look, DAY), _ -> new HashSet<>()));
                boolean first = steps.add(stretch(look, STEP));
                if (!first && less.units().isEmpty()) {
                    looks.remove(entry.getKey());
                } else {
                    looks.put(entry.getKey(), less);
                }
            }
        }
    }

    /// Without the validators of subnets that a later look of the day has already.
    private static MarketSample thinned(MarketSample look, Set<Integer> known) {
        if (look.units().isEmpty()) {
            return look;
        }
        Map<Stand, Unit> units = new HashMap<>(look.units());
        units.keySet().removeIf(stand -> known.contains(stand.netuid()));
        units.keySet().forEach(stand -> known.add(stand.netuid()));
        return units.size() == look.units().size()
                ? look
                : new MarketSample(look.block(), look.time(), look.funds(), look.subnets(), units);
    }

    private static long stretch(MarketSample look, Duration step) {
        return look.time().toEpochMilli() / step.toMillis();
    }

    /// Oldest first.
    synchronized List<MarketSample> looks() {
        return new ArrayList<>(looks.values());
    }

    synchronized Optional<MarketSample> newest() {
        return looks.isEmpty() ? Optional.empty() : Optional.of(looks.lastEntry().getValue());
    }

    /// The look nearest to a moment, no further from it than a limit.
    synchronized Optional<MarketSample> near(Instant moment, Duration limit) {
        return nearest(looks.values(), moment, limit);
    }

    static Optional<MarketSample> nearest(Iterable<MarketSample> looks, Instant moment, Duration limit) {
        Optional<MarketSample> best = Optional.empty();
        for (MarketSample look : looks) {
            Duration off = off(look, moment);
            if (off.compareTo(limit) <= 0 && (best.isEmpty() || off.compareTo(off(best.get(), moment)) < 0)) {
                best = Optional.of(look);
            }
        }
        return best;
    }

    private static Duration off(MarketSample look, Instant moment) {
        return Duration.between(look.time(), moment).abs();
    }
}
