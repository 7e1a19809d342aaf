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
import tern.app.transact.AddressNames.Named;
import tern.app.transact.OwnAccount;
import tern.app.transact.TransactionState;
import tern.app.transact.Warning;
import tern.app.ui.AmountModel;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What «Send and receive» shows now. Changed by [TransferPresenter] on the FX thread, but for what the person types and
/// chooses.
public final class TransferModel {

    /// What the transfer would cost and leave.
    ///
    /// @param amount what would move; for everything the chain decides at that moment
    public record Preview(Rao amount, Rao fee, Rao left, List<Warning> warnings) {}

    final ObservableList<OwnAccount> accounts = FXCollections.observableArrayList();
    final ObjectProperty<Optional<OwnAccount>> own = new SimpleObjectProperty<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Rao>> free = new ReadOnlyObjectWrapper<>(Optional.empty());
    final StringProperty recipient = new SimpleStringProperty("");
    final AmountModel typed = new AmountModel();
    final StringProperty amount = typed.text();
    final BooleanProperty closing = new SimpleBooleanProperty();
    final ReadOnlyObjectWrapper<Optional<AccountId>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> foundName = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<List<Named>> suggestions = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyObjectWrapper<Optional<String>> recipientWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Preview>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    final ObservableList<TransactionState> sent = FXCollections.observableArrayList();
    // made once: a view listens weakly to its list, so one that nobody holds stops telling its listeners
    private final ObservableList<OwnAccount> accountsShown = FXCollections.unmodifiableObservableList(accounts);
    private final ObservableList<TransactionState> sentShown = FXCollections.unmodifiableObservableList(sent);

    /// The chosen accounts.
    public ObservableList<OwnAccount> accounts() {
        return accountsShown;
    }

    /// The one that sends and receives; empty where none is chosen.
    public ObjectProperty<Optional<OwnAccount>> own() {
        return own;
    }

    /// Free TAO of that account that is not locked, in rao, as Home says it; empty before the chain was read.
    public ReadOnlyObjectProperty<Optional<Rao>> free() {
        return free.getReadOnlyProperty();
    }

    /// As typed: a name or an address.
    public StringProperty recipient() {
        return recipient;
    }

    /// The amount as typed, and what is said of it.
    public AmountModel typed() {
        return typed;
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
