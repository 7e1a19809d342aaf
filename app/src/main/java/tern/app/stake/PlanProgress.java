package tern.app.stake;

import java.util.List;
import java.util.Optional;
import tern.app.feed.Problem;
import tern.app.transact.PlanDesk;
import tern.app.transact.PlanState;
import tern.app.transact.TransactionDesk;
import tern.wallet.chain.Network;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// Keeps what «Stake» shows of a plan that is under way, or was: the one of the chosen account on the chosen network.
/// To be called on the FX thread.
final class PlanProgress {

    private final PlanModel model;
    private final StakeModel stake;
    private final PlanDesk plans;
    private final PlanPresenter.Ports ports;
    private final Runnable gone;
    private final TransactionDesk.Watch watch;
    private Optional<Network> network = Optional.empty();
    private List<PlanState> states = List.of();
    private Optional<Hash32> seen = Optional.empty();

    /// @param gone runs when there is room for another plan
    PlanProgress(PlanModel model, StakeModel stake, PlanDesk plans, PlanPresenter.Ports ports, Runnable gone) {
        this.model = model;
        this.stake = stake;
        this.plans = plans;
        this.ports = ports;
        this.gone = gone;
        this.watch = plans.watch(now -> ports.ui().execute(() -> {
            states = now;
            show(network);
        }));
    }

    /// Shows what there is of the account that is chosen by now.
    void show(Optional<Network> where) {
        network = where;
        Optional<PlanState> before = model.progress.get();
        Optional<PlanState> now = states.stream()
                .filter(plan -> network.filter(one -> one.id().equals(plan.network())).isPresent())
                .filter(plan -> stake.own().get().filter(one -> one.account().equals(plan.account())).isPresent())
                .findFirst();
        if (now.equals(before)) {
            return;
        }
        model.progress.set(now);
        if (now.isPresent() && !seen.equals(now.map(PlanState::id))) {
            // a plan that is under way, or was when Tern was closed, is not to be looked for
            seen = now.map(PlanState::id);
            model.planning.set(true);
        }
        if (now.isEmpty() && before.isPresent()) {
            gone.run();
        }
    }

    /// Whether a plan stands there still, so that there is no room for another.
    boolean isThere() {
        return model.progress.get().isPresent();
    }

    /// Sends nothing that is not on its way.
    void stop() {
        model.progress.get().ifPresent(plans::stop);
    }

    /// Puts away what became of a plan.
    void putAway() {
        model.progress.get().filter(plan -> !plan.running()).ifPresent(plan -> ports.background().execute(() -> {
            try {
                plans.forget(plan);
            } catch (TernException e) {
                ports.ui().execute(() -> ports.notices().accept(Problem.of(e)));
            }
        }));
    }

    /// Ends what it watches.
    void dispose() {
        watch.close();
    }
}
