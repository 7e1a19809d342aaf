package tern.app.cli;

import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.chain.Draft;
import tern.wallet.chain.DraftReview;
import tern.wallet.chain.Network;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Everything that is shown before a signature.
///
/// @param wallet     who signs
/// @param action     `send`, `stake-add`, `stake-remove`
/// @param network    on which network
/// @param genesis    of which chain
/// @param plan       what was asked for
/// @param draft      what will be signed
/// @param decoded    what those bytes say, read again from the bytes alone
/// @param freeBefore free TAO of the signer now
/// @param freeAfter  what it should be afterwards; empty where the plan cannot tell
/// @param minutes    how long the transaction can still be included, about
/// @param warnings   sentences, most serious first
record Review(
        WalletEntry wallet,
        String action,
        Network network,
        Hash32 genesis,
        Plan plan,
        Draft draft,
        DraftReview decoded,
        Rao freeBefore,
        Optional<Rao> freeAfter,
        long minutes,
        List<String> warnings) {

    /// What moves. For everything that can be sent it is what the fee leaves: the plan works with a fee that is a little
    /// too high, the draft knows what the node asks for.
    Rao amount() {
        return amount(plan, draft.fee());
    }

    static Rao amount(Plan plan, Rao fee) {
        return plan.intent() instanceof Intent.TransferAll && plan.fee().isPresent()
                ? plan.amount().plus(plan.fee().get()).minusOrZero(fee)
                : plan.amount();
    }
}
