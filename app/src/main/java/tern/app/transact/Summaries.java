package tern.app.transact;

import java.util.Optional;
import tern.app.boot.PendingTransactions.Entry;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// What a transaction does, in a few words: of one that was sent from what was kept of it, so that it is told in the
/// language of now, whoever sent it and in which language. Pure.
public final class Summaries {

    private Summaries() {}

    /// Of what was noted down; the words of whoever noted it down where what it was meant to do cannot be read.
    public static Said of(Entry entry) {
        try {
            Optional<Plan> meant = IntentFacts.read(entry.intent(), Ss58.parse(entry.account()),
                    new BlockRef(entry.birth(), Hash32.parse(entry.hash())));
            Optional<Rao> shown = IntentFacts.shown(entry.intent());
            // what a transfer of everything leaves to send was not kept always
            return meant.filter(plan -> shown.isPresent() || !(plan.intent() instanceof Intent.TransferAll))
                    .map(plan -> of(plan, shown.orElse(plan.amount()), StakeUnits.read(entry.intent())))
                    .orElseGet(() -> Said.of(entry.summary()));
        } catch (AddressException | IllegalArgumentException e) {
            // written by another version of Tern
            return Said.of(entry.summary());
        }
    }

    /// Of what is about to be signed.
    public static Said of(Review review) {
        return of(review.plan(), review.amount(), review.units());
    }

    private static Said of(Plan plan, Rao moved, StakeUnits units) {
        Said amount = Amounts.sayFull(moved, Review.unit(plan.intent(), units));
        return switch (plan.intent()) {
            case Intent.Transfer transfer ->
                TransactException.say("pending.send", amount, transfer.to().address());
            case Intent.TransferAll transfer ->
                TransactException.say("pending.send", amount, transfer.to().address());
            case Intent.AddStake stake -> TransactException.say("pending.stake-add", amount, stake.netuid());
            case Intent.RemoveStake stake -> TransactException.say("pending.stake-remove", amount, stake.netuid());
            case Intent.TransferStake stake ->
                TransactException.say("pending.stake-transfer", amount, stake.netuid(), stake.to().address());
            case Intent.MoveStake stake ->
                TransactException.say("pending.stake-move", amount, stake.netuid(), stake.toHotkey().address());
            case Intent.SwapStake stake ->
                TransactException.say("pending.stake-swap", amount, stake.fromNetuid(), stake.toNetuid());
            case Intent.RemoveAllStake _ ->
                TransactException.say("pending.stake-exit", plan.parts().size(), amount);
            case Intent.ClaimRoot _ -> claim(plan, moved, amount);
            case Intent.RootClaimChoice choice -> TransactException.say(choice.keep()
                    ? "pending.stake-claim-keep"
                    : "pending.stake-claim-swap");
            case Intent.Register seat -> TransactException.say("pending.seat-buy", amount, seat.netuid());
            case Intent.RegisterByWork seat -> TransactException.say("pending.seat-work", seat.netuid());
            case Intent.ServeAxon serve ->
                TransactException.say("pending.axon-serve", serve.address().text(), serve.netuid());
        };
    }

    /// Before funds a claim has no parts, and brings no TAO where dividends stay alpha.
    private static Said claim(Plan plan, Rao moved, Said amount) {
        if (!plan.parts().isEmpty()) {
            return TransactException.say("pending.stake-claim", amount);
        }
        return moved.isZero()
                ? TransactException.say("pending.stake-claim-alpha")
                : TransactException.say("pending.stake-claim-subnets", amount);
    }
}
