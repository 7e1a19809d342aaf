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
                place(facts, review, add.netuid(), add.hotkey());
                fits(facts, plan, Amounts.TAO);
                trade(facts, plan, units.of(add.netuid()), Amounts.TAO, add.atLimit());
            }
            case Intent.RemoveStake remove -> {
                place(facts, review, remove.netuid(), remove.hotkey());
                fits(facts, plan, units.of(remove.netuid()));
                trade(facts, plan, Amounts.TAO, Amounts.TAO, remove.atLimit());
            }
            case Intent.TransferStake give -> place(facts, review, give.netuid(), give.hotkey());
            case Intent.MoveStake move -> {
                facts.add(fact("subnet", texts.get("review.subnet"), subnet(review, move.netuid())));
                facts.add(account("validator-from", "review.validator.from", review, move.fromHotkey()));
                facts.add(account("validator", "review.validator.to", review, move.toHotkey()));
            }
            case Intent.SwapStake swap -> {
                facts.add(fact("subnet", texts.get("review.subnet"), texts.get("review.subnet.change",
                        subnet(review, swap.fromNetuid()), subnet(review, swap.toNetuid()))));
                facts.add(account("validator-from", "review.validator.from", review, swap.fromHotkey()));
                facts.add(account("validator", "review.validator.to", review, swap.toHotkey()));
                fits(facts, plan, units.of(swap.fromNetuid()));
                String unit = units.of(swap.toNetuid());
                trade(facts, plan, unit, unit, swap.atLimit());
            }
            case Intent.RemoveAllStake _,Intent.ClaimRoot _ -> parts(facts, review);
            case Intent.Register seat -> {
                seat(facts, review, seat.netuid(), seat.hotkey());
                facts.add(fact("limit", texts.get("review.limit"), plan.limitPrice().isPresent()
                        ? texts.get("review.limit.stop", format.exact(plan.limitPrice().get(), Amounts.TAO))
                        : texts.get("review.seat.no-limit")));
            }
            case Intent.RegisterByWork seat -> seat(facts, review, seat.netuid(), seat.hotkey());
            case Intent.ServeAxon serve -> {
                seat(facts, review, serve.netuid(), serve.hotkey());
                facts.add(fact("address", texts.get("review.axon"), serve.address().text()));
            }
        }
        return List.copyOf(facts);
    }

    private void place(List<Fact> facts, Review review, int netuid, AccountId hotkey) {
        facts.add(fact("subnet", texts.get("review.subnet"), subnet(review, netuid)));
        facts.add(account("validator", "review.validator", review, hotkey));
    }

    /// Its number, which is signed, before its name, which is a claim: `3 · γ · “Vision”`.
    private String subnet(Review review, int netuid) {
        String number = review.units().named(netuid);
        return netuid == 0
                ? texts.get("review.subnet.root", number)
                : review.names()
                        .subnet(netuid)
                        .map(name -> texts.get("review.subnet.named", number, name))
                        .orElseGet(() -> texts.get("review.subnet.nameless", number));
    }

    private String called(Review review, AccountId hotkey) {
        return review.names()
                .validator(hotkey)
                .map(who -> texts.get(who.own() ? "review.called.own" : "review.called.itself", who.name()))
                .orElseGet(() -> texts.get("review.called.unknown"));
    }

    private void seat(List<Fact> facts, Review review, int netuid, AccountId hotkey) {
        facts.add(fact("subnet", texts.get("review.subnet"), subnet(review, netuid)));
        facts.add(account("hotkey", "review.hotkey", review, hotkey));
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

    private void parts(List<Fact> facts, Review review) {
        Plan plan = review.plan();
        StakeUnits units = review.units();
        int number = 0;
        for (Plan.Part part : plan.parts()) {
            number++;
            String id = "part-" + number;
            if (part.intent() instanceof Intent.RemoveStake remove) {
                String brings = texts.get("review.part.change",
                        format.exact(part.amount(), units.of(remove.netuid())),
                        format.exact(part.quote().map(Quote::received).orElse(Rao.ZERO), Amounts.TAO));
                facts.add(new Fact(id, texts.get("review.part", subnet(review, remove.netuid())),
                        part.limitPrice().isPresent() && remove.netuid() != 0
                                ? texts.get("review.part.limit", brings,
                                        format.exact(part.limitPrice().get(), Amounts.TAO))
                                : brings,
                        Optional.of(remove.hotkey()), Optional.of(called(review, remove.hotkey()))));
            } else if (part.intent() instanceof Intent.ClaimRoot claim) {
                facts.add(new Fact(id, texts.get("review.part.claim"), format.exact(part.amount(), Amounts.TAO),
                        claim.hotkey(), claim.hotkey().map(hotkey -> called(review, hotkey))));
            }
        }
        if (plan.left() > 0) {
            facts.add(fact("left", texts.get("review.left"), Integer.toString(plan.left())));
        }
    }

    private static Fact fact(String id, String name, String value) {
        return new Fact(id, name, value, Optional.empty());
    }

    private Fact account(String id, String key, Review review, AccountId account) {
        return new Fact(id, texts.get(key), "", Optional.of(account), Optional.of(called(review, account)));
    }
}
