package tern.app.transact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tern.app.transact.PlanState.Mark;
import tern.app.transact.PlanState.Step;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.units.Hash32;

/// How a plan stands before its first step is sent, and what the book's news make of it. Pure.
final class PlanBeginning {

    private PlanBeginning() {}

    /// What is signed, none of it sent.
    static PlanState of(PreparedPlan prepared) {
        List<Review> reviews = prepared.reviews();
        List<SignedExtrinsic> signed = prepared.run().signed();
        Review first = reviews.getFirst();
        String genesis = first.genesis().toString();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < reviews.size(); i++) {
            Review review = reviews.get(i);
            Plan plan = review.plan();
            steps.add(new Step(PendingSends.entry(genesis, signed.get(i), review), PlanDesk.received(review),
                    plan.quote().map(Quote::received).orElse(plan.amount()), StakePlan.worst(plan), Mark.WAITING,
                    Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return new PlanState(genesis, prepared.network().id(), first.plan().intent().signer(), first.wallet().name(),
                steps, true,
                Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /// The plan with what the book knows of steps that were sent.
    static PlanState hearing(PlanState plan, Map<Hash32, TransactionState> byHash) {
        PlanState newer = plan;
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            TransactionState now = byHash.get(step.hash());
            if (now != null) {
                newer = newer.with(i, step.at(mark(now.stage()), Optional.of(now.said()), now.details()));
            }
        }
        return newer.equals(plan) ? plan : newer.saying();
    }

    private static Mark mark(TransactionState.Stage stage) {
        return switch (stage) {
            case PENDING, NOT_TAKEN, UNKNOWN -> Mark.SENT;
            case IN_BLOCK, FINALIZED -> Mark.DONE;
            case DIFFERS -> Mark.DIFFERS;
            case FAILED -> Mark.FAILED;
            case EXPIRED, REPLACED -> Mark.GONE;
        };
    }
}
