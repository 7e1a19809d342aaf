package tern.app.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tern.wallet.chain.ChainClient;

/// Lets other services read over the connection that the feed has, instead of opening one of their own: public nodes
/// count requests by caller.
///
/// Safe for any thread. The client belongs to the feed: it may be closed at any moment, and nobody else closes it.
public final class ChainTap {

    private final Object lock = new Object();
    private final Set<Consumer<Optional<ChainClient>>> listeners = new LinkedHashSet<>();
    private @Nullable ChainClient client;

    /// Calls `listener` with the present connection before it returns, then whenever there is another one or none.
    /// It must not block.
    public PortfolioSource.Watch watch(Consumer<Optional<ChainClient>> listener) {
        synchronized (lock) {
            listeners.add(listener);
            listener.accept(Optional.ofNullable(client));
        }
        return () -> {
            synchronized (lock) {
                listeners.remove(listener);
            }
        };
    }

    void offer(ChainClient connected) {
        synchronized (lock) {
            client = connected;
            tell();
        }
    }

    /// A client that was replaced already takes nothing away.
    @SuppressWarnings("ReferenceEquality")
    void withdraw(ChainClient ended) {
        synchronized (lock) {
            if (client == ended) {
                client = null;
                tell();
            }
        }
    }

    private void tell() {
        Optional<ChainClient> now = Optional.ofNullable(client);
        List.copyOf(listeners).forEach(listener -> listener.accept(now));
    }
}
