package tern.app.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tern.app.transact.Amounts;
import tern.app.transact.PlaceNames;
import tern.app.transact.Review;
import tern.app.transact.StakeUnits;
import tern.app.transact.Warning;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// The review that stands before every signature, as text and as JSON.
final class ReviewText {

    private final Texts texts;

    ReviewText(Texts texts) {
        this.texts = texts;
    }

    String text(Review review) {
        Table table = new Table("ll");
        Plan plan = review.plan();
        table.row(texts.get("review.from"), Plain.text(review.wallet().name(), 60));
        table.row("", plan.intent().signer().address());
        intent(table, review);
        table.row(texts.get("review.fee"), Amounts.full(review.draft().fee(), Amounts.TAO));
        table.row(texts.get("review.before"), Amounts.full(review.freeBefore(), Amounts.TAO));
        table.row(texts.get(plan.intent() instanceof Intent.RemoveStake
                || plan.intent() instanceof Intent.RemoveAllStake ? "review.after-about" : "review.after"),
                review.freeAfter().isPresent()
                        ? Amounts.full(review.freeAfter().get(), Amounts.TAO)
                        : Amounts.UNKNOWN);
        table.row(texts.get("review.call"), review.decoded().pallet() + '.' + review.decoded().call());
        for (String line : new CallText(texts).lines(review.decoded())) {
            table.row("", line);
        }
        table.row(texts.get("review.network"),
                texts.get("review.network-value", Plain.text(review.network().title()),
                        review.decoded().specVersion()));
        table.row("", review.decoded().genesis().toString());
        table.row(texts.get("review.valid"), review.draft().death() == Long.MAX_VALUE
                ? texts.get("review.valid-ever")
                : texts.get("review.valid-until", Amounts.grouped(review.draft().death() - 1), review.minutes()));
        table.row(texts.get("review.digest"),
                texts.get(review.draft().digestSigned() ? "review.digest-yes" : "review.digest-no"));
        StringBuilder text = new StringBuilder(1024).append(texts.get("review.title." + review.action()))
                .append("\n\n")
                .append(table.text(2))
                .append('\n');
        for (Warning warning : review.warnings()) {
            text.append(texts.get("review.warning", Plain.text(warning.sentence()))).append('\n');
        }
        return text.toString();
    }

    private void intent(Table table, Review review) {
        Plan plan = review.plan();
        StakeUnits units = review.units();
        switch (plan.intent()) {
            case Intent.Transfer transfer -> {
                table.row(texts.get("review.to"), transfer.to().address());
                table.row(texts.get("review.amount"), Amounts.full(plan.amount(), Amounts.TAO));
            }
            case Intent.TransferAll transfer -> {
                table.row(texts.get("review.to"), transfer.to().address());
                table.row(texts.get("review.amount"),
                        texts.get("review.all", Amounts.full(review.amount(), Amounts.TAO)));
            }
            case Intent.AddStake stake -> {
                table.row(texts.get("review.subnet"), subnet(review, stake.netuid()));
                validator(table, "review.validator", review, stake.hotkey());
                table.row(texts.get("review.stake"), Amounts.full(plan.amount(), Amounts.TAO));
                fits(table, plan, Amounts.TAO);
                trade(table, plan, units.of(stake.netuid()), units.of(stake.netuid()), stake.atLimit());
            }
            case Intent.RemoveStake stake -> {
                table.row(texts.get("review.subnet"), subnet(review, stake.netuid()));
                validator(table, "review.validator", review, stake.hotkey());
                table.row(texts.get("review.unstake"), moved(plan, stake.alpha(), units.of(stake.netuid())));
                fits(table, plan, units.of(stake.netuid()));
                trade(table, plan, Amounts.TAO, units.of(stake.netuid()), stake.atLimit());
            }
            case Intent.TransferStake stake -> {
                table.row(texts.get("review.to"), stake.to().address());
                table.row(texts.get("review.subnet"), subnet(review, stake.netuid()));
                validator(table, "review.validator", review, stake.hotkey());
                table.row(texts.get("review.give"), Amounts.full(plan.amount(), units.of(stake.netuid())));
            }
            case Intent.MoveStake stake -> {
                table.row(texts.get("review.subnet"), subnet(review, stake.netuid()));
                validator(table, "review.from-validator", review, stake.fromHotkey());
                validator(table, "review.to-validator", review, stake.toHotkey());
                table.row(texts.get("review.move"), moved(plan, stake.alpha(), units.of(stake.netuid())));
            }
            case Intent.SwapStake stake -> {
                table.row(texts.get("review.from-subnet"), subnet(review, stake.fromNetuid()));
                table.row(texts.get("review.to-subnet"), subnet(review, stake.toNetuid()));
                validator(table, "review.from-validator", review, stake.fromHotkey());
                validator(table, "review.to-validator", review, stake.toHotkey());
                table.row(texts.get("review.swap"), moved(plan, stake.alpha(), units.of(stake.fromNetuid())));
                fits(table, plan, units.of(stake.fromNetuid()));
                swap(table, plan, stake, units);
            }
            case Intent.RemoveAllStake _ -> {
                for (Plan.Part part : plan.parts()) {
                    part(table, part, review);
                }
                table.row(texts.get("review.receive"), Amounts.full(plan.amount(), Amounts.TAO));
            }
            case Intent.ClaimRoot _ -> {
                for (Plan.Part part : plan.parts()) {
                    part(table, part, review);
                }
                // before funds dividends may stay alpha: then no TAO comes
                table.row(texts.get("review.claim"), plan.amount().isZero()
                        ? texts.get("review.claim-kept")
                        : Amounts.full(plan.amount(), Amounts.TAO));
            }
            case Intent.RootClaimChoice choice -> table.row(texts.get("review.claim-choice"),
                    texts.get(choice.keep() ? "review.claim-keep" : "review.claim-swap"));
            case Intent.Register seat -> {
                seat(table, review, seat.netuid(), seat.hotkey());
                table.row(texts.get("review.seat-price"), Amounts.full(plan.amount(), Amounts.TAO));
                table.row(texts.get("review.seat-limit"), plan.limitPrice()
                        .map(limit -> Amounts.full(limit, Amounts.TAO))
                        .orElse(texts.get("review.limit-none")));
            }
            case Intent.RegisterByWork seat -> {
                seat(table, review, seat.netuid(), seat.hotkey());
                table.row(texts.get("review.seat-work"), Amounts.grouped(seat.work().block().number()));
            }
            case Intent.ServeAxon serve -> {
                seat(table, review, serve.netuid(), serve.hotkey());
                table.row(texts.get("review.axon"), serve.address().text());
            }
        }
    }

    private void validator(Table table, String key, Review review, AccountId hotkey) {
        table.row(texts.get(key), hotkey.address()).row("", called(review, hotkey));
    }

    /// Told below the address, which alone is signed.
    String called(Review review, AccountId hotkey) {
        return review.names()
                .validator(hotkey)
                .map(who -> texts.get(who.own() ? "review.called-own" : "review.called-itself",
                        Plain.text(who.name(), 60)))
                .orElseGet(() -> texts.get("review.called-unknown"));
    }

    /// Its number, which is signed, before its name, which is a claim.
    String subnet(Review review, int netuid) {
        String number = review.units().named(netuid);
        return netuid == 0
                ? texts.get("review.subnet-root", number)
                : review.names()
                        .subnet(netuid)
                        .map(name -> texts.get("review.subnet-named", number, Plain.text(name, 60)))
                        .orElseGet(() -> texts.get("review.subnet-nameless", number));
    }

    private void seat(Table table, Review review, int netuid, AccountId hotkey) {
        table.row(texts.get("review.subnet"), subnet(review, netuid));
        table.row(texts.get("review.hotkey"), hotkey.address());
    }

    /// All of a position leaves with what arrives until then.
    private String moved(Plan plan, Optional<Rao> asked, String unit) {
        String amount = Amounts.full(plan.amount(), unit);
        return asked.isPresent() ? amount : texts.get("review.everything-there", amount);
    }

    /// Of a trade that may be done in part: what of it fits.
    private void fits(Table table, Plan plan, String unit) {
        plan.quote()
                .map(Quote::paid)
                .filter(paid -> paid.compareTo(plan.amount()) < 0)
                .ifPresent(paid -> table.row(texts.get("review.fits"), Amounts.full(paid, unit)));
    }

    /// One of several things that the call does.
    private void part(Table table, Plan.Part part, Review review) {
        StakeUnits units = review.units();
        switch (part.intent()) {
            case Intent.RemoveStake stake -> table.row(texts.get("review.part-subnet", subnet(review, stake.netuid())),
                    texts.get("review.part-stake", Amounts.full(part.amount(), units.of(stake.netuid())),
                            part.quote()
                                    .map(quote -> Amounts.full(quote.received(), Amounts.TAO))
                                    .orElse(Amounts.UNKNOWN),
                            part.limitPrice()
                                    .map(limit -> Amounts.full(limit, Amounts.TAO))
                                    .orElse(texts.get("review.limit-none"))))
                    .row("", stake.hotkey().address())
                    .row("", called(review, stake.hotkey()));
            case Intent.ClaimRoot claim -> table.row(texts.get("review.part-claim"),
                    Amounts.full(part.amount(), Amounts.TAO))
                    .row("", claim.hotkey().map(AccountId::address).orElse(""))
                    .row("", claim.hotkey().map(hotkey -> called(review, hotkey)).orElse(""));
            default -> throw new IllegalStateException("a part that nobody shows: " + part.intent());
        }
    }

    /// Both prices are in the alpha that comes out for one that goes in.
    private void swap(Table table, Plan plan, Intent.SwapStake stake, StakeUnits units) {
        String out = units.of(stake.toNetuid());
        String in = units.of(stake.fromNetuid());
        if (plan.quote().isPresent()) {
            Quote quote = plan.quote().get();
            table.row(texts.get("review.receive"), Amounts.full(quote.received(), out));
            table.row(texts.get("review.price"), texts.get("review.price-value",
                    Amounts.full(quote.pricePaid(), out), in, percent(quote.impactBasisPoints())));
        }
        limit(table, plan, out, in, stake.atLimit());
    }

    private void limit(Table table, Plan plan, String out, String in, AtLimit atLimit) {
        table.row(texts.get("review.limit"), plan.limitPrice().isPresent()
                ? texts.get("review.limit-value", Amounts.full(plan.limitPrice().get(), out), in)
                : texts.get("review.limit-none"));
        if (plan.limitPrice().isPresent()) {
            table.row(texts.get("review.at-limit"), texts.get(atLimit == AtLimit.PARTIAL
                    ? "review.at-limit-partial"
                    : "review.at-limit-stop"));
        }
    }

    private void trade(Table table, Plan plan, String receivedUnit, String alphaUnit, AtLimit atLimit) {
        if (plan.quote().isPresent()) {
            Quote quote = plan.quote().get();
            table.row(texts.get("review.receive"), Amounts.full(quote.received(), receivedUnit));
            table.row(texts.get("review.price"), texts.get("review.price-value",
                    Amounts.full(quote.pricePaid(), Amounts.TAO), alphaUnit, percent(quote.impactBasisPoints())));
        }
        limit(table, plan, Amounts.TAO, alphaUnit, atLimit);
    }

    private static String percent(int basisPoints) {
        String rest = Integer.toString(100 + Math.abs(basisPoints % 100)).substring(1);
        return (basisPoints < 0 ? "-" : "") + Math.abs(basisPoints / 100) + '.' + rest + " %";
    }

    /// What an intent is about, without its amount.
    static void writeTarget(Json json, Intent intent) {
        switch (intent) {
            case Intent.Transfer transfer -> json.text("to", transfer.to().address());
            case Intent.TransferAll transfer -> json.text("to", transfer.to().address());
            case Intent.AddStake stake -> json.number("netuid", stake.netuid())
                    .text("hotkey", stake.hotkey().address())
                    .flag("partial", stake.atLimit() == AtLimit.PARTIAL);
            case Intent.RemoveStake stake -> json.number("netuid", stake.netuid())
                    .text("hotkey", stake.hotkey().address())
                    .flag("partial", stake.atLimit() == AtLimit.PARTIAL);
            case Intent.TransferStake stake -> json.text("to", stake.to().address())
                    .number("netuid", stake.netuid())
                    .text("hotkey", stake.hotkey().address());
            case Intent.MoveStake stake -> json.number("netuid", stake.netuid())
                    .text("hotkey", stake.fromHotkey().address())
                    .text("toHotkey", stake.toHotkey().address());
            case Intent.SwapStake stake -> json.number("netuid", stake.fromNetuid())
                    .number("toNetuid", stake.toNetuid())
                    .text("hotkey", stake.fromHotkey().address())
                    .text("toHotkey", stake.toHotkey().address())
                    .flag("partial", stake.atLimit() == AtLimit.PARTIAL);
            case Intent.RemoveAllStake stake -> json.textOrNull("hotkey", stake.hotkey().map(AccountId::address));
            case Intent.ClaimRoot claim -> json.textOrNull("hotkey", claim.hotkey().map(AccountId::address));
            case Intent.RootClaimChoice choice -> json.flag("keep", choice.keep());
            case Intent.Register seat -> json.number("netuid", seat.netuid()).text("hotkey", seat.hotkey().address());
            case Intent.RegisterByWork seat -> json.number("netuid", seat.netuid())
                    .text("hotkey", seat.hotkey().address())
                    .number("workBlock", seat.work().block().number());
            case Intent.ServeAxon serve -> json.number("netuid", serve.netuid())
                    .text("hotkey", serve.hotkey().address())
                    .text("axon", serve.address().text());
        }
    }

    static void write(Json json, Review review) {
        Plan plan = review.plan();
        json.startObject("review")
                .text("wallet", review.wallet().name())
                .text("from", plan.intent().signer().address());
        writeTarget(json, plan.intent());
        json.text("unit", review.unit().equals(Amounts.TAO) ? "TAO" : "alpha");
        json.rao("amountRao", review.amount())
                .raoOrNull("expectedRao", plan.quote().map(Quote::received))
                .raoOrNull("limitPriceRao", plan.limitPrice())
                .rao("feeRao", review.draft().fee())
                .rao("freeBeforeRao", review.freeBefore())
                .raoOrNull("freeAfterRao", review.freeAfter())
                .text("call", review.decoded().pallet() + '.' + review.decoded().call())
                .number("nonce", review.decoded().nonce())
                .number("specVersion", review.decoded().specVersion());
        if (review.draft().death() == Long.MAX_VALUE) {
            json.generator().writeNullProperty("validUntilBlock");
        } else {
            json.number("validUntilBlock", review.draft().death() - 1);
        }
        json.flag("metadataDigestSigned", review.draft().digestSigned()).startArray("arguments");
        for (Value.Field argument : review.decoded().args()) {
            json.startObject()
                    .textOrNull("name", argument.name())
                    .text("value", Plain.text(CallText.show(argument.value())))
                    .endObject();
        }
        json.endArray().startArray("parts");
        for (Plan.Part part : plan.parts()) {
            json.startObject();
            writeTarget(json, part.intent());
            json.rao("amountRao", part.amount())
                    .raoOrNull("expectedRao", part.quote().map(Quote::received))
                    .raoOrNull("limitPriceRao", part.limitPrice())
                    .endObject();
        }
        json.endArray().startObject("names").startObject("subnets");
        new TreeMap<>(review.names().subnets())
                .forEach((netuid, name) -> json.text(Integer.toString(netuid), Plain.text(name)));
        json.endObject().startObject("validators");
        for (Map.Entry<AccountId, PlaceNames.Who> one : review.names().validators().entrySet()) {
            json.startObject(one.getKey().address())
                    .text("name", Plain.text(one.getValue().name()))
                    .flag("own", one.getValue().own())
                    .endObject();
        }
        json.endObject().endObject().number("left", plan.left()).startArray("warnings");
        for (Warning warning : review.warnings()) {
            json.generator().writeString(Plain.text(warning.sentence()));
        }
        json.endArray().endObject();
    }
}
