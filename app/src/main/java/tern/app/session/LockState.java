package tern.app.session;

import java.time.Duration;
import java.time.Instant;

/// What of the lock outlives a restart.
///
/// @param locked   whether the window was locked
/// @param failures wrong passwords since the last right one
/// @param last     when the last of them was
public record LockState(boolean locked, int failures, Instant last) {

    private static final int FREE = 2;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /// Open, and nothing went wrong.
    public static LockState open() {
        return new LockState(false, 0, Instant.EPOCH);
    }

    public LockState withLocked(boolean now) {
        return new LockState(now, failures, last);
    }

    public LockState withFailure(Instant at) {
        return new LockState(locked, Math.min(failures + 1, 1_000), at);
    }

    /// As it was before the last failure: it turned out to be none.
    LockState withoutLastFailure(LockState before) {
        return new LockState(locked, before.failures, before.last);
    }

    /// The pause after so many wrong passwords: two are free, then five seconds, doubled each time, at most a quarter
    /// of an hour.
    static Duration pause(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - FREE - 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    /// What is left of the pause. A clock that was set back makes nobody wait longer than the whole pause.
    public Duration left(Instant now) {
        Duration pause = pause(failures);
        Duration since = Duration.between(last, now);
        if (since.isNegative()) {
            return pause;
        }
        Duration left = pause.minus(since);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
