package tern.app.wallets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.session.SecretFields;
import tern.app.ui.AddressLabel;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.Texts;
import tern.app.wallets.WalletsModel.Action;
import tern.app.wallets.WalletsModel.Hotkey;
import tern.app.wallets.WalletsModel.Open;
import tern.app.wallets.WalletsModel.Wallet;
import tern.wallet.keystore.Protection;

/// One coldkey of the tree: what it is, what can be done with it, and its hotkeys under it.
final class WalletCard extends VBox {

    private final Wallet wallet;
    private final WalletsModel model;
    private final WalletsPresenter presenter;
    private final Texts texts;
    private final Copier copier;
    private final Choosers choosers;
    private final SecretFields secrets;
    private final StackPane form = new StackPane();
    private final List<ToggleButton> actions = new ArrayList<>();

    WalletCard(Wallet wallet, WalletsModel model, WalletsPresenter presenter, Texts texts, Copier copier,
            Choosers choosers, SecretFields secrets) {
        this.wallet = wallet;
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.copier = copier;
        this.choosers = choosers;
        this.secrets = secrets;
        setId("wallet-card-" + wallet.name());
        getStyleClass().addAll("card", "wallet-card");
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        setAccessibleText(texts.get("wallets.wallet.accessible", wallet.title(),
                Integer.toString(wallet.hotkeys().size())));
        getChildren().add(head());
        wallet.problems().forEach(sentence -> getChildren().add(Lines.wrapped(sentence, "warning-text")));
        if (wallet.account().isEmpty() && wallet.canSign()) {
            Label way = Lines.wrapped(texts.get("wallets.public.restore", wallet.name()), "begin-line");
            way.setId("wallet-restore-" + wallet.name());
            getChildren().add(way);
        }
        getChildren().addAll(actions(), form);
        if (!wallet.hotkeys().isEmpty()) {
            VBox hotkeys = new VBox();
            hotkeys.getStyleClass().add("wallet-hotkeys");
            wallet.hotkeys().forEach(hotkey -> hotkeys.getChildren().add(row(hotkey)));
            getChildren().add(hotkeys);
        }
        open(Optional.empty());
    }

    /// Shows the form that is open, if it is one of this wallet.
    void open(Optional<Open> open) {
        Optional<Action> mine = open.filter(one -> one.wallet().equals(wallet.name())).map(Open::action);
        for (ToggleButton button : actions) {
            button.setSelected(mine.filter(button.getUserData()::equals).isPresent());
        }
        form.getChildren().clear();
        mine.ifPresent(action -> {
            WalletForm opened = new WalletForm(wallet, action, model, presenter, texts, secrets, choosers);
            form.getChildren().add(opened);
            // what is hidden takes no focus
            Lines.shown(form, true);
            opened.focusFirst();
        });
        Lines.shown(form, mine.isPresent());
    }

    private Node head() {
        Label title = Lines.wrapped(wallet.title(), "wallet-title");
        Label kind = new Label(switch (wallet.protection()) {
            case NONE_WATCH_ONLY -> texts.get("wallets.kind.watch");
            case PLAIN -> texts.get("wallets.kind.plain");
            default -> wallet.protection().isEncrypted()
                    ? texts.get("wallets.kind.encrypted")
                    : texts.get("wallets.kind.unknown");
        });
        kind.setId("wallet-kind-" + wallet.name());
        kind.getStyleClass().add("chip");
        if (wallet.protection() == Protection.PLAIN) {
            kind.getStyleClass().add("chip-warning");
        }
        kind.setMinWidth(Region.USE_PREF_SIZE);
        Node picture = wallet.account().<Node>map(IdenticonView::new).orElseGet(() -> new IconView(Icon.ALERT));
        VBox words = new VBox(title);
        wallet.account()
                .ifPresent(account -> words.getChildren()
                        .add(new AddressLabel(account, wallet.title(), texts, copier)));
        words.getChildren().forEach(node -> {
            if (node instanceof AddressLabel address) {
                address.setId("wallet-address-" + wallet.name());
            }
        });
        if (wallet.label().isPresent()) {
            words.getChildren().add(Lines.wrapped(texts.get("wallets.folder", wallet.name()), "faint"));
        }
        HBox row = new HBox(picture, words, kind);
        row.getStyleClass().add("wallet-head");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node actions() {
        action("label", Action.LABEL, texts.get("wallets.label"), wallet.account().isPresent());
        action("back-up", Action.BACK_UP, texts.get("wallets.back.up"), wallet.canSign());
        action("verify", Action.VERIFY, texts.get("wallets.verify"), wallet.canSign());
        action("hotkey", Action.HOTKEY, texts.get("wallets.hotkey"), wallet.canSign());
        return Lines.row(actions.toArray(Node[]::new));
    }

    private void action(String id, Action action, String words, boolean possible) {
        if (!possible) {
            return;
        }
        ToggleButton button = new ToggleButton(words);
        button.setId("wallet-" + id + "-" + wallet.name());
        button.getStyleClass().add("small");
        button.setUserData(action);
        button.setAccessibleText(words + ", " + wallet.title());
        button.setOnAction(_ -> presenter.toggle(wallet, action));
        // Enter goes on and never closes what is being filled in: that is the mouse's or Space's
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && button.isSelected()) {
                event.consume();
            }
        });
        actions.add(button);
    }

    private Node row(Hotkey hotkey) {
        Label name = new Label(hotkey.name());
        name.getStyleClass().add("choice-name");
        HBox row = new HBox();
        row.getStyleClass().add("wallet-hotkey");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleRole(AccessibleRole.TREE_ITEM);
        row.setAccessibleText(texts.get("wallets.hotkey.accessible", hotkey.name()));
        hotkey.account().ifPresent(account -> row.getChildren().add(new IdenticonView(account)));
        row.getChildren().add(name);
        hotkey.account().ifPresent(account -> {
            AddressLabel address = new AddressLabel(account, hotkey.name(), texts, copier);
            address.setId("hotkey-address-" + wallet.name() + "-" + hotkey.name());
            row.getChildren().add(address);
        });
        hotkey.problems().forEach(sentence -> row.getChildren().add(Lines.wrapped(sentence, "warning-text")));
        return row;
    }
}
