package tern.app.feed;

import java.util.List;
import java.util.function.Consumer;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.TernException;

/// One connected chain, as far as the feed needs it. Calls block; [#close] ends them from another thread.
interface ChainFeed extends AutoCloseable {

    /// The newest block at the moment of connecting; costs nothing.
    BlockRef blockAtConnect();

    /// Calls back for the newest block now and at every new one, also after a reconnect.
    void watchHeads(Consumer<BlockRef> onHead) throws TernException;

    /// Calls back with how the connection stands, now and on change. Empty: connected; else why it is not.
    void watchLink(Consumer<Trouble> onLink);

    PortfolioSnapshot load(List<AccountId> accounts, BlockRef at) throws TernException;

    /// Tries to connect now instead of at the next planned moment.
    void reconnectNow();

    @Override
    void close();

    /// Whether calls are answered, and if not, why.
    sealed interface Trouble {
        /// Calls are answered.
        record None() implements Trouble {}

        /// They are not; the next attempt follows.
        record Lost(Problem problem) implements Trouble {}

        /// The connection is being made again.
        record Reconnecting() implements Trouble {}
    }
}
