package tern.app.stake;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tern.app.ui.Addresses;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// One place of a target: a subnet, what is there, and what is wanted there. Changed by [PlanPresenter] on the FX thread,
/// but for the text that the person types.
public final class PlanRow {

    private final int netuid;
    private final String name;
    private final String symbol;
    final StringProperty text = new SimpleStringProperty("");
    /// Whether nobody named what is wanted: what is there stays, however much it becomes, and its share is shown.
    boolean follows;
    /// Whether somebody has the cursor in it: what stands there is not changed under their hands.
    boolean held;
    /// What was typed, in rao, where that is an amount that can be read.
    Optional<Rao> amount = Optional.empty();
    final ReadOnlyObjectWrapper<Unit> unit = new ReadOnlyObjectWrapper<>(Unit.PERCENT);
    final ReadOnlyObjectWrapper<Rao> now = new ReadOnlyObjectWrapper<>(Rao.ZERO);
    final ReadOnlyObjectWrapper<Integer> wanted = new ReadOnlyObjectWrapper<>(0);
    final ReadOnlyObjectWrapper<Optional<Chosen>> validator = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> hint = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> earnsNothing = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// How what is wanted is said.
    public enum Unit {
        /// As a share of everything that counts.
        PERCENT,
        /// As an amount of TAO.
        TAO,
        /// Not at all: what is there stays, and does not count.
        KEEP
    }

    /// Who gets what is added.
    ///
    /// @param name untrusted text from the chain; empty where it gave none
    public record Chosen(AccountId hotkey, Optional<String> name) {

        /// What it is called on screens.
        public String title() {
            return name.orElseGet(() -> Addresses.shorten(hotkey));
        }
    }

    PlanRow(int netuid, String name, String symbol) {
        this.netuid = netuid;
        this.name = name;
        this.symbol = symbol;
    }

    /// 0 is root.
    public int netuid() {
        return netuid;
    }

    /// Of the subnet.
    public String name() {
        return name;
    }

    /// Of its stake.
    public String symbol() {
        return symbol;
    }

    /// What is wanted, as typed.
    public StringProperty text() {
        return text;
    }

    public ReadOnlyObjectProperty<Unit> unit() {
        return unit.getReadOnlyProperty();
    }

    /// What the stake there is worth now, in rao of TAO.
    public ReadOnlyObjectProperty<Rao> now() {
        return now.getReadOnlyProperty();
    }

    /// The share that is wanted, in hundredths of a per cent; 0 where nothing is, or it cannot be told.
    public ReadOnlyObjectProperty<Integer> wanted() {
        return wanted.getReadOnlyProperty();
    }

    /// Who gets what is added; empty where somebody has to be chosen.
    public ReadOnlyObjectProperty<Optional<Chosen>> validator() {
        return validator.getReadOnlyProperty();
    }

    /// What is wrong with what was typed.
    public ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /// What it comes to, where that is good to know.
    public ReadOnlyObjectProperty<Optional<String>> note() {
        return note.getReadOnlyProperty();
    }

    /// What the chain would refuse of the stake that is there: a hold, a lock.
    public ReadOnlyObjectProperty<Optional<String>> hint() {
        return hint.getReadOnlyProperty();
    }

    /// Why what would come here would earn nothing, at the block of the plan.
    public ReadOnlyObjectProperty<Optional<String>> earnsNothing() {
        return earnsNothing.getReadOnlyProperty();
    }
}
