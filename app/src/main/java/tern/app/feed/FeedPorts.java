package tern.app.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tern.wallet.chain.Network;
import tern.wallet.units.TernException;

/// What a [FeedSession] works with.
///
/// @param defects says in words that Tern itself failed
record FeedPorts(
        Connector connector,
        Pauses pauses,
        InstantSource clock,
        Publisher publisher,
        Function<Throwable, Problem> defects) {

    /// Makes the connection; blocks.
    @FunctionalInterface
    interface Connector {

        /// @param starting told how far a node is that is started for this, 0 to 1
        ChainFeed connect(Network network, DoubleConsumer starting) throws TernException, InterruptedException;
    }

    /// Takes what changed. `from` tells a session that was replaced.
    @FunctionalInterface
    interface Publisher {
        void publish(FeedSession from, UnaryOperator<PortfolioState> change);
    }

    /// How long to wait before trying again.
    ///
    /// @param first   after the first failure to connect; doubled at each further one
    /// @param longest never more than this
    /// @param read    after a read that failed while no new head comes
    record Pauses(Duration first, Duration longest, Duration read) {
        static final Pauses STANDARD = new Pauses(Duration.ofSeconds(2), Duration.ofSeconds(30),
                Duration.ofSeconds(15));
    }
}
