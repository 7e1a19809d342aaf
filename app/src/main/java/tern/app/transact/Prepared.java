package tern.app.transact;

import java.util.concurrent.atomic.AtomicBoolean;
import tern.wallet.chain.Network;
import tern.wallet.chain.Transactions;

/// A transaction that is ready to be reviewed and signed, once.
public final class Prepared {

    private final Review review;
    private final Network network;
    private final Transactions transactions;
    private final PendingSends pending;
    private final AtomicBoolean used = new AtomicBoolean();

    Prepared(Review review, Network network, Transactions transactions, PendingSends pending) {
        this.review = review;
        this.network = network;
        this.transactions = transactions;
        this.pending = pending;
    }

    /// What is shown, and all that is signed.
    public Review review() {
        return review;
    }

    /// As it was chosen.
    Network network() {
        return network;
    }

    Transactions transactions() {
        return transactions;
    }

    PendingSends pending() {
        return pending;
    }

    /// @return false when it is being signed or was signed
    boolean claim() {
        return used.compareAndSet(false, true);
    }

    /// Nothing was sent: it may be tried again.
    void release() {
        used.set(false);
    }
}
