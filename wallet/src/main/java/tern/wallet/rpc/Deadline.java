package tern.wallet.rpc;

import java.time.Duration;

/// The end of one call's time.
///
/// @param at    on the clock of [System#nanoTime]
/// @param limit the whole time, for texts
record Deadline(long at, Duration limit) {

    static Deadline after(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos(), limit);
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    boolean isOver() {
        return at - System.nanoTime() <= 0;
    }
}
