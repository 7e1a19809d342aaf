package tern.app.market;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tern.app.market.MarketPlan.Job;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.Hash32;

/// One connection, and what is known of its chain.
///
/// @param asked whether its past is to be fetched
record MarketChain(ChainClient client, MarketBook book, MarketLooks looks, AtomicBoolean asked) {

    /// A connection to the same chain goes on with what is known of it.
    ///
    /// @param wishes subnets that somebody looks at
    static MarketChain next(ChainClient client, @Nullable MarketChain before, List<Integer> wishes) {
        Optional<MarketChain> same = Optional.ofNullable(before)
                .filter(old -> old.genesis().equals(client.genesis()));
        boolean asked = same.map(old -> old.asked().get()).orElse(client.network().trust() == Trust.PRACTICE);
        return new MarketChain(client, same.map(MarketChain::book).orElseGet(MarketBook::new),
                new MarketLooks(client, wishes, same.map(MarketChain::looks)), new AtomicBoolean(asked));
    }

    Hash32 genesis() {
        return client.genesis();
    }

    /// Nodes that keep its past; empty where none is known.
    List<URI> archive() {
        Network network = client.network();
        return network.trust() == Trust.PUBLIC ? Networks.archive(network) : network.endpoints();
    }

    Network past() {
        Network network = client.network();
        return new Network(network.id(), network.title(), archive(), Optional.of(genesis()), network.requestGap(),
                network.trust());
    }

    /// Looks into the past that are missing, the most wanted first.
    List<Job> missing(Instant oldest) {
        return book.newest()
                .map(newest -> MarketPlan.missing(book.looks(), oldest, newest.time(), looks.some()))
                .orElse(List.of());
    }
}
