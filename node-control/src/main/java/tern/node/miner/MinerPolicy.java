package tern.node.miner;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tern.node.process.RestartRule;

/// When a miner runs, pauses, is started again, and is given up: rules alone, without processes and files. For one
/// thread.
final class MinerPolicy {

    private final MinerTiming timing;
    private final InstantSource clock;
    private final RandomGenerator random;
    private RestartRule rule;
    private Optional<MinerPause> paused = Optional.empty();
    private @Nullable Instant calmSince;
    private MinerLosses losses = MinerLosses.NONE;

    MinerPolicy(MinerTiming timing, InstantSource clock, RandomGenerator random) {
        this.timing = timing;
        this.clock = clock;
        this.random = random;
        this.rule = RestartRule.fresh(timing.pauses());
    }

    /// Somebody starts it by hand: earlier ends and losses are forgotten, and the chain may count its epochs anew.
    void startedByHand() {
        rule = RestartRule.fresh(timing.pauses());
        losses = MinerLosses.NONE;
    }

    /// After an end by itself.
    ///
    /// @param helps  whether starting it again may help
    /// @param lasted how long it had run
    /// @return when it is started again; empty: never by itself
    Optional<Instant> ended(boolean helps, Duration lasted) {
        rule = rule.ended(lasted);
        if (!helps) {
            return Optional.empty();
        }
        return rule.pause().map(pause -> {
            double part = 1 + timing.jitter() * (2 * random.nextDouble() - 1);
            return clock.instant().plusMillis((long) (pause.toMillis() * part));
        });
    }

    int attempts() {
        return rule.attempts();
    }

    boolean isDue(Instant at) {
        return !clock.instant().isBefore(at);
    }

    /// Why it is not to run now. A reason counts at once, and until it has been gone for a while: a miner that starts and
    /// stops every few seconds earns nothing.
    ///
    /// @param reasons that hold now
    Optional<MinerPause> pause(Set<MinerPause> reasons) {
        Optional<MinerPause> now = reasons.stream().sorted().findFirst();
        if (now.isPresent()) {
            paused = now;
            calmSince = null;
        } else if (paused.isPresent()) {
            Instant since = calmSince;
            if (since == null) {
                since = clock.instant();
                calmSince = since;
            }
            if (!clock.instant().isBefore(since.plus(timing.calm()))) {
                paused = Optional.empty();
            }
        }
        return paused;
    }

    /// After an epoch of the subnet. Each counts once; one without loss begins anew.
    ///
    /// @param number of the epoch, growing
    /// @param limit  after so many with loss in a row it is stopped; empty: never
    /// @return whether it is to be stopped now
    boolean epoch(long number, boolean lost, OptionalInt limit) {
        if (number <= losses.lastEpoch()) {
            return false;
        }
        losses = new MinerLosses(number, lost ? losses.inARow() + 1 : 0);
        return limit.isPresent() && losses.inARow() >= limit.getAsInt();
    }

    /// Those counted so far.
    MinerLosses losses() {
        return losses;
    }

    /// Goes on from what an earlier keeper has counted.
    void recall(MinerLosses counted) {
        losses = counted;
    }
}
