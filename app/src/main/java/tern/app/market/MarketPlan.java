package tern.app.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.wallet.chain.BlockRef;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Stand;
import tern.wallet.yields.YieldWindow;

/// Which looks into the past are missing, the most wanted first: all validators where the three windows begin, then
/// those of subnets that were looked at, day by day, the newest first; then prices by the day and by the hour.
final class MarketPlan {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAYS = 30;
    private static final int HOURS = 24;

    /// One look that is missing.
    ///
    /// @param moment to be looked at
    /// @param known  the block, where it was looked at already and only validators are missing
    /// @param all    whether all validators are wanted
    /// @param some   validators that are wanted beside prices
    record Job(Instant moment, Optional<BlockRef> known, boolean all, Set<Stand> some) {}

    private MarketPlan() {}

    /// @param looks   that are there
    /// @param oldest  nothing is wanted before it
    /// @param newest  and nothing after it
    /// @param wanted  validators that are wanted day by day
    static List<Job> missing(List<MarketSample> looks, Instant oldest, Instant newest, Set<Stand> wanted) {
        List<Job> jobs = new ArrayList<>();
        Set<Instant> planned = new HashSet<>();
        for (YieldWindow window : YieldWindow.values()) {
            Instant moment = stroke(newest.minus(window.length()), window == YieldWindow.DAY ? HOUR : DAY);
            if (moment.isAfter(oldest)) {
                Optional<Job> job = missingAll(looks, moment, window);
                job.ifPresent(jobs::add);
                job.ifPresent(_ -> planned.add(moment));
            }
        }
        Set<Instant> days = new HashSet<>();
        Instant midnight = stroke(newest, DAY);
        for (int i = 0; i <= DAYS; i++) {
            Instant moment = midnight.minus(DAY.multipliedBy(i));
            if (moment.isAfter(oldest) && moment.isBefore(newest) && !planned.contains(moment)) {
                days.add(moment);
                missingSome(looks, moment, wanted, Duration.ofHours(2)).ifPresent(jobs::add);
            }
        }
        Instant hour = stroke(newest, HOUR);
        for (int i = 0; i < HOURS; i++) {
            Instant moment = hour.minus(HOUR.multipliedBy(i));
            if (moment.isAfter(oldest) && moment.isBefore(newest) && !days.contains(moment)
                    && !planned.contains(moment)) {
                missingSome(looks, moment, Set.of(), Duration.ofMinutes(31)).ifPresent(jobs::add);
            }
        }
        // subnets that somebody looks at come before those lines of prices that nobody waits for
        List<Job> ordered = new ArrayList<>(jobs.stream().filter(Job::all).toList());
        ordered.addAll(jobs.stream().filter(job -> !job.all() && !job.some().isEmpty()).toList());
        ordered.addAll(jobs.stream().filter(job -> !job.all() && job.some().isEmpty()).toList());
        return ordered;
    }

    private static Instant stroke(Instant at, Duration step) {
        return Instant.ofEpochMilli((at.toEpochMilli() + step.toMillis() / 2) / step.toMillis() * step.toMillis());
    }

    /// All validators were looked at where those of most subnets were.
    private static Optional<Job> missingAll(List<MarketSample> looks, Instant moment, YieldWindow window) {
        Duration limit = window.length().dividedBy(20);
        for (MarketSample look : looks) {
            if (Duration.between(look.time(), moment).abs().compareTo(limit) <= 0 && isBroad(look)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Job(moment, Optional.empty(), true, Set.of()));
    }

    static boolean isBroad(MarketSample look) {
        Set<Integer> seen = new HashSet<>();
        for (Stand stand : look.units().keySet()) {
            seen.add(stand.netuid());
        }
        return !look.units().isEmpty() && seen.size() * 2 >= look.subnets().size();
    }

    private static Optional<Job> missingSome(
            List<MarketSample> looks, Instant moment, Set<Stand> wanted, Duration limit) {
        Optional<MarketSample> near = MarketBook.nearest(looks, moment, limit);
        if (near.isEmpty()) {
            return Optional.of(new Job(moment, Optional.empty(), false, wanted));
        }
        MarketSample look = near.get();
        Set<Stand> without = new HashSet<>(wanted);
        without.removeIf(stand -> look.units().containsKey(stand) || !look.subnets().containsKey(stand.netuid()));
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(new Job(moment, Optional.of(look.block()), false, without));
    }
}
