package tern.app.session;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the lock screen shows. Changed by [SessionPresenter] alone, on the FX thread.
public final class SessionModel {

    /// How the lock opens.
    public enum Way {
        /// The wallets' folder is being looked at.
        LOOKING,
        /// With the password of a wallet.
        PASSWORD,
        /// There is no wallet with a password: by a plain press.
        PRESS,
        /// The folder could not be read: not until it can.
        NONE
    }

    final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Way> way = new ReadOnlyObjectWrapper<>(Way.LOOKING);
    final ReadOnlyObjectWrapper<String> reason = new ReadOnlyObjectWrapper<>("");
    final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyLongWrapper waitSeconds = new ReadOnlyLongWrapper();
    final ObservableList<String> wallets = FXCollections.observableArrayList();
    private final ObservableList<String> walletsShown = FXCollections.unmodifiableObservableList(wallets);

    public ReadOnlyBooleanProperty locked() {
        return locked.getReadOnlyProperty();
    }

    /// Whether a password is being tried.
    public ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Way> way() {
        return way.getReadOnlyProperty();
    }

    /// Why it is locked, in words.
    public ReadOnlyObjectProperty<String> reason() {
        return reason.getReadOnlyProperty();
    }

    /// What was wrong with the last try.
    public ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// How long no password is taken; 0: it is.
    public ReadOnlyLongProperty waitSeconds() {
        return waitSeconds.getReadOnlyProperty();
    }

    /// Those whose password opens the lock.
    public ObservableList<String> wallets() {
        return walletsShown;
    }
}
