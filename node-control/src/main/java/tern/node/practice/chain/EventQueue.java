package tern.node.practice.chain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.wallet.units.Hash32;

/// Hands events to listeners, in order, on a thread of its own, so that no listener holds up the chain.
final class EventQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventQueue.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("practice-events").daemon().unstarted(work));
    private final List<Consumer<ChainEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Hash32, List<Consumer<ChainEvent.Transaction>>> watchers = new ConcurrentHashMap<>();

    void add(ChainEvent event) {
        // who begins to listen later hears nothing of what was before
        List<Consumer<ChainEvent>> now = List.copyOf(listeners);
        thread.execute(() -> {
            switch (event) {
                case ChainEvent.Block _ -> now.forEach(each -> tell(each, event));
                case ChainEvent.Transaction one -> tellWatchers(one);
            }
        });
    }

    private void tellWatchers(ChainEvent.Transaction event) {
        List<Consumer<ChainEvent.Transaction>> whom = event.fate().isLast()
                ? watchers.remove(event.hash())
                : watchers.get(event.hash());
        if (whom != null) {
            whom.forEach(each -> tell(each, event));
        }
    }

    private static <T> void tell(Consumer<T> listener, T event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.error("a listener failed on {}", event.getClass().getSimpleName(), e);
        }
    }

    Runnable listen(Consumer<ChainEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// @return false when it watches already
    boolean watch(Hash32 hash, Consumer<ChainEvent.Transaction> watcher) {
        List<Consumer<ChainEvent.Transaction>> all = watchers.computeIfAbsent(hash,
                _ -> new CopyOnWriteArrayList<>());
        if (all.contains(watcher)) {
            return false;
        }
        all.add(watcher);
        return true;
    }

    void unwatch(Hash32 hash, Consumer<ChainEvent.Transaction> watcher) {
        watchers.computeIfPresent(hash, (_, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
