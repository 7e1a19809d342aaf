package tern.gpu.probe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The time between two ticks, which can be changed, and the end of it all. Safe for several threads.
final class Ticks {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Duration period;
    private boolean ended;

    Ticks(Duration period) {
        this.period = period;
    }

    void setPeriod(Duration wanted) {
        lock.lock();
        try {
            period = wanted;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next tick after this one. Ticks that were missed are not made up for; a shorter period counts at
    /// once.
    ///
    /// @param last when the last tick was due, by [System#nanoTime]
    /// @return when this one was due, or `last` where all has ended
    long await(long last) {
        lock.lock();
        try {
            while (!ended) {
                long now = System.nanoTime();
                long due = last + period.toNanos();
                if (due - now <= 0) {
                    long missed = (now - due) / period.toNanos();
                    return due + missed * period.toNanos();
                }
                changed.awaitNanos(due - now);
            }
            return last;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return last;
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all has ended, at most so long.
    void awaitEnd(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    static long nanos(Duration duration) {
        return TimeUnit.MILLISECONDS.toNanos(duration.toMillis());
    }
}
