package tern.wallet.bittensor;

import java.util.List;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.units.Rao;

/// An intent turned into the call that does it, checked against the chain's state at one block.
///
/// @param intent     what was asked for
/// @param call       the call to sign
/// @param limitPrice worst price the call accepts, rao of TAO for one whole alpha; empty where the call has no limit
/// @param quote      what the trade should bring; empty for transfers
/// @param amount     what moves: rao of TAO for transfers and for adding stake, rao of alpha for removing and giving it
/// @param fee        the transaction fee as the runtime estimates it, a few rao high; the draft has the exact one.
///                   Empty where the runtime could not say
/// @param warnings   sentences to show before signing, most serious first
/// @param block      where the state was read
public record Plan(
        Intent intent,
        CallSpec call,
        Optional<Rao> limitPrice,
        Optional<Quote> quote,
        Rao amount,
        Optional<Rao> fee,
        List<String> warnings,
        BlockRef block) {

    public Plan {
        warnings = List.copyOf(warnings);
    }

    /// This plan with the exact fee of the draft made from it, for the review: the plan's own estimate is a few rao
    /// high. Where everything is sent, the amount is what the fee leaves, so it changes with the fee, and what stays
    /// behind does not. The call is the same.
    ///
    /// @param exact `Draft.fee()` of the draft of this plan's call
    public Plan withFee(Rao exact) {
        Rao moved = intent instanceof Intent.TransferAll
                ? amount.plus(fee.orElse(SignerFacts.FEE_GUESS)).minusOrZero(exact)
                : amount;
        return new Plan(intent, call, limitPrice, quote, moved, Optional.of(exact), warnings, block);
    }
}
