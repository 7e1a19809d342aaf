package tern.app.feed;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Watch;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.rpc.RpcState;
import tern.wallet.units.TernException;

/// A [ChainFeed] over the wallet's own chain client. Closing the client ends its watches.
final class WalletChainFeed implements ChainFeed {

    private static final Logger LOG = LoggerFactory.getLogger(WalletChainFeed.class);

    private final ChainClient client;
    private final Watch runtime;
    private final PortfolioService portfolio;
    private final ChainTap tap;

    private WalletChainFeed(ChainClient client, Watch runtime, ChainTap tap) {
        this.client = client;
        this.runtime = runtime;
        this.portfolio = new PortfolioService(client);
        this.tap = tap;
    }

    /// @param tap told of the connection while it lasts
    static ChainFeed connect(Network network, ChainOptions options, ChainTap tap) throws TernException {
        ChainClient client = ChainClient.connect(network, options);
        boolean done = false;
        try {
            // without it an upgrade of the chain would be noticed only by what can no longer be read
            ChainFeed feed = new WalletChainFeed(client, client.watchRuntime(
                    now -> LOG.info("{} runs version {} now", network.id(), now.specVersion())), tap);
            tap.offer(client);
            done = true;
            return feed;
        } finally {
            if (!done) {
                client.close();
            }
        }
    }

    @Override
    public BlockRef blockAtConnect() {
        return client.blockAtConnect();
    }

    @Override
    @SuppressWarnings("resource") // the client ends its watches when it is closed
    public void watchHeads(Consumer<BlockRef> onHead) throws TernException {
        client.watchHeads(onHead);
    }

    @Override
    @SuppressWarnings("resource")
    public void watchLink(Consumer<Trouble> onLink) {
        client.rpc().watchState(state -> onLink.accept(trouble(state)));
    }

    @Override
    public PortfolioSnapshot load(List<AccountId> accounts, BlockRef at) throws TernException {
        return portfolio.load(accounts, at);
    }

    @Override
    public void reconnectNow() {
        client.rpc().retryNow();
    }

    @Override
    public void close() {
        tap.withdraw(client);
        runtime.close();
        client.close();
    }

    private static Trouble trouble(RpcState state) {
        return switch (state) {
            case RpcState.Connected _ -> new Trouble.None();
            case RpcState.Connecting _ -> new Trouble.Reconnecting();
            case RpcState.Waiting waiting -> new Trouble.Lost(new Problem(waiting.reason(), Optional.empty()));
            case RpcState.Refused refused -> new Trouble.Lost(new Problem(refused.endpoints().getLast().reason(),
                    Optional.of(refused.endpoints()
                            .stream()
                            .map(one -> one.endpoint() + ": " + one.reason())
                            .collect(Collectors.joining("\n")))));
            case RpcState.Closed _ -> new Trouble.Reconnecting();
        };
    }
}
