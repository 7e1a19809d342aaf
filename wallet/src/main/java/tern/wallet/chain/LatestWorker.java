package tern.wallet.chain;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A virtual thread that works on the newest of the items that it is given: items that arrive while it works replace
/// each other. For listeners of subscriptions, which must not block the connection's own thread.
final class LatestWorker<T> implements AutoCloseable {

    private final Object monitor = new Object();
    private final Function<T, Duration> work;
    private final Thread thread;
    private @Nullable T next;
    private boolean closed;

    /// @param work gives zero when done, else how long to wait before the same item is tried again, unless a newer one
    ///             arrives
    LatestWorker(String name, Function<T, Duration> work) {
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void offer(T item) {
        synchronized (monitor) {
            next = item;
            monitor.notifyAll();
        }
    }

    private void run() {
        try {
            Duration again = Duration.ZERO;
            T item = null;
            while (true) {
                T newer = take(again);
                if (newer != null) {
                    item = newer;
                } else if (item == null) {
                    return;
                }
                again = handle(item);
            }
        } catch (InterruptedException e) {
            // closed: the thread ends here
            thread.interrupt();
        }
    }

    private Duration handle(T item) throws InterruptedException {
        try {
            return work.apply(item);
        } catch (RuntimeException e) {
            Log.log().error("a watcher of {} failed", thread.getName(), e);
            return Duration.ZERO;
        }
    }

    /// @param limit zero: wait for as long as it takes
    /// @return null when the limit passed without a new item
    private @Nullable T take(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (monitor) {
            while (next == null) {
                if (closed) {
                    throw new InterruptedException();
                }
                if (limit.isZero()) {
                    monitor.wait();
                } else {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        return null;
                    }
                    monitor.wait(left / 1_000_000 + 1);
                }
            }
            if (closed) {
                throw new InterruptedException();
            }
            T item = next;
            next = null;
            return item;
        }
    }

    /// Ends the thread; work in progress is interrupted unless it is the work itself that closes.
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        if (Thread.currentThread() != thread) {
            thread.interrupt();
        }
    }
}
