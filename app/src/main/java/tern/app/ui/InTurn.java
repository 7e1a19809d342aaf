package tern.app.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
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
            return next;
        }
    }
}
