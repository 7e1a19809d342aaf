package tern.app.cli;

import tern.app.transact.Amounts;
import tern.app.transact.Review;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Said;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.OutcomeReport;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Outcome;

/// What a transaction did, in words and as JSON.
final class OutcomeText {

    private final Texts texts;

    OutcomeText(Texts texts) {
        this.texts = texts;
    }

    String text(Review review, Outcome outcome, OutcomeReport report) {
        StringBuilder text = new StringBuilder(512).append('\n');
        boolean some = report.done() && !report.parts().isEmpty();
        if (!outcome.success() && !some) {
            Optional<DispatchFailure> failure = outcome.failure();
            text.append(texts.get("outcome.failed",
                    failure.isPresent() ? Plain.text(failure.get().sentence()) : texts.get("outcome.no-reason")));
        } else if (!report.done()) {
            text.append(Plain.text(report.discrepancy().map(Said::words).orElse(texts.get("outcome.no-effect"))));
        } else {
            text.append(done(review, report));
            if (report.discrepancy().isPresent()) {
                text.append('\n').append(texts.get("review.warning", Plain.text(report.discrepancy().get().words())));
            }
        }
        text.append('\n');
        Table table = new Table("ll")
                .row(texts.get("outcome.block"), Amounts.grouped(outcome.block().number()) + "  "
                        + outcome.block().hash())
                .row(texts.get("outcome.transaction"), outcome.hash().toString())
                .row(texts.get("outcome.fee"), Amounts.full(report.fee(), Amounts.TAO))
                .row(texts.get("outcome.final"),
                        texts.get(outcome.finalized() ? "outcome.final-yes" : "outcome.final-no"));
        return text.append(table.text(2)).toString();
    }

    private String done(Review review, OutcomeReport report) {
        String tao = Amounts.UNKNOWN;
        String alpha = Amounts.UNKNOWN;
        if (report.tao().isPresent()) {
            tao = Amounts.full(report.tao().get(), Amounts.TAO);
        }
        Intent intent = review.plan().intent();
        int netuid = switch (intent) {
            case Intent.AddStake stake -> stake.netuid();
            case Intent.RemoveStake stake -> stake.netuid();
            case Intent.TransferStake stake -> stake.netuid();
            case Intent.MoveStake stake -> stake.netuid();
            case Intent.SwapStake stake -> stake.toNetuid();
            case Intent.Transfer _,Intent.TransferAll _ -> 0;
            case Intent.RemoveAllStake _,Intent.ClaimRoot _,Intent.RootClaimChoice _ -> 0;
            case Intent.Register _,Intent.RegisterByWork _,Intent.ServeAxon _ -> 0;
        };
        if (report.alpha().isPresent()) {
            alpha = Amounts.full(report.alpha().get(), review.units().of(netuid));
        }
        return switch (intent) {
            case Intent.Transfer transfer -> texts.get("outcome.sent", tao, transfer.to().address());
            case Intent.TransferAll transfer -> texts.get("outcome.sent", tao, transfer.to().address());
            case Intent.AddStake _ -> texts.get("outcome.staked", tao, alpha, netuid);
            case Intent.RemoveStake _ -> texts.get("outcome.unstaked", alpha, tao, netuid);
            case Intent.TransferStake stake ->
                texts.get("outcome.stake-given", alpha, netuid, stake.to().address(), tao);
            case Intent.MoveStake stake ->
                texts.get("outcome.stake-moved", alpha, netuid, stake.toHotkey().address(), tao);
            case Intent.SwapStake stake ->
                texts.get("outcome.stake-swapped", alpha, netuid, tao, stake.fromNetuid());
            case Intent.RemoveAllStake _ -> texts.get("outcome.stake-all", tao, count(report));
            case Intent.ClaimRoot _ -> report.tao().isPresent()
                    ? texts.get("outcome.claimed", tao)
                    : texts.get("outcome.claimed-unknown");
            case Intent.RootClaimChoice choice -> texts.get(choice.keep()
                    ? "outcome.claim-keep"
                    : "outcome.claim-swap");
            case Intent.Register seat -> texts.get("outcome.seat-bought", seat.netuid(), seat(report), tao);
            case Intent.RegisterByWork seat -> texts.get("outcome.seat-worked", seat.netuid(), seat(report));
            case Intent.ServeAxon serve -> texts.get("outcome.axon-served", serve.address().text(), serve.netuid());
        };
    }

    private static String seat(OutcomeReport report) {
        return report.uid().isPresent() ? Integer.toString(report.uid().getAsInt()) : Amounts.UNKNOWN;
    }

    private static long count(OutcomeReport report) {
        return report.parts().stream().filter(OutcomeReport.PartReport::done).count();
    }

    private static void writeParts(Json json, OutcomeReport report) {
        json.startArray("parts");
        for (OutcomeReport.PartReport part : report.parts()) {
            json.startObject();
            ReviewText.writeTarget(json, part.part().intent());
            json.flag("done", part.done())
                    .raoOrNull("taoRao", part.tao())
                    .raoOrNull("alphaRao", part.alpha())
                    .textOrNull("discrepancy", part.discrepancy().map(Said::words).map(Plain::text))
                    .endObject();
        }
        json.endArray();
    }

    static void write(Json json, @Nullable Outcome outcome, @Nullable OutcomeReport report) {
        if (outcome == null || report == null) {
            json.generator().writeNullProperty("outcome");
            return;
        }
        json.startObject("outcome").startObject("block");
        PortfolioJson.block(json, outcome.block());
        json.endObject()
                .number("index", outcome.index())
                .flag("success", outcome.success())
                .flag("done", report.done())
                .flag("finalized", outcome.finalized())
                .rao("feePaidRao", report.fee())
                .raoOrNull("taoRao", report.tao())
                .raoOrNull("alphaRao", report.alpha())
                .textOrNull("discrepancy", report.discrepancy().map(Said::words).map(Plain::text));
        if (report.uid().isPresent()) {
            json.number("uid", report.uid().getAsInt());
        }
        writeParts(json, report);
        json.endObject();
    }
}
