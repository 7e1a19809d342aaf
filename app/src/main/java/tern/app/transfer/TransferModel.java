package tern.app.transfer;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.feed.Problem;
import tern.app.prices.Fiat;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.TransactionState;
import tern.app.transact.Warning;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What «Send and receive» shows now. Changed by [TransferPresenter] on the FX thread, but for what the person types and
/// chooses.
public final class TransferModel {

    /// An account of the person's.
    ///
    /// @param canSign whether its key is on this computer
    public record Own(String name, AccountId account, boolean canSign) {

        @Override
        public String toString() {
            return name;
        }
    }

    /// What the transfer would cost and leave.
    ///
    /// @param amount what would move; for everything the chain decides at that moment
    public record Preview(Rao amount, Rao fee, Rao left, List<Warning> warnings) {}

    final ObservableList<Own> accounts = FXCollections.observableArrayList();
    final ObjectProperty<Optional<Own>> own = new SimpleObjectProperty<>(Optional.empty());
    final StringProperty recipient = new SimpleStringProperty("");
    final StringProperty amount = new SimpleStringProperty("");
    final ReadOnlyBooleanWrapper inMoney = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<Fiat>> currency = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> otherUnit = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> amountNote = new ReadOnlyObjectWrapper<>(Optional.empty());
    final BooleanProperty closing = new SimpleBooleanProperty();
    final ReadOnlyObjectWrapper<Optional<AccountId>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> foundName = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<List<Named>> suggestions = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyObjectWrapper<Optional<String>> recipientWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> amountWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Preview>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    final ObservableList<TransactionState> sent = FXCollections.observableArrayList();
    // made once: a view listens weakly to its list, so one that nobody holds stops telling its listeners
    private final ObservableList<Own> accountsShown = FXCollections.unmodifiableObservableList(accounts);
    private final ObservableList<TransactionState> sentShown = FXCollections.unmodifiableObservableList(sent);

    /// The chosen accounts.
    public ObservableList<Own> accounts() {
        return accountsShown;
    }

    /// The one that sends and receives; empty where none is chosen.
    public ObjectProperty<Optional<Own>> own() {
        return own;
    }

    /// As typed: a name or an address.
    public StringProperty recipient() {
        return recipient;
    }

    /// As typed, in TAO or in the currency.
    public StringProperty amount() {
        return amount;
    }

    /// Whether the amount is typed in the currency.
    public ReadOnlyBooleanProperty inMoney() {
        return inMoney.getReadOnlyProperty();
    }

    /// In which the amount can be typed beside TAO; empty where there is no price.
    public ReadOnlyObjectProperty<Optional<Fiat>> currency() {
        return currency.getReadOnlyProperty();
    }

    /// The amount in the unit in which it was not typed.
    public ReadOnlyObjectProperty<Optional<String>> otherUnit() {
        return otherUnit.getReadOnlyProperty();
    }

    /// What became of the amount without the person's doing.
    public ReadOnlyObjectProperty<Optional<String>> amountNote() {
        return amountNote.getReadOnlyProperty();
    }

    /// Whether everything is to be sent and the account closed.
    public BooleanProperty closing() {
        return closing;
    }

    /// The account that the typed text means.
    public ReadOnlyObjectProperty<Optional<AccountId>> found() {
        return found.getReadOnlyProperty();
    }

    /// What the person calls that account.
    public ReadOnlyObjectProperty<Optional<String>> foundName() {
        return foundName.getReadOnlyProperty();
    }

    /// Names that the typed text may become.
    public ReadOnlyObjectProperty<List<Named>> suggestions() {
        return suggestions.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> recipientWrong() {
        return recipientWrong.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> amountWrong() {
        return amountWrong.getReadOnlyProperty();
    }

    /// What is wrong and belongs to neither field.
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Preview>> preview() {
        return preview.getReadOnlyProperty();
    }

    /// Whether the chain is being asked.
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /// What was sent, the newest first.
    public ObservableList<TransactionState> sent() {
        return sentShown;
    }
}
