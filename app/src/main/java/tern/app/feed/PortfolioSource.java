package tern.app.feed;

import java.util.List;
import java.util.function.Consumer;
import tern.wallet.bittensor.Validator;
import tern.wallet.chain.Network;

/// Where the window's numbers come from: one network and some coldkeys at a time, kept up to date until closed.
///
/// All methods return at once and may be called from any thread; connecting and reading happen elsewhere. Listeners
/// are called on threads of the source, one state after the other, and must not block.
public interface PortfolioSource extends AutoCloseable {

    /// The newest state.
    PortfolioState current();

    /// Calls `listener` with the current state before it returns, then with every later one.
    ///
    /// @return stops the calls; it may be closed more than once and throws nothing
    Watch watch(Consumer<PortfolioState> listener);

    /// Shows another network or other coldkeys; the old connection is given up where the network differs.
    void select(Network network, List<NamedAccount> accounts);

    /// Tries again now instead of at the next planned moment: the person wants it. A practice network that they stopped
    /// ([Problem#stopped]) is started by that.
    void retry();

    /// The validators that the chain of the present connection knows, in no order. `take` is called before this returns
    /// where they were read lately, else once they are, on another thread; it must not block. It gets none where there
    /// is no connection or where the node does not tell.
    default void validators(Consumer<List<Validator>> take) {
        take.accept(List.of());
    }

    /// Ends connections and threads. Listeners hear nothing more.
    @Override
    void close();

    /// A running watch.
    interface Watch extends AutoCloseable {

        @Override
        void close();
    }
}
