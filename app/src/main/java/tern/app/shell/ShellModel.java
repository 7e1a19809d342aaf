package tern.app.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import tern.app.feed.Problem;
import tern.wallet.chain.Network;

/// What the frame shows now. Changed by [ShellPresenter] on the FX thread; which page it is says [ShellView].
public final class ShellModel {

    /// What fills the window.
    public enum Screen {
        /// Nothing yet: the choices of the last time are being read.
        STARTING,
        /// Nothing was chosen: the first start.
        WELCOME,
        /// The pages.
        PAGES
    }

    final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.STARTING);
    final ReadOnlyObjectWrapper<Optional<NetworkPicture>> network = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<WalletPicture>> wallet = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> chosenNetwork = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> chosenWallet = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Problem>> walletsProblem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Problem>> startProblem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyStringWrapper pageTitle = new ReadOnlyStringWrapper("");
    final ReadOnlyBooleanWrapper unread = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper holder = new ReadOnlyBooleanWrapper();
    private boolean ownNodeComes;
    final ObservableMap<String, PageState> states = FXCollections.observableHashMap();
    final ObservableList<WalletItem> wallets = FXCollections.observableArrayList();
    final ObservableList<Network> networks = FXCollections.observableArrayList();
    final ObservableList<Notice> notices = FXCollections.observableArrayList();
    // made once: a view listens weakly to its list, so one that nobody holds stops telling its listeners
    private final ObservableList<WalletItem> walletsShown = FXCollections.unmodifiableObservableList(wallets);
    private final ObservableList<Network> networksShown = FXCollections.unmodifiableObservableList(networks);
    private final ObservableList<Notice> noticesShown = FXCollections.unmodifiableObservableList(notices);

    public ReadOnlyObjectProperty<Screen> screen() {
        return screen.getReadOnlyProperty();
    }

    /// The same picture again is no news.
    void show(Optional<NetworkPicture> now) {
        if (!now.equals(network.get())) {
            network.set(now);
        }
    }

    /// Empty until a network was chosen.
    public ReadOnlyObjectProperty<Optional<NetworkPicture>> network() {
        return network.getReadOnlyProperty();
    }

    /// Empty until a wallet was chosen.
    public ReadOnlyObjectProperty<Optional<WalletPicture>> wallet() {
        return wallet.getReadOnlyProperty();
    }

    /// The chosen network's id.
    public ReadOnlyObjectProperty<Optional<String>> chosenNetwork() {
        return chosenNetwork.getReadOnlyProperty();
    }

    /// The chosen wallet as [Choices#wallet] writes it.
    public ReadOnlyObjectProperty<Optional<String>> chosenWallet() {
        return chosenWallet.getReadOnlyProperty();
    }

    /// Why the wallets' folder could not be read.
    public ReadOnlyObjectProperty<Optional<Problem>> walletsProblem() {
        return walletsProblem.getReadOnlyProperty();
    }

    /// Why the window could not start with what it was asked for.
    public ReadOnlyObjectProperty<Optional<Problem>> startProblem() {
        return startProblem.getReadOnlyProperty();
    }

    /// What the page is called that is shown, or was before the ways to begin.
    public ReadOnlyStringProperty pageTitle() {
        return pageTitle.getReadOnlyProperty();
    }

    /// Whether there are notices that were not looked at.
    public ReadOnlyBooleanProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// Says whether a node on this computer, for the network that is shown, still catches up.
    public void ownNodeComes(boolean now) {
        ownNodeComes = now;
    }

    boolean ownNodeComes() {
        return ownNodeComes;
    }

    /// Whether the practice network's holder is shown because the person has chosen nothing of one's own yet.
    public ReadOnlyBooleanProperty holder() {
        return holder.getReadOnlyProperty();
    }

    /// Says how that stands which a page is about; empty: nothing runs.
    public void state(String pageId, Optional<PageState> state) {
        state.ifPresentOrElse(now -> states.put(pageId, now), () -> states.remove(pageId));
    }

    /// How what runs here stands, by the page's id; a page without one has no dot.
    public ObservableMap<String, PageState> states() {
        return states;
    }

    /// Wallets of the folder, then watched addresses.
    public ObservableList<WalletItem> wallets() {
        return walletsShown;
    }

    /// Networks that can be chosen with one press.
    public ObservableList<Network> networks() {
        return networksShown;
    }

    /// Newest first.
    public ObservableList<Notice> notices() {
        return noticesShown;
    }
}
