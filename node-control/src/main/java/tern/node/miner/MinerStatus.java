package tern.node.miner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tern.node.manage.Keeper;
import tern.node.manage.Problem;

/// A miner at one moment.
///
/// @param name     of its profile
/// @param pid      of the process that stands before the miner and its children
/// @param started  when it began to run
/// @param detached whether it goes on when Tern ends
/// @param keeper   who looks after it
/// @param problem  what is wrong, or why it ended last
/// @param pause    why it is paused
/// @param restart  when it is started again
/// @param restarts by itself, today
/// @param past     the same since it was set up
public record MinerStatus(String name, MinerState state, OptionalLong pid, Optional<Instant> started, boolean detached,
        Keeper keeper, Optional<Problem> problem, Optional<MinerPause> pause, Optional<Restart> restart,
        int restarts, MinerRestarts past) {

    private static final long SECONDS_A_BLOCK = 12;

    /// One that was never started again before today.
    public MinerStatus(String name, MinerState state, OptionalLong pid, Optional<Instant> started, boolean detached,
            Keeper keeper, Optional<Problem> problem, Optional<MinerPause> pause, Optional<Restart> restart,
            int restarts) {
        this(name, state, pid, started, detached, keeper, problem, pause, restart, restarts,
                new MinerRestarts(restarts, java.util.List.of()));
    }

    /// The block at which it began to run, by the time since then: where blocks come faster than every twelve seconds a
    /// later one, and where they come slower an earlier one. Empty where it does not run.
    ///
    /// @param head the newest block
    public OptionalLong beganAt(long head, Instant now) {
        return started
                .map(since -> OptionalLong.of(Math.max(0,
                        head - Math.max(0, Duration.between(since, now).toSeconds()) / SECONDS_A_BLOCK)))
                .orElseGet(OptionalLong::empty);
    }

    /// @param attempt starts in a row that did not last
    /// @param limit   of them
    public record Restart(Instant at, int attempt, int limit) {}
}
