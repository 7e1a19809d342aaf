package tern.app.review;

import java.util.List;
import java.util.Optional;
import tern.app.transact.Warning;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Everything the review shows of one transaction, or of all those of a plan.
///
/// @param title    `Send 12.5000 τ`
/// @param subtitle what to keep in mind
/// @param wallet   what the person calls the signer
/// @param from     who signs
/// @param to       who receives; empty where nothing goes to an address
/// @param toName   what the person calls the recipient
/// @param amount   what moves
/// @param unit     of the amount: `τ`, or `α7` for stake on subnet 7
/// @param worth    what that is worth, and at which price of whom; empty where it is not known
/// @param all      whether the call has no amount and sends what is there
/// @param facts    what else the call says of stake, in the order to read it
/// @param fee      of the network
/// @param after    free TAO afterwards
/// @param call     pallet and call as decoded from the bytes; nothing where each step says its own
/// @param network  on which network, with the version of its rules
/// @param valid    for how many blocks and minutes
/// @param digest   whether what is signed matches the chain's own description
/// @param warnings most serious first
/// @param password whether a password opens the key
/// @param steps    of a plan its transactions, in the order in which they are sent; else empty
public record ReviewPicture(
        String title,
        String subtitle,
        String wallet,
        AccountId from,
        Optional<AccountId> to,
        Optional<String> toName,
        Rao amount,
        String unit,
        Optional<Worth> worth,
        boolean all,
        List<Fact> facts,
        Rao fee,
        Optional<Rao> after,
        String call,
        String network,
        String valid,
        Digest digest,
        List<Warning> warnings,
        boolean password,
        List<Step> steps) {

    public ReviewPicture {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
        steps = List.copyOf(steps);
    }

    /// One transaction of a plan.
    ///
    /// @param number   from 1
    /// @param title    `Stake 12.5000 τ on subnet 3`
    /// @param facts    what its call says, in the order to read it
    /// @param call     pallet and call as decoded from the bytes
    /// @param warnings most serious first
    public record Step(int number, String title, List<Fact> facts, String call, List<Warning> warnings) {

        public Step {
            facts = List.copyOf(facts);
            warnings = List.copyOf(warnings);
        }
    }

    /// One thing that the call says.
    ///
    /// @param id      ends the id of its node
    /// @param name    at the left
    /// @param value   at the right; empty where the account says it
    /// @param account shown whole, below
    /// @param called  what the account is called, above it: told beside what is signed and no part of it; empty where that
    ///                is nothing to be told
    public record Fact(String id, String name, String value, Optional<AccountId> account, Optional<String> called) {

        /// Of nobody who could have a name.
        public Fact(String id, String name, String value, Optional<AccountId> account) {
            this(id, name, value, account, Optional.empty());
        }
    }

    /// What the amount is worth in the person's currency. It is told beside what is signed and is no part of it.
    ///
    /// @param words `about €1,234.56`
    /// @param at    the price, its time and its source
    public record Worth(String words, String at) {}

    /// What is known of the metadata digest.
    public enum Digest {
        /// Signed in: the chain refuses the signature if the call means something else.
        CHECKED,
        /// The chain does not check it.
        NOT_CHECKED,
        /// The chain has another one.
        REFUSED
    }
}
