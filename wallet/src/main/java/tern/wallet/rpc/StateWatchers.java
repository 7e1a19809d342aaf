package tern.wallet.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells watchers of the latest state, in order, on a thread of their own so that slow subscriptions do not delay them.
final class StateWatchers {

    private final Dispatcher dispatcher = new Dispatcher("tern-rpc-state");
    private final List<Watcher> watchers = new ArrayList<>();

    synchronized AutoCloseable add(Consumer<RpcState> consumer, RpcState present) {
        Watcher watcher = new Watcher(consumer);
        watchers.add(watcher);
        watcher.offer(present);
        return () -> remove(watcher);
    }

    synchronized void publish(RpcState state) {
        for (Watcher watcher : watchers) {
            watcher.offer(state);
        }
    }

    /// The thread ends after what was published.
    void finish() {
        dispatcher.finish();
    }

    private synchronized void remove(Watcher watcher) {
        watchers.remove(watcher);
        watcher.offer(null);
    }

    private final class Watcher {

        private final Consumer<RpcState> consumer;
        private @Nullable RpcState latest;

        Watcher(Consumer<RpcState> consumer) {
            this.consumer = consumer;
        }

        synchronized void offer(@Nullable RpcState state) {
            boolean waiting = latest != null;
            latest = state;
            if (state != null && !waiting) {
                dispatcher.post(this::deliver);
            }
        }

        private void deliver() {
            RpcState state;
            synchronized (this) {
                state = latest;
                latest = null;
            }
            if (state != null) {
                consumer.accept(state);
            }
        }
    }
}
