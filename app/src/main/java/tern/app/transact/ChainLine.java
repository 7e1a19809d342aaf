package tern.app.transact;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import tern.app.practice.PracticeNetwork;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.rpc.RpcState;
import tern.wallet.units.TernException;

/// The window's own lines to chains for making, sending and following transactions, beside the feed's: a slow portfolio
/// must not hold up a signature, and what was sent is followed on also while another network is looked at.
///
/// A network is connected when it is first wanted and stays so; the practice network is connected anew when its node has
/// gone. Any thread may call; [#client] blocks.
final class ChainLine implements AutoCloseable {

    private final PracticeNetwork practice;
    private final ChainOptions options;
    private final Runnable onUpgrade;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Network, ChainClient> clients = new HashMap<>();
    private volatile boolean closed;

    /// @param practice  finds or starts the practice network's node
    /// @param onUpgrade called on a thread of the chain's when the runtime has changed
    ChainLine(PracticeNetwork practice, ChainOptions options, Runnable onUpgrade) {
        this.practice = practice;
        this.options = options;
        this.onUpgrade = onUpgrade;
    }

    /// The client of a network, connected.
    ///
    /// @param network as it was chosen; the practice network's without an endpoint
    ChainClient client(Network network) throws TernException, InterruptedException {
        lock.lockInterruptibly();
        try {
            requireOpen();
            ChainClient known = clients.get(network);
            if (known != null && !isGone(known, network)) {
                return known;
            }
            if (known != null) {
                clients.remove(network);
                known.close();
            }
            ChainClient fresh = connect(network);
            if (closed) {
                fresh.close();
                requireOpen();
            }
            clients.put(network, fresh);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /// The practice network's next node may answer elsewhere or have another world, so a lost line to it is no use.
    private static boolean isGone(ChainClient known, Network network) {
        return network.trust() == Trust.PRACTICE && !(known.rpc().state() instanceof RpcState.Connected);
    }

    @SuppressWarnings("resource") // the client ends its watches when it is closed
    private ChainClient connect(Network network) throws TernException, InterruptedException {
        ChainClient fresh = practice.connect(network, options, _ -> {});
        boolean done = false;
        try {
            fresh.watchRuntime(_ -> onUpgrade.run());
            done = true;
            return fresh;
        } finally {
            if (!done) {
                fresh.close();
            }
        }
    }

    private void requireOpen() throws TransactException {
        if (closed) {
            throw TransactException.of(TransactException.Kind.CLOSED, "closed");
        }
    }

    /// Ends all connections. Whoever is connecting just then is refused.
    @Override
    public void close() {
        closed = true;
        lock.lock();
        try {
            clients.values().forEach(ChainClient::close);
            clients.clear();
        } finally {
            lock.unlock();
        }
    }
}
