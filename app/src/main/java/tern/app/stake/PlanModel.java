package tern.app.stake;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.feed.Problem;
import tern.app.market.MarketState;
import tern.app.transact.PlanState;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.units.Rao;

/// What the plan on «Stake» shows now. Changed by [PlanPresenter] on the FX thread.
public final class PlanModel {

    final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper();
    final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
    final ReadOnlyObjectWrapper<Rao> free = new ReadOnlyObjectWrapper<>(Rao.ZERO);
    final ReadOnlyObjectWrapper<Rao> total = new ReadOnlyObjectWrapper<>(Rao.ZERO);
    final ReadOnlyObjectWrapper<Integer> rest = new ReadOnlyObjectWrapper<>(0);
    final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<StakePlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<StakePlan>> limits = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Tolerance> tolerance = new ReadOnlyObjectWrapper<>(Tolerance.DEFAULT);
    final ReadOnlyObjectWrapper<MarketState> market = new ReadOnlyObjectWrapper<>(MarketState.empty());
    final ReadOnlyObjectWrapper<Optional<PlanState>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Whether the plan is shown, in place of the single steps.
    public ReadOnlyBooleanProperty planning() {
        return planning.getReadOnlyProperty();
    }

    /// The places but free TAO.
    public ObservableList<PlanRow> rows() {
        return rows;
    }

    /// Free TAO now, in rao.
    public ReadOnlyObjectProperty<Rao> free() {
        return free.getReadOnlyProperty();
    }

    /// Everything that counts, in rao of TAO at the prices now.
    public ReadOnlyObjectProperty<Rao> total() {
        return total.getReadOnlyProperty();
    }

    /// The share that is left for free TAO, in hundredths of a per cent; below nothing where too much is wanted.
    public ReadOnlyObjectProperty<Integer> rest() {
        return rest.getReadOnlyProperty();
    }

    /// What is wrong with all of it together, or what the chain would refuse.
    public ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /// The way to the target; empty where there is none, or it is not known yet.
    public ReadOnlyObjectProperty<Optional<StakePlan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /// The newest plan of this account whatever its target: what the least amounts are.
    public ReadOnlyObjectProperty<Optional<StakePlan>> limits() {
        return limits.getReadOnlyProperty();
    }

    /// Whether the plan is of something older than what stands in the fields.
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /// Why it cannot be worked out.
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// How far a price may move before its step trades nothing.
    public ReadOnlyObjectProperty<Tolerance> tolerance() {
        return tolerance.getReadOnlyProperty();
    }

    /// What was measured of yields.
    public ReadOnlyObjectProperty<MarketState> market() {
        return market.getReadOnlyProperty();
    }

    /// The plan that is being carried out, or whose end was not put away yet.
    public ReadOnlyObjectProperty<Optional<PlanState>> progress() {
        return progress.getReadOnlyProperty();
    }
}
