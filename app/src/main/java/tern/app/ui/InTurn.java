package tern.app.ui;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs what it is given on another executor, one after the other in the order in which it came: what is kept last was
/// wished last. Safe for any thread.
public final class InTurn implements Executor {

    private final Executor work;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    public InTurn(Executor work) {
        this.work = work;
    }

    @Override
    public void execute(Runnable deed) {
        synchronized (waiting) {
            waiting.add(deed);
            if (running) {
                return;
            }
            running = true;
        }
        work.execute(this::runAll);
    }

    /// Runs it beside what comes later, once everything that came before is done.
    public void after(Runnable deed) {
        execute(() -> work.execute(deed));
    }

    /// Waits until nothing is left to do.
    ///
    /// @return false where that took longer, or the thread was interrupted
    public boolean await(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (waiting) {
            while (running) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(waiting, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    private void runAll() {
        for (Runnable next = next(); next != null; next = next()) {
            boolean done = false;
            try {
                next.run();
                done = true;
            } finally {
                if (!done) {
                    work.execute(this::runAll);
                }
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable next = waiting.poll();
            running = next != null;
            if (!running) {
                waiting.notifyAll();
            }
            return next;
        }
    }
}
