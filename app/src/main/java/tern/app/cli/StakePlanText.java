package tern.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.app.transact.Amounts;
import tern.app.transact.PlanRun;
import tern.app.transact.Review;
import tern.app.transact.Warning;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.units.Rao;

/// A plan of several transactions, and what became of it, as text and as JSON.
final class StakePlanText {

    private final Texts texts;
    private final ReviewText reviews;

    StakePlanText(Texts texts) {
        this.texts = texts;
        this.reviews = new ReviewText(texts);
    }

    String review(PlanRun run) {
        StakePlan plan = run.plan();
        StringBuilder text = new StringBuilder(2048).append(texts.get("plan.title")).append("\n\n");
        Table places = new Table("lrrr").row(texts.get("plan.place"), texts.get("plan.now"), texts.get("plan.after"),
                texts.get("plan.wanted"));
        for (StakePlan.Outlook one : plan.outlook()) {
            places.row(one.netuid().isPresent()
                    ? texts.get("plan.subnet", name(run, one.netuid().getAsInt()))
                    : texts.get("plan.free"),
                    Amounts.brief(one.now(), Amounts.TAO), Amounts.brief(one.after(), Amounts.TAO),
                    percent(one.wanted()));
        }
        text.append(places.text(2)).append('\n');
        if (plan.legs().isEmpty()) {
            return text.append(texts.get("plan.nothing")).append('\n').toString();
        }
        Table legs = new Table("rll");
        for (int i = 0; i < run.reviews().size(); i++) {
            leg(legs, i + 1, run.reviews().get(i));
        }
        text.append(legs.text(2)).append('\n');
        Rao fees = fees(run);
        text.append(new Table("ll").row(texts.get("review.from"),
                Plain.text(run.reviews().getFirst().wallet().name(), 60))
                .row(texts.get("plan.fees"), Amounts.full(fees, Amounts.TAO))
                .row(texts.get("plan.free-worst"), Amounts.full(plan.freeWorst(), Amounts.TAO))
                .row(texts.get("review.network"), texts.get("review.network-value",
                        Plain.text(run.reviews().getFirst().network().title()),
                        run.reviews().getFirst().decoded().specVersion()))
                .row(texts.get("review.digest"), texts.get(run.reviews()
                        .stream()
                        .allMatch(review -> review.draft().digestSigned()) ? "review.digest-yes" : "review.digest-no"))
                .text(2)).append('\n');
        for (int i = 0; i < run.reviews().size(); i++) {
            for (Warning warning : run.reviews().get(i).warnings()) {
                text.append(texts.get("plan.note", i + 1, Plain.text(warning.sentence()))).append('\n');
            }
        }
        return text.append(texts.get("plan.how")).append('\n').toString();
    }

    /// As the first step that is about it calls it; its number where none is.
    private String name(PlanRun run, int netuid) {
        return run.reviews()
                .stream()
                .filter(review -> netuid == 0 || review.names().subnet(netuid).isPresent())
                .findFirst()
                .map(review -> reviews.subnet(review, netuid))
                .orElse(Integer.toString(netuid));
    }

    /// What a step does to the price, and what the pool keeps of it.
    private void costs(Table table, Review review) {
        review.plan()
                .quote()
                .filter(quote -> quote.source() != Quote.Source.ONE_TO_ONE)
                .ifPresent(quote -> table.row("", "", texts.get("plan.costs",
                        ReviewText.percent(quote.impactBasisPoints()),
                        Amounts.full(quote.poolFee(), review.unit()))));
    }

    private void leg(Table table, int number, Review review) {
        Plan plan = review.plan();
        Rao received = plan.quote().map(Quote::received).orElse(plan.amount());
        Rao worst = StakePlan.worst(plan);
        String amount = Amounts.full(plan.amount(), review.unit());
        switch (plan.intent()) {
            case Intent.AddStake stake -> table.row(number + ".", texts.get("plan.add", amount,
                    reviews.subnet(review, stake.netuid())),
                    brings(received, worst, review.units().of(stake.netuid())))
                    .row("", "", stake.hotkey().address())
                    .row("", "", reviews.called(review, stake.hotkey()));
            case Intent.RemoveStake stake -> table.row(number + ".", texts.get("plan.remove", amount,
                    reviews.subnet(review, stake.netuid())),
                    brings(received, worst, Amounts.TAO))
                    .row("", "", stake.hotkey().address())
                    .row("", "", reviews.called(review, stake.hotkey()));
            case Intent.SwapStake stake -> {
                table.row(number + ".",
                        texts.get("plan.swap", amount, reviews.subnet(review, stake.fromNetuid()),
                                reviews.subnet(review, stake.toNetuid())),
                        brings(received, worst, review.units().of(stake.toNetuid())));
                if (!stake.fromHotkey().equals(stake.toHotkey())) {
                    table.row("", "", texts.get("plan.validator-from", stake.fromHotkey().address()))
                            .row("", "", reviews.called(review, stake.fromHotkey()))
                            .row("", "", texts.get("plan.validator-to", stake.toHotkey().address()));
                } else {
                    table.row("", "", stake.toHotkey().address());
                }
                table.row("", "", reviews.called(review, stake.toHotkey()));
            }
            default -> throw new IllegalStateException("no leg of a plan: " + plan.intent());
        }
        costs(table, review);
        table.row("", review.decoded().pallet() + '.' + review.decoded().call(), "");
    }

    private String brings(Rao received, Rao worst, String unit) {
        return texts.get("plan.brings", Amounts.full(received, unit), Amounts.full(worst, unit));
    }

    private static Rao fees(PlanRun run) {
        return run.reviews().stream().map(review -> review.draft().fee()).reduce(Rao.ZERO, Rao::plus);
    }

    private static String percent(int basisPoints) {
        return basisPoints / 100 + "." + Integer.toString(100 + basisPoints % 100).substring(1) + " %";
    }

    /// What became of every leg, one line each.
    String result(List<PlanRun.Leg> legs) {
        if (legs.isEmpty()) {
            return texts.get("confirm.dry-run") + '\n';
        }
        StringBuilder text = new StringBuilder(512);
        for (int i = 0; i < legs.size(); i++) {
            PlanRun.Leg leg = legs.get(i);
            String words = switch (leg.stage()) {
                case NOT_SENT -> texts.get("plan.not-sent");
                case SENT -> texts.get("plan.unknown", leg.signed().map(one -> one.hash().toString()).orElse(""));
                case DONE, DIFFERS, FAILED -> leg.outcome().isPresent() && leg.report().isPresent()
                        ? new OutcomeText(texts).text(leg.review(), leg.outcome().get(), leg.report().get()).strip()
                        : "";
            };
            text.append('\n').append(texts.get("plan.leg", i + 1, words)).append('\n');
        }
        return text.toString();
    }

    /// Why not all of it was done; null where it was, or nothing was sent.
    Failures.@Nullable Failure failure(List<PlanRun.Leg> legs) {
        Failures.Failure differs = null;
        for (PlanRun.Leg leg : legs) {
            if (leg.failure().isPresent()) {
                return Failures.of(leg.failure().get());
            }
            Failures.Failure failure = TransactionFlow.failedOutcome(leg.outcome().orElse(null),
                    leg.report().orElse(null), texts);
            if (failure != null && leg.stage() == PlanRun.Stage.FAILED) {
                return failure;
            }
            differs = differs == null ? failure : differs;
        }
        return differs;
    }

    static void write(Json json, PlanRun run, List<PlanRun.Leg> legs) {
        StakePlan plan = run.plan();
        json.startObject("plan")
                .rao("freeNowRao", plan.freeNow())
                .rao("freeAfterRao", plan.freeAfter())
                .rao("freeWorstRao", plan.freeWorst())
                .rao("feesRao", fees(run))
                .startArray("outlook");
        for (StakePlan.Outlook one : plan.outlook()) {
            json.startObject();
            if (one.netuid().isPresent()) {
                json.number("netuid", one.netuid().getAsInt());
            } else {
                json.generator().writeNullProperty("netuid");
            }
            json.rao("nowRao", one.now())
                    .rao("afterRao", one.after())
                    .number("wantedBasisPoints", one.wanted())
                    .endObject();
        }
        json.endArray().endObject().startArray("legs");
        for (int i = 0; i < run.reviews().size(); i++) {
            Review review = run.reviews().get(i);
            Optional<PlanRun.Leg> leg = i < legs.size() ? Optional.of(legs.get(i)) : Optional.empty();
            json.startObject().text("action", review.action());
            ReviewText.write(json, review);
            Optional<SignedExtrinsic> signed = leg.flatMap(PlanRun.Leg::signed);
            json.rao("worstRao", StakePlan.worst(review.plan()))
                    .text("stage", leg.map(PlanRun.Leg::stage)
                            .orElse(PlanRun.Stage.NOT_SENT)
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-'))
                    .flag("sent", signed.isPresent())
                    .textOrNull("hash", signed.map(one -> one.hash().toString()));
            OutcomeText.write(json, leg.flatMap(PlanRun.Leg::outcome).orElse(null),
                    leg.flatMap(PlanRun.Leg::report).orElse(null));
            json.endObject();
        }
        json.endArray();
    }
}
