package tern.node.subtensor;

import java.time.Duration;
import java.util.Optional;

/// When a node that ended by itself is started again: after pauses that double, and not for ever.
///
/// @param attempts starts in a row that did not last
record RestartRule(SubtensorTiming timing, int attempts) {

    static RestartRule fresh(SubtensorTiming timing) {
        return new RestartRule(timing, 0);
    }

    /// After an end.
    ///
    /// @param lasted how long it had run
    RestartRule ended(Duration lasted) {
        return new RestartRule(timing, lasted.compareTo(timing.healthyAfter()) >= 0 ? 1 : attempts + 1);
    }

    /// How long to wait before the next start; empty when there is to be none.
    Optional<Duration> pause() {
        if (attempts == 0 || attempts > timing.restartLimit()) {
            return attempts == 0 ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        Duration pause = timing.firstPause();
        for (int i = 1; i < attempts && pause.compareTo(timing.longestPause()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return Optional.of(pause.compareTo(timing.longestPause()) > 0 ? timing.longestPause() : pause);
    }
}
