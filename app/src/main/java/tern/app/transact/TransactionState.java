package tern.app.transact;

import java.time.Instant;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// What is known of a transaction that was sent.
///
/// @param hash     its name on explorers
/// @param network  where it was sent
/// @param account  who signed
/// @param wallet   what the person calls the signer
/// @param to       where it goes; empty where it goes to no address or nobody remembers
/// @param amount   how much TAO was meant to move; empty where nobody remembers, and for stake of a subnet
/// @param what     what it does, in a few words
/// @param at       when this was found out
/// @param stage    how far it is
/// @param block    the block that holds it
/// @param finished whether nothing can change any more
/// @param fee      what it cost; empty while it is in no block
/// @param said     how far it is, with what to do where there is something to do
/// @param details  technical text
public record TransactionState(
        Hash32 hash,
        Network network,
        AccountId account,
        String wallet,
        Optional<AccountId> to,
        Optional<Rao> amount,
        Said what,
        Instant at,
        Stage stage,
        Optional<BlockRef> block,
        boolean finished,
        Optional<Rao> fee,
        Said said,
        Optional<String> details) {

    /// How far a transaction is.
    public enum Stage {
        /// Sent, in no block yet.
        PENDING,
        /// In a block, as it was meant; that may still be undone.
        IN_BLOCK,
        /// In a block that cannot be undone, as it was meant.
        FINALIZED,
        /// Carried out, but not quite as it was meant.
        DIFFERS,
        /// In a block, where it failed.
        FAILED,
        /// The node says that it does not take it.
        NOT_TAKEN,
        /// Nobody could be asked.
        UNKNOWN,
        /// Was in no block and can no longer come into one.
        EXPIRED,
        /// Another transaction of the account was carried out in its place.
        REPLACED
    }

    /// What it does, in the language of now.
    public String summary() {
        return what.words();
    }

    /// How far it is, in the language of now.
    public String sentence() {
        return said.words();
    }

    /// This one, further on.
    TransactionState at(Instant now, Stage newStage, boolean end, Said words, Optional<String> technical) {
        return new TransactionState(hash, network, account, wallet, to, amount, what, now, newStage, block, end, fee,
                words, technical);
    }

    TransactionState in(Optional<BlockRef> newBlock, Optional<Rao> newFee) {
        return new TransactionState(hash, network, account, wallet, to, amount, what, at, stage, newBlock, finished,
                newFee, said, details);
    }
}
