package tern.app.transact;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.chain.Network;

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
