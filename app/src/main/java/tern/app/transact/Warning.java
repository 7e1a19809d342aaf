package tern.app.transact;

/// Something to look at before signing.
///
/// @param kind     what it is about, for a chip or an icon
/// @param sentence for the person
public record Warning(Kind kind, String sentence) {

    /// What a warning is about. The order is how serious it is, the most serious first.
    public enum Kind {
        /// An earlier transaction may still be carried out.
        PENDING,
        /// The address only looks like a known one.
        LOOK_ALIKE,
        /// The account is emptied and removed.
        CLOSES,
        /// Stake is to go to an exchange, where it is usually lost.
        STAKE_TO_EXCHANGE,
        /// The chain has another description of its calls than the node gave.
        DIGEST_REFUSED,
        /// The node contradicts itself about the fee.
        FEES_DIFFER,
        /// The fee is far above what is usual.
        FEE_HIGH,
        /// What the plan says about this intent on this chain.
        PLAN,
        /// Stake would go to a validator with whom it earns nothing.
        EARNS_NOTHING,
        /// The call has no amount.
        EVERYTHING,
        /// The chain does not check what the call means.
        DIGEST_MISSING,
        /// Nothing was sent there before.
        FIRST_TIME,
        /// Too little stays to pay fees with.
        LITTLE_LEFT,
        /// An exchange's address.
        EXCHANGE,
        /// One of the person's own wallets: no trouble, but good to know.
        OWN_WALLET,
        /// An address that the person watches or has in the address book.
        KNOWN
    }
}
