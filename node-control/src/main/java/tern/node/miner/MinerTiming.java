package tern.node.miner;

import java.time.Duration;
import tern.node.process.RestartRule;

/// How patient the keeper of a miner is.
///
/// @param poll   between two looks
/// @param pauses before it is started again
/// @param jitter by which part a pause is longer or shorter, so that many do not begin at once
/// @param calm   for so long a reason to pause has to be gone
public record MinerTiming(Duration poll, RestartRule.Pauses pauses, double jitter, Duration calm) {

    /// A look a second; pauses of 2 s to 5 min, a fifth more or less; 5 starts that do not last ten minutes; a minute.
    public static MinerTiming standard() {
        return new MinerTiming(Duration.ofSeconds(1),
                new RestartRule.Pauses(Duration.ofSeconds(2), Duration.ofMinutes(5), 5, Duration.ofMinutes(10)), 0.2,
                Duration.ofMinutes(1));
    }
}
