package tern.app.fx;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs what it is given when the test says so, on the test's thread.
public final class LaterExecutor extends AbstractExecutorService {

    private final Queue<Runnable> waiting;

    /// @param waiting where it puts what it is given
    public LaterExecutor(Queue<Runnable> waiting) {
        this.waiting = waiting;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
