package tern.wallet.rpc;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Runs listeners one after the other on one virtual thread, which is started by the first of them. What is posted
/// must be bounded by those who post.
final class Dispatcher {

    private final String name;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean started;
    private boolean finished;

    Dispatcher(String name) {
        this.name = name;
    }

    /// Ignored after [#finish].
    synchronized void post(Runnable task) {
        if (finished) {
            return;
        }
        tasks.add(task);
        if (!started) {
            started = true;
            Thread.ofVirtual().name(name).start(this::run);
        }
        notifyAll();
    }

    /// The thread ends after what is posted.
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable e) {
                // whatever a listener throws is its own affair: the next one must still hear
                Texts.log().warn("a listener failed", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        while (tasks.isEmpty() && !finished) {
            try {
                wait();
            } catch (InterruptedException e) {
                // left behind by a listener; this thread has no other way to be interrupted
                Texts.log().debug("a listener left its thread interrupted", e);
            }
        }
        return tasks.poll();
    }
}
