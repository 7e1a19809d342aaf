package tern.app.wallets;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.feed.Problem;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Protection;

/// What the page of wallets shows. Holds nothing secret.
public final class WalletsModel {

    /// What can be done with one wallet.
    public enum Action {
        LABEL, BACK_UP, VERIFY, HOTKEY
    }

    /// A coldkey with its hotkeys.
    ///
    /// @param name     its folder
    /// @param label    the person's own word
    /// @param problems sentences; empty when all is well
    public record Wallet(String name, Optional<String> label, Optional<AccountId> account, Protection protection,
            List<Hotkey> hotkeys, List<String> problems) {

        public String title() {
            return label.orElse(name);
        }

        /// Whether its private key is here.
        public boolean canSign() {
            return protection == Protection.PLAIN || protection.isEncrypted();
        }
    }

    public record Hotkey(String name, Optional<AccountId> account, List<String> problems) {}

    /// The action that is open under a wallet.
    public record Open(String wallet, Action action) {}

    final ObservableList<Wallet> wallets = FXCollections.observableArrayList();
    final ObjectProperty<Optional<Open>> open = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<String>> wrong = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<String>> said = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    final BooleanProperty working = new SimpleBooleanProperty();

    /// By name.
    public ObservableList<Wallet> wallets() {
        return wallets;
    }

    public ObjectProperty<Optional<Open>> open() {
        return open;
    }

    /// What is wrong with the open form.
    public ObjectProperty<Optional<String>> wrong() {
        return wrong;
    }

    /// What was just done or found.
    public ObjectProperty<Optional<String>> said() {
        return said;
    }

    /// Why the folder cannot be read.
    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public BooleanProperty working() {
        return working;
    }
}
