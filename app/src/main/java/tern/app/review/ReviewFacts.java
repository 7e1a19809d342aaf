package tern.app.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.review.ReviewPicture.Fact;
import tern.app.transact.Amounts;
import tern.app.transact.Review;
import tern.app.transact.StakeUnits;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What a review says of stake beside its amount: with whom, where, what comes of it, and where the trade stops.
final class ReviewFacts {

    private final Texts texts;
    private final TaoFormat format;

    ReviewFacts(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
    }

    List<Fact> of(Review review) {
        Plan plan = review.plan();
        StakeUnits units = review.units();
        List<Fact> facts = new ArrayList<>();
        switch (plan.intent()) {
            case Intent.Transfer _,Intent.TransferAll _,Intent.RootClaimChoice _ -> {
                // the address and the amount say it all
            }
            case Intent.AddStake add -> {
                place(facts, units.named(add.netuid()), add.hotkey());
                fits(facts, plan, Amounts.TAO);
                trade(facts, plan, units.of(add.netuid()), Amounts.TAO, add.atLimit());
            }
            case Intent.RemoveStake remove -> {
                place(facts, units.named(remove.netuid()), remove.hotkey());
                fits(facts, plan, units.of(remove.netuid()));
                trade(facts, plan, Amounts.TAO, Amounts.TAO, remove.atLimit());
            }
            case Intent.TransferStake give -> place(facts, units.named(give.netuid()), give.hotkey());
            case Intent.MoveStake move -> {
                facts.add(fact("subnet", texts.get("review.subnet"), units.named(move.netuid())));
                facts.add(account("validator-from", texts.get("review.validator.from"), move.fromHotkey()));
                facts.add(account("validator", texts.get("review.validator.to"), move.toHotkey()));
            }
            case Intent.SwapStake swap -> {
                facts.add(fact("subnet", texts.get("review.subnet"), texts.get("review.subnet.change",
                        units.named(swap.fromNetuid()), units.named(swap.toNetuid()))));
                facts.add(account("validator-from", texts.get("review.validator.from"), swap.fromHotkey()));
                facts.add(account("validator", texts.get("review.validator.to"), swap.toHotkey()));
                fits(facts, plan, units.of(swap.fromNetuid()));
                String unit = units.of(swap.toNetuid());
                trade(facts, plan, unit, unit, swap.atLimit());
            }
            case Intent.RemoveAllStake _,Intent.ClaimRoot _ -> parts(facts, plan, units);
            case Intent.Register seat -> {
                seat(facts, seat.netuid(), seat.hotkey());
                facts.add(fact("limit", texts.get("review.limit"), plan.limitPrice().isPresent()
                        ? texts.get("review.limit.stop", format.exact(plan.limitPrice().get(), Amounts.TAO))
                        : texts.get("review.seat.no-limit")));
            }
            case Intent.RegisterByWork seat -> seat(facts, seat.netuid(), seat.hotkey());
            case Intent.ServeAxon serve -> {
                seat(facts, serve.netuid(), serve.hotkey());
                facts.add(fact("address", texts.get("review.axon"), serve.address().text()));
            }
        }
        return List.copyOf(facts);
    }

    private void seat(List<Fact> facts, int netuid, AccountId hotkey) {
        facts.add(fact("subnet", texts.get("review.subnet"), Integer.toString(netuid)));
        facts.add(account("hotkey", texts.get("review.hotkey"), hotkey));
    }

    private void place(List<Fact> facts, String subnet, AccountId hotkey) {
        facts.add(fact("subnet", texts.get("review.subnet"), subnet));
        facts.add(account("validator", texts.get("review.validator"), hotkey));
    }

    /// Of a trade that may be done in part: what of it fits now, and is all that is spoken of.
    private void fits(List<Fact> facts, Plan plan, String unit) {
        plan.quote()
                .map(Quote::paid)
                .filter(paid -> paid.compareTo(plan.amount()) < 0)
                .ifPresent(paid -> facts.add(fact("fits", texts.get("review.fits"), format.exact(paid, unit))));
    }

    /// @param received unit of what comes
    /// @param price    unit of the limit
    private void trade(List<Fact> facts, Plan plan, String received, String price, AtLimit end) {
        plan.quote()
                .map(Quote::received)
                .ifPresent(amount -> facts
                        .add(fact("receive", texts.get("review.receive"), format.exact(amount, received))));
        Optional<Rao> limit = plan.limitPrice()
                .filter(_ -> plan.quote().filter(quote -> quote.source() == Quote.Source.ONE_TO_ONE).isEmpty());
        limit.ifPresent(worst -> facts.add(fact("limit", texts.get("review.limit"),
                texts.get(end == AtLimit.STOP ? "review.limit.stop" : "review.limit.partial",
                        format.exact(worst, price)))));
    }

    private void parts(List<Fact> facts, Plan plan, StakeUnits units) {
        int number = 0;
        for (Plan.Part part : plan.parts()) {
            number++;
            String id = "part-" + number;
            if (part.intent() instanceof Intent.RemoveStake remove) {
                String brings = texts.get("review.part.change",
                        format.exact(part.amount(), units.of(remove.netuid())),
                        format.exact(part.quote().map(Quote::received).orElse(Rao.ZERO), Amounts.TAO));
                facts.add(new Fact(id, texts.get("review.part", Integer.toString(remove.netuid())),
                        part.limitPrice().isPresent() && remove.netuid() != 0
                                ? texts.get("review.part.limit", brings,
                                        format.exact(part.limitPrice().get(), Amounts.TAO))
                                : brings,
                        Optional.of(remove.hotkey())));
            } else if (part.intent() instanceof Intent.ClaimRoot claim) {
                facts.add(new Fact(id, texts.get("review.part.claim"), format.exact(part.amount(), Amounts.TAO),
                        claim.hotkey()));
            }
        }
        if (plan.left() > 0) {
            facts.add(fact("left", texts.get("review.left"), Integer.toString(plan.left())));
        }
    }

    private static Fact fact(String id, String name, String value) {
        return new Fact(id, name, value, Optional.empty());
    }

    private static Fact account(String id, String name, AccountId account) {
        return new Fact(id, name, "", Optional.of(account));
    }
}
