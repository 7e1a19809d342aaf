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
/// @param limitPrice worst price the call accepts, rao of TAO for one whole alpha (of a swap: rao of the alpha that comes
///                   out for one whole alpha that goes in; of a seat the most that it costs); empty where the call has
///                   no limit, or one for each part
/// @param quote      what the trade should bring; empty where nothing is traded, or each part has its own
/// @param amount     what moves: rao of TAO for transfers and for adding stake; rao of alpha for removing, moving,
///                   swapping and giving it; for removing all stake and for claims what it should bring, in rao of TAO;
///                   for a seat what it costs now, in rao of TAO
/// @param fee        the transaction fee as the runtime estimates it, a few rao high; the draft has the exact one.
///                   Empty where the runtime could not say
/// @param warnings   sentences to show before signing, most serious first
/// @param block      where the state was read
/// @param parts      what the call does one after the other, where it is made of several; else empty
/// @param left       how many positions or claims this call has no room for: plan the intent again after it
public record Plan(
        Intent intent,
        CallSpec call,
        Optional<Rao> limitPrice,
        Optional<Quote> quote,
        Rao amount,
        Optional<Rao> fee,
        List<String> warnings,
        BlockRef block,
        List<Part> parts,
        int left) {

    public Plan {
        warnings = List.copyOf(warnings);
        parts = List.copyOf(parts);
    }

    /// Of a call that does one thing.
    public Plan(Intent intent, CallSpec call, Optional<Rao> limitPrice, Optional<Quote> quote, Rao amount,
            Optional<Rao> fee, List<String> warnings, BlockRef block) {
        this(intent, call, limitPrice, quote, amount, fee, warnings, block, List.of(), 0);
    }

    /// One of several things that a call does. A part that fails leaves the others as they are.
    ///
    /// @param intent     what this part does
    /// @param limitPrice as of a plan
    /// @param quote      as of a plan
    /// @param amount     as of a plan
    public record Part(Intent intent, Optional<Rao> limitPrice, Optional<Quote> quote, Rao amount) {}

    /// This plan with the exact fee of the draft made from it, for the review: the plan's own estimate is a few rao
    /// high. Where everything is sent, the amount is what the fee leaves, so it changes with the fee, and what stays
    /// behind does not. The call is the same.
    ///
    /// @param exact `Draft.fee()` of the draft of this plan's call
    public Plan withFee(Rao exact) {
        Rao moved = intent instanceof Intent.TransferAll
                ? amount.plus(fee.orElse(SignerFacts.guess(call))).minusOrZero(exact)
                : amount;
        return new Plan(intent, call, limitPrice, quote, moved, Optional.of(exact), warnings, block, parts, left);
    }
}
