package tern.app.cli;

import tern.app.transact.Amounts;
import tern.app.transact.Review;
import tern.app.transact.Warning;
import java.util.Optional;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Hex;

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
        table.row(texts.get(plan.intent() instanceof Intent.RemoveStake ? "review.after-about" : "review.after"),
                review.freeAfter().isPresent()
                        ? Amounts.full(review.freeAfter().get(), Amounts.TAO)
                        : Amounts.UNKNOWN);
        table.row(texts.get("review.call"), review.decoded().pallet() + '.' + review.decoded().call());
        for (Value.Field argument : review.decoded().args()) {
            table.row("",
                    argument.name().map(name -> name + " = ").orElse("") + Plain.text(show(argument.value()), 200));
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
                table.row(texts.get("review.subnet"), Integer.toString(stake.netuid()));
                table.row(texts.get("review.validator"), stake.hotkey().address());
                table.row(texts.get("review.stake"), Amounts.full(plan.amount(), Amounts.TAO));
                trade(table, plan, alphaUnit(stake.netuid()), alphaUnit(stake.netuid()));
            }
            case Intent.RemoveStake stake -> {
                table.row(texts.get("review.subnet"), Integer.toString(stake.netuid()));
                table.row(texts.get("review.validator"), stake.hotkey().address());
                table.row(texts.get("review.unstake"), Amounts.full(plan.amount(), alphaUnit(stake.netuid())));
                trade(table, plan, Amounts.TAO, alphaUnit(stake.netuid()));
            }
            case Intent.TransferStake stake -> {
                table.row(texts.get("review.to"), stake.to().address());
                table.row(texts.get("review.subnet"), Integer.toString(stake.netuid()));
                table.row(texts.get("review.validator"), stake.hotkey().address());
                table.row(texts.get("review.give"), Amounts.full(plan.amount(), alphaUnit(stake.netuid())));
            }
        }
    }

    private void trade(Table table, Plan plan, String receivedUnit, String alphaUnit) {
        if (plan.quote().isPresent()) {
            Quote quote = plan.quote().get();
            table.row(texts.get("review.receive"), Amounts.full(quote.received(), receivedUnit));
            table.row(texts.get("review.price"), texts.get("review.price-value",
                    Amounts.full(quote.pricePaid(), Amounts.TAO), alphaUnit, percent(quote.impactBasisPoints())));
        }
        table.row(texts.get("review.limit"), plan.limitPrice().isPresent()
                ? texts.get("review.limit-value", Amounts.full(plan.limitPrice().get(), Amounts.TAO), alphaUnit)
                : texts.get("review.limit-none"));
    }

    private static String alphaUnit(int netuid) {
        return Amounts.stake(netuid);
    }

    private static String percent(int basisPoints) {
        String rest = Integer.toString(100 + Math.abs(basisPoints % 100)).substring(1);
        return (basisPoints < 0 ? "-" : "") + Math.abs(basisPoints / 100) + '.' + rest + " %";
    }

    /// An argument as it was decoded: accounts as addresses, other bytes as hex.
    static String show(Value value) {
        return switch (value) {
            case Value.Bytes bytes -> bytes.value().length == 32
                    ? AccountId.of(bytes.value()).address()
                    : Hex.encode(bytes.value());
            case Value.Variant variant -> variant.fields().isEmpty()
                    ? variant.name()
                    : variant.name() + '(' + show(variant.get(0)) + (variant.fields().size() > 1 ? ", …)" : ")");
            case Value.Int number -> number.toString();
            case Value.Bool bool -> Boolean.toString(bool.value());
            default -> value.toString();
        };
    }

    static void write(Json json, Review review) {
        Plan plan = review.plan();
        json.startObject("review")
                .text("wallet", review.wallet().name())
                .text("from", plan.intent().signer().address());
        switch (plan.intent()) {
            case Intent.Transfer transfer -> json.text("to", transfer.to().address()).text("unit", "TAO");
            case Intent.TransferAll transfer -> json.text("to", transfer.to().address()).text("unit", "TAO");
            case Intent.AddStake stake -> json.number("netuid", stake.netuid())
                    .text("hotkey", stake.hotkey().address())
                    .text("unit", "TAO");
            case Intent.RemoveStake stake -> json.number("netuid", stake.netuid())
                    .text("hotkey", stake.hotkey().address())
                    .text("unit", stake.netuid() == 0 ? "TAO" : "alpha");
            case Intent.TransferStake stake -> json.text("to", stake.to().address())
                    .number("netuid", stake.netuid())
                    .text("hotkey", stake.hotkey().address())
                    .text("unit", stake.netuid() == 0 ? "TAO" : "alpha");
        }
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
                    .text("value", Plain.text(show(argument.value())))
                    .endObject();
        }
        json.endArray().startArray("warnings");
        for (Warning warning : review.warnings()) {
            json.generator().writeString(Plain.text(warning.sentence()));
        }
        json.endArray().endObject();
    }
}
