package tern.node.miner;

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

    /// One that was never started again before today.
    public MinerStatus(String name, MinerState state, OptionalLong pid, Optional<Instant> started, boolean detached,
            Keeper keeper, Optional<Problem> problem, Optional<MinerPause> pause, Optional<Restart> restart,
            int restarts) {
        this(name, state, pid, started, detached, keeper, problem, pause, restart, restarts,
                new MinerRestarts(restarts, java.util.List.of()));
    }

    /// @param attempt starts in a row that did not last
    /// @param limit   of them
    public record Restart(Instant at, int attempt, int limit) {}
}
