package tern.app.transact;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.transact.PlanState.Mark;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxStatus;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// One plan on its way: hears the run on the thread that runs it, keeps the state, the book and the list of pending
/// transactions in step with it, and says why it ended. For one thread, once.
final class PlanWay implements PlanRun.Listener {

    private final PreparedPlan prepared;
    private final PlanState begun;
    private final PlanDesk.Parts parts;
    private final Consumer<UnaryOperator<PlanState>> change;
    private boolean closing;

    /// @param begun  the plan before its first step
    /// @param change makes the plan's state another, at once
    PlanWay(PreparedPlan prepared, PlanState begun, PlanDesk.Parts parts, Consumer<UnaryOperator<PlanState>> change) {
        this.prepared = prepared;
        this.begun = begun;
        this.parts = parts;
        this.change = change;
    }

    void go() {
        List<PlanRun.Leg> legs = prepared.run().run(Transactions.Until.IN_BLOCK, this);
        if (closing || Thread.currentThread().isInterrupted()) {
            // the window is closing: the next one finds out how it went on
            return;
        }
        int last = -1;
        for (int i = 0; i < legs.size(); i++) {
            last = legs.get(i).stage() != PlanRun.Stage.NOT_SENT || legs.get(i).failure().isPresent() ? i : last;
        }
        int place = last;
        change.accept(known -> (place < 0 ? known : stopped(known, place, legs.get(place))).ended());
    }

    /// The plan with why nothing more was sent; as it is where its last step was carried out, or somebody stopped it.
    private static PlanState stopped(PlanState known, int place, PlanRun.Leg leg) {
        Optional<String> details = leg.failure().flatMap(TernException::details);
        return switch (leg.stage()) {
            case DONE, DIFFERS -> known;
            case FAILED -> known.sendsNoMore(PlanEnding.of(place, Mark.FAILED, place + 1 < known.steps().size())
                    .orElseThrow(), Optional.empty());
            case SENT -> known.sendsNoMoreAfter(place, details);
            case NOT_SENT -> known.sendsNoMore(TransactException.say("plan.unsent", Integer.toString(place + 1),
                    leg.failure().map(TernException::said).orElseGet(() -> Said.of(""))), details);
        };
    }

    private Entry entry(int leg) {
        return begun.steps().get(leg).entry();
    }

    private Plan plan(int leg) {
        Review review = prepared.reviews().get(leg);
        // the fee that the person was shown
        return review.plan().withFee(review.draft().fee());
    }

    @Override
    public void sending(int leg, SignedExtrinsic extrinsic) {
        // marked before it is in the book, which tells of it at once
        change.accept(known -> known.with(leg, known.steps()
                .get(leg)
                .at(Mark.SENT, Optional.of(TransactException.say("state.sent")), Optional.empty())));
        parts.desk().leaves(extrinsic.hash(), prepared.network(), prepared.reviews().get(leg), entry(leg));
    }

    @Override
    public void heard(int leg, TxStatus status) {
        parts.following().heard(entry(leg), plan(leg), status);
    }

    @Override
    public void came(int leg, PlanRun.Leg came) {
        if (came.stage() == PlanRun.Stage.NOT_SENT) {
            return;
        }
        try {
            if (came.failure().orElse(null) instanceof ChainException failure
                    && parts.following().failed(entry(leg), failure)) {
                return;
            }
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
            return;
        }
        Optional<Rao> brought = came.report()
                .flatMap(report -> prepared.reviews().get(leg).plan().intent() instanceof Intent.RemoveStake
                        ? report.tao()
                        : report.alpha());
        change.accept(known -> known.with(leg, known.steps().get(leg).bringing(brought)));
        parts.desk().lookOn(prepared.network(), entry(leg), Optional.of(plan(leg)));
    }
}
