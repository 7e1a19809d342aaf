package tern.node.manage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners of the newest value, in order, on one thread of its own. A slow one misses what came in between, never
/// the last. Safe for several threads.
///
/// @param <T> an immutable value
public final class Watchers<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final List<One<T>> all = new CopyOnWriteArrayList<>();
    private final ExecutorService thread;

    /// @param name of the thread
    public Watchers(String name) {
        thread = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().name(name).unstarted(work));
    }

    private static final class One<T> {

        private final Consumer<T> listener;
        private final AtomicReference<@Nullable T> next = new AtomicReference<>();
        private final AtomicBoolean open = new AtomicBoolean(true);

        One(Consumer<T> listener) {
            this.listener = listener;
        }

        void tell() {
            T value = next.getAndSet(null);
            if (value != null && open.get()) {
                try {
                    listener.accept(value);
                } catch (RuntimeException e) {
                    // the others are told all the same
                    LOG.error("a listener of a node failed", e);
                }
            }
        }
    }

    /// Adds a listener, which is told of what comes from now on.
    public NodeWatch add(Consumer<T> listener) {
        One<T> one = new One<>(listener);
        all.add(one);
        return () -> {
            one.open.set(false);
            all.remove(one);
        };
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// Tells all of it.
    public void tell(T value) {
        for (One<T> one : all) {
            if (one.next.getAndSet(value) == null) {
                try {
                    thread.execute(one::tell);
                } catch (RejectedExecutionException e) {
                    // closed meanwhile: nobody waits for it
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        all.forEach(one -> one.open.set(false));
        all.clear();
        thread.shutdown();
    }
}
