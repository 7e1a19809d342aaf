package tern.app.transact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.chain.Network;
import tern.wallet.units.Rao;

/// A plan of several transactions that is ready to be reviewed and signed, once.
public final class PreparedPlan {

    private final PlanRun run;
    private final Network network;
    private final AtomicBoolean used = new AtomicBoolean();

    PreparedPlan(PlanRun run, Network network) {
        this.run = run;
        this.network = network;
    }

    public StakePlan plan() {
        return run.plan();
    }

    /// What is shown, and all that is signed: one for each step, never empty.
    public List<Review> reviews() {
        return run.reviews();
    }

    /// What is to be looked at of the plan as a whole, most serious first: what all steps have in common is said once,
    /// and what stays free is judged by what the whole plan leaves at worst.
    public List<Warning> warnings() {
        List<Warning> common = new ArrayList<>(reviews().getFirst().warnings());
        reviews().forEach(review -> common.retainAll(review.warnings()));
        common.removeIf(warning -> warning.kind() == Warning.Kind.LITTLE_LEFT);
        Rao fee = reviews().stream().map(review -> review.draft().fee()).max(Comparator.naturalOrder()).orElseThrow();
        Rao left = plan().freeWorst();
        if (left.value() / ReviewChecks.FEES_LEFT < fee.value()) {
            common.add(new Warning(Warning.Kind.LITTLE_LEFT,
                    TransactException.text("warning.little-left", Amounts.full(left, Amounts.TAO))));
        }
        common.sort(Comparator.comparing(Warning::kind));
        return common;
    }

    /// What is to be looked at of one step alone, most serious first.
    public List<Warning> warnings(Review step) {
        List<Warning> common = warnings();
        return step.warnings()
                .stream()
                // what is free now is not what is free when it is this step's turn
                .filter(warning -> warning.kind() != Warning.Kind.LITTLE_LEFT && !common.contains(warning))
                .toList();
    }

    PlanRun run() {
        return run;
    }

    /// As it was chosen.
    Network network() {
        return network;
    }

    /// @return false when it is being signed or was signed
    boolean claim() {
        return used.compareAndSet(false, true);
    }

    /// Nothing was sent: it may be tried again.
    void release() {
        used.set(false);
    }
}
