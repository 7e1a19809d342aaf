package tern.app.transact;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.chain.Draft;
import tern.wallet.chain.DraftReview;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Everything that is shown before a signature.
///
/// @param wallet     who signs
/// @param network    on which network
/// @param genesis    of which chain
/// @param plan       what was asked for
/// @param draft      what will be signed
/// @param decoded    what those bytes say, read again from the bytes alone
/// @param freeBefore free TAO of the signer now
/// @param freeAfter  what it should be afterwards; empty where the plan cannot tell
/// @param minutes    how long the transaction can still be included, about
/// @param warnings   most serious first
/// @param units      what stake on its subnets is counted in
/// @param names      what its subnets and validators are called
public record Review(
        WalletEntry wallet,
        Network network,
        Hash32 genesis,
        Plan plan,
        Draft draft,
        DraftReview decoded,
        Rao freeBefore,
        Optional<Rao> freeAfter,
        long minutes,
        List<Warning> warnings,
        StakeUnits units,
        PlaceNames names) {

    /// For how long a trade may be signed: ten of Bittensor's blocks, in which a price seldom moves by the tolerance.
    public static final Duration TRADE_LASTS = Duration.ofMinutes(2);
    /// For how long anything else may: well within the blocks that it can be in.
    private static final Duration LASTS = Duration.ofMinutes(5);

    public Review {
        warnings = List.copyOf(warnings);
    }

    /// Of subnets whose symbol is not known, and validators without a name.
    public Review(WalletEntry wallet, Network network, Hash32 genesis, Plan plan, Draft draft, DraftReview decoded,
            Rao freeBefore, Optional<Rao> freeAfter, long minutes, List<Warning> warnings) {
        this(wallet, network, genesis, plan, draft, decoded, freeBefore, freeAfter, minutes, warnings,
                StakeUnits.unknown(), PlaceNames.unknown());
    }

    /// Its name in JSON and in keys of bundles: `send`, `stake-add`, `stake-remove`, `stake-transfer`,
    /// `stake-move`, `stake-swap`, `stake-exit`, `stake-claim`, `stake-claim-choice`, `seat-buy`, `seat-work`,
    /// `axon-serve`.
    public String action() {
        return action(plan.intent());
    }

    static String action(Intent intent) {
        return switch (intent) {
            case Intent.Transfer _,Intent.TransferAll _ -> "send";
            case Intent.AddStake _ -> "stake-add";
            case Intent.RemoveStake _ -> "stake-remove";
            case Intent.TransferStake _ -> "stake-transfer";
            case Intent.MoveStake _ -> "stake-move";
            case Intent.SwapStake _ -> "stake-swap";
            case Intent.RemoveAllStake _ -> "stake-exit";
            case Intent.ClaimRoot _ -> "stake-claim";
            case Intent.RootClaimChoice _ -> "stake-claim-choice";
            case Intent.Register _ -> "seat-buy";
            case Intent.RegisterByWork _ -> "seat-work";
            case Intent.ServeAxon _ -> "axon-serve";
        };
    }

    /// What moves. For everything that can be sent it is what the fee leaves: the plan works with a fee that is a little
    /// too high, the draft knows what the node asks for.
    public Rao amount() {
        return amount(plan, draft.fee());
    }

    /// What [#amount] counts: `τ`, or the symbol of the subnet that stake leaves.
    public String unit() {
        return unit(plan.intent(), units);
    }

    static String unit(Intent intent) {
        return unit(intent, StakeUnits.unknown());
    }

    static String unit(Intent intent, StakeUnits units) {
        return switch (intent) {
            case Intent.Transfer _,Intent.TransferAll _,Intent.AddStake _ -> Amounts.TAO;
            case Intent.RemoveAllStake _,Intent.ClaimRoot _,Intent.RootClaimChoice _ -> Amounts.TAO;
            case Intent.Register _,Intent.RegisterByWork _,Intent.ServeAxon _ -> Amounts.TAO;
            case Intent.RemoveStake stake -> units.of(stake.netuid());
            case Intent.TransferStake stake -> units.of(stake.netuid());
            case Intent.MoveStake stake -> units.of(stake.netuid());
            case Intent.SwapStake stake -> units.of(stake.fromNetuid());
        };
    }

    /// For how long after it was made it may be signed: its numbers grow old.
    public Duration lasts() {
        return isTrade() ? TRADE_LASTS : LASTS;
    }

    /// Whether its numbers depend on a price.
    private boolean isTrade() {
        return !plan.parts().isEmpty()
                || plan.quote().filter(quote -> quote.source() != Quote.Source.ONE_TO_ONE).isPresent();
    }

    /// Where it goes; empty for what does not go to an address.
    public Optional<AccountId> recipient() {
        return recipient(plan.intent());
    }

    /// The first warning of a kind.
    public Optional<Warning> warning(Warning.Kind kind) {
        return warnings.stream().filter(warning -> warning.kind() == kind).findFirst();
    }

    /// @param fee what the draft costs
    public static Rao amount(Plan plan, Rao fee) {
        return plan.intent() instanceof Intent.TransferAll && plan.fee().isPresent()
                ? plan.amount().plus(plan.fee().get()).minusOrZero(fee)
                : plan.amount();
    }

    /// Empty for what does not go to an address.
    public static Optional<AccountId> recipient(Intent intent) {
        return switch (intent) {
            case Intent.Transfer transfer -> Optional.of(transfer.to());
            case Intent.TransferAll transfer -> Optional.of(transfer.to());
            case Intent.AddStake _,Intent.RemoveStake _,Intent.MoveStake _,Intent.SwapStake _ -> Optional.empty();
            case Intent.RemoveAllStake _,Intent.ClaimRoot _,Intent.RootClaimChoice _ -> Optional.empty();
            case Intent.Register _,Intent.RegisterByWork _,Intent.ServeAxon _ -> Optional.empty();
            case Intent.TransferStake give -> Optional.of(give.to());
        };
    }
}
