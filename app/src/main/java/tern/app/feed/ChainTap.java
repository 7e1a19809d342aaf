package tern.app.feed;

import java.util.Optional;
import java.util.function.Consumer;
import tern.wallet.chain.ChainClient;

/// Lets other services read over the connection that the feed has, instead of opening one of their own: public nodes
/// count requests by caller.
///
/// Safe for any thread. The client belongs to the feed: it may be closed at any moment, and nobody else closes it.
public final class ChainTap {

    private final Watched<Optional<ChainClient>> client = new Watched<>(Optional.empty(), new Object());

    /// Calls `listener` with the present connection before it returns, then whenever there is another one or none.
    /// It must not block.
    public PortfolioSource.Watch watch(Consumer<Optional<ChainClient>> listener) {
        return client.watch(listener);
    }

    void offer(ChainClient connected) {
        client.change(_ -> Optional.of(connected));
    }

    /// A client that was replaced already takes nothing away.
    @SuppressWarnings("ReferenceEquality")
    void withdraw(ChainClient ended) {
        client.change(now -> now.filter(present -> present != ended));
    }
}
