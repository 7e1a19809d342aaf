package tern.wallet.chain;

/// Where a transaction is that was sent earlier, perhaps by another process. See [Transactions#find].
public sealed interface Whereabouts {

    /// In a block; [Outcome#finalized] says whether that can still be undone.
    record Included(Outcome outcome) implements Whereabouts {}

    /// In no block yet; it may still come into one.
    record Open() implements Whereabouts {}

    /// In no block, and every block that could have held it is final.
    record Expired() implements Whereabouts {}
}
