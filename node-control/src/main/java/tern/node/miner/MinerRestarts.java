package tern.node.miner;

import java.time.Instant;
import java.util.List;
import tern.node.manage.Problem;

/// How often a miner was started again after it had ended by itself, since it was set up.
///
/// @param all    in all
/// @param newest the last ones with why, oldest first
public record MinerRestarts(long all, List<One> newest) {

    public static final MinerRestarts NONE = new MinerRestarts(0, List.of());

    public MinerRestarts {
        newest = List.copyOf(newest);
    }

    /// @param sentence why it had ended
    public record One(Instant at, Problem.Kind why, String sentence) {}
}
