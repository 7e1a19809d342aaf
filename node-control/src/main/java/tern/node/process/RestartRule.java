package tern.node.process;

import java.time.Duration;
import java.util.Optional;

/// When a program that ended by itself is started again: after pauses that double, and not for ever.
///
/// @param attempts starts in a row that did not last
public record RestartRule(Pauses pauses, int attempts) {

    /// How patient it is.
    ///
    /// @param first        before it is started again the first time; doubles with each further one
    /// @param longest      the most that this doubling comes to
    /// @param limit        so many starts in a row that did not last [#healthyAfter], and it stays stopped
    /// @param healthyAfter one that ran so long begins to count anew
    public record Pauses(Duration first, Duration longest, int limit, Duration healthyAfter) {}

    public static RestartRule fresh(Pauses pauses) {
        return new RestartRule(pauses, 0);
    }

    /// After an end.
    ///
    /// @param lasted how long it had run
    public RestartRule ended(Duration lasted) {
        return new RestartRule(pauses, lasted.compareTo(pauses.healthyAfter()) >= 0 ? 1 : attempts + 1);
    }

    /// How long to wait before the next start; empty when there is to be none.
    public Optional<Duration> pause() {
        if (attempts == 0 || attempts > pauses.limit()) {
            return attempts == 0 ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        Duration pause = pauses.first();
        for (int i = 1; i < attempts && pause.compareTo(pauses.longest()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return Optional.of(pause.compareTo(pauses.longest()) > 0 ? pauses.longest() : pause);
    }
}
