package tern.app.stake;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.feed.Problem;
import tern.app.transact.EarningChecks;
import tern.app.transact.OwnAccount;
import tern.app.transact.TransactionState;
import tern.app.ui.AmountModel;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionValues;
import tern.app.ui.Series;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.IdleAlpha;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// What «Stake» shows now. Changed by [StakePresenter] on the FX thread, but for the amount that the person types.
public final class StakeModel {

    final ObservableList<OwnAccount> accounts = FXCollections.observableArrayList();
    final ObservableList<SubnetChoice> subnets = FXCollections.observableArrayList();
    final ObservableList<ValidatorRow> validators = FXCollections.observableArrayList();
    final ObservableList<PositionRow> holdings = FXCollections.observableArrayList();
    final ObservableList<FundRow> funds = FXCollections.observableArrayList();
    final ReadOnlyBooleanWrapper older = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<AccountId>> fund = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<List<IdleAlpha>> idle = new ReadOnlyObjectWrapper<>(List.of());
    final ObservableList<TransactionState> sent = FXCollections.observableArrayList();
    final ReadOnlyObjectWrapper<Optional<OwnAccount>> own = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<StakeAction> action = new ReadOnlyObjectWrapper<>(StakeAction.ADD);
    final ReadOnlyObjectWrapper<Optional<SubnetChoice>> subnet = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<ValidatorRow>> validator = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<PositionValues>> from = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Tolerance> tolerance = new ReadOnlyObjectWrapper<>(Tolerance.DEFAULT);
    final ReadOnlyObjectWrapper<AtLimit> atLimit = new ReadOnlyObjectWrapper<>(AtLimit.STOP);
    final StringProperty recipient = new SimpleStringProperty("");
    final ReadOnlyObjectWrapper<Optional<AccountId>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> recipientWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final AmountModel typed = new AmountModel();
    final ReadOnlyBooleanWrapper everything = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<Rao>> spendable = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Rao>> free = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Offer>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<String>> hint = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> validatorWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> nothing = new ReadOnlyObjectWrapper<>(Optional.empty());
    // made once: a view listens weakly to its list, so one that nobody holds stops telling its listeners
    final ReadOnlyObjectWrapper<Optional<Away>> away = new ReadOnlyObjectWrapper<>(Optional.empty());
    IntUnaryOperator colours = _ -> Series.OTHER;
    private final ObservableList<OwnAccount> accountsShown = FXCollections.unmodifiableObservableList(accounts);
    private final ObservableList<SubnetChoice> subnetsShown = FXCollections.unmodifiableObservableList(subnets);
    private final ObservableList<ValidatorRow> validatorsShown = FXCollections.unmodifiableObservableList(validators);
    private final ObservableList<TransactionState> sentShown = FXCollections.unmodifiableObservableList(sent);

    /// The chosen accounts.
    public ObservableList<OwnAccount> accounts() {
        return accountsShown;
    }

    /// The one that stakes and pays; empty where none is chosen.
    public ReadOnlyObjectProperty<Optional<OwnAccount>> own() {
        return own.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<StakeAction> action() {
        return action.getReadOnlyProperty();
    }

    /// By number, root first.
    public ObservableList<SubnetChoice> subnets() {
        return subnetsShown;
    }

    /// The one that is looked at; empty before the chain was read.
    public ReadOnlyObjectProperty<Optional<SubnetChoice>> subnet() {
        return subnet.getReadOnlyProperty();
    }

    /// Those that can be chosen on that subnet.
    public ObservableList<ValidatorRow> validators() {
        return validatorsShown;
    }

    public ReadOnlyObjectProperty<Optional<ValidatorRow>> validator() {
        return validator.getReadOnlyProperty();
    }

    /// The stake of the chosen accounts.
    public ObservableList<PositionRow> holdings() {
        return holdings;
    }

    /// Stake that earns nothing, the most costly first.
    public ReadOnlyObjectProperty<List<IdleAlpha>> idle() {
        return idle.getReadOnlyProperty();
    }

    /// What validators' funds owe the chosen account.
    public ObservableList<FundRow> funds() {
        return funds;
    }

    /// Whether the network pays root stake by the rules from before there were funds.
    public ReadOnlyBooleanProperty older() {
        return older.getReadOnlyProperty();
    }

    /// The validator whose fund is claimed from; empty: all that pay.
    public ReadOnlyObjectProperty<Optional<AccountId>> fund() {
        return fund.getReadOnlyProperty();
    }

    /// The stake that something is taken from.
    public ReadOnlyObjectProperty<Optional<PositionValues>> from() {
        return from.getReadOnlyProperty();
    }

    /// How far the price may move before nothing is traded.
    public ReadOnlyObjectProperty<Tolerance> tolerance() {
        return tolerance.getReadOnlyProperty();
    }

    /// What happens where the price would move further.
    public ReadOnlyObjectProperty<AtLimit> atLimit() {
        return atLimit.getReadOnlyProperty();
    }

    /// Whose the stake is to be, as typed: a name or an address.
    public StringProperty recipient() {
        return recipient;
    }

    /// The account that the typed text means.
    public ReadOnlyObjectProperty<Optional<AccountId>> found() {
        return found.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> recipientWrong() {
        return recipientWrong.getReadOnlyProperty();
    }

    /// The amount: of TAO when stake is added, else in the unit of the stake.
    public AmountModel typed() {
        return typed;
    }

    /// Whether all of the stake is meant, with what it earns until then.
    public ReadOnlyBooleanProperty everything() {
        return everything.getReadOnlyProperty();
    }

    /// Free TAO as every page names it, in rao: also what has to stay for the account to live; empty before the chain was
    /// read.
    public ReadOnlyObjectProperty<Optional<Rao>> free() {
        return free.getReadOnlyProperty();
    }

    /// Free TAO that can be staked before any fee, in rao; empty before the chain was read.
    public ReadOnlyObjectProperty<Optional<Rao>> spendable() {
        return spendable.getReadOnlyProperty();
    }

    /// What the newest answer says; empty where nothing can be asked yet.
    public ReadOnlyObjectProperty<Optional<Offer>> offer() {
        return offer.getReadOnlyProperty();
    }

    /// Whether the offer is of something older than what stands in the fields.
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /// What is good to know before anything is typed: the least amount, a hold, a lock.
    public ReadOnlyObjectProperty<Optional<String>> hint() {
        return hint.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> validatorWrong() {
        return validatorWrong.getReadOnlyProperty();
    }

    /// What is wrong and belongs to no field.
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// That there is nothing to be done, which is no error.
    public ReadOnlyObjectProperty<Optional<String>> nothing() {
        return nothing.getReadOnlyProperty();
    }

    /// What was sent, the newest first.
    public ObservableList<TransactionState> sent() {
        return sentShown;
    }

    /// Forgets what stood in the way.
    void allow() {
        problem.set(Optional.empty());
        nothing.set(Optional.empty());
        typed.say(Optional.empty());
        validatorWrong.set(Optional.empty());
    }

    /// Says why it cannot be done, beside the field that it is about.
    void refuse(TernException e) {
        if (action.get() == StakeAction.CLAIM && e instanceof PlanException plan
                && plan.kind() == PlanException.Kind.AMOUNT) {
            // nobody typed an amount: what is owed is nothing, or too little for now
            nothing.set(Optional.of(e.sentence()));
            return;
        }
        // without a field there is nothing that it could stand beside
        PlanException.Kind kind = e instanceof PlanException plan && !action.get().isWhole()
                ? plan.kind()
                : PlanException.Kind.UNSUPPORTED;
        switch (kind) {
            case AMOUNT, BALANCE, STAKE, LIQUIDITY -> typed.say(Optional.of(e.sentence()));
            case RECIPIENT -> (action.get() == StakeAction.GIVE ? recipientWrong : validatorWrong)
                    .set(Optional.of(e.sentence()));
            case HOTKEY -> validatorWrong.set(Optional.of(e.sentence()));
            default -> problem.set(Optional.of(Problem.of(e)));
        }
    }

    /// The colour that a subnet has in this window, see [Series].
    int colour(int netuid) {
        return colours.applyAsInt(netuid);
    }

    /// Why stake with the validator that is chosen would earn nothing; empty where it earns, or that is not known. Of one
    /// without a seat what the chain answers says it.
    public Optional<String> earnsNothing() {
        Optional<Standing> standing = validator.get().flatMap(ValidatorRow::standing);
        return !action.get().isToValidator() || subnet.get().isEmpty()
                ? Optional.empty()
                : standing.filter(known -> known != Standing.GONE)
                        .flatMap(known -> EarningChecks.sentence(subnet.get().get().netuid(), known));
    }
}
