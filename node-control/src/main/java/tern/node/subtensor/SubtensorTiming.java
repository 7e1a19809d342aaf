package tern.node.subtensor;

import java.time.Duration;
import tern.node.process.RestartRule;

/// How patient the keeper of a node is.
///
/// @param poll           between two looks at the node
/// @param firstPause     before it is started again the first time; doubles with each further one
/// @param longestPause   the most that this doubling comes to
/// @param restartLimit   so many starts in a row that did not last [#healthyAfter], and it stays stopped
/// @param healthyAfter   a node that ran so long begins to count anew
/// @param silentAfter    no answer for so long since the start, or since the last answer, is a problem
/// @param stalledAfter   no newer block for so long, while peers have one
/// @param warpStuckAfter no progress of proof or state for so long
/// @param finalityLag    blocks between newest and newest final that are a problem once it is synced
public record SubtensorTiming(Duration poll, Duration firstPause, Duration longestPause, int restartLimit,
        Duration healthyAfter, Duration silentAfter, Duration stalledAfter, Duration warpStuckAfter,
        long finalityLag) {

    RestartRule.Pauses pauses() {
        return new RestartRule.Pauses(firstPause, longestPause, restartLimit, healthyAfter);
    }

    /// A look a second, 2 s to 5 min of pause, 6 starts, 10 min until it counts as healthy, 3 min of silence, 5 min
    /// without a block, 15 min without progress of the warp sync, 60 blocks of lag.
    public static SubtensorTiming standard() {
        return new SubtensorTiming(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMinutes(5), 6,
                Duration.ofMinutes(10), Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofMinutes(15), 60);
    }
}
