package tern.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import tern.app.ui.Buttons;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.PanelButton;
import tern.app.ui.Texts;

/// Page title, finder, wallet chooser, notices.
final class TopBar extends HBox {

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private final Label title = new Label();
    private final Label name = new Label();
    private final Label detail = new Label();
    private final IdenticonView identicon = new IdenticonView();
    private final IconView finderIcon = new IconView(Icon.SEARCH);
    private List<Node> finderFull = List.of();
    private boolean compact;
    private final Button finder;
    private final Button wallet;
    private final Button notices;

    TopBar(ShellModel model, Texts texts) {
        setId("top-bar");
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        title.setId("page-title");
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);

        finder = finder(texts);
        HBox.setHgrow(finder, Priority.SOMETIMES);
        wallet = wallet(model, texts);
        notices = Buttons.icon("notices", Icon.BELL, texts.get("notices.title"));
        model.unread().addListener((_, _, unread) -> {
            notices.pseudoClassStateChanged(UNREAD, unread);
            notices.setAccessibleText(texts.get(unread ? "notices.unread" : "notices.title"));
        });
        getChildren().addAll(title, space, finder, wallet, notices);
    }

    /// In a narrow window the wallet is its picture, whose name and address stand in the chooser, and the finder is its
    /// icon.
    void compact(boolean compact) {
        this.compact = compact;
        pseudoClassStateChanged(COMPACT, compact);
        finder.pseudoClassStateChanged(COMPACT, compact);
        finderFull.forEach(node -> Lines.shown(node, !compact));
        Lines.shown(finderIcon, compact);
        showDetail();
    }

    private void showDetail() {
        Lines.shown(detail, !compact && !detail.getText().equals(name.getText()));
        Lines.shown(name, !compact || !identicon.isVisible());
    }

    void showTitle(String words) {
        title.setText(words);
    }

    Button finder() {
        return finder;
    }

    Button wallet() {
        return wallet;
    }

    Button notices() {
        return notices;
    }

    /// Looks like a field; a press opens the finder's panel with the real one.
    private Button finder(Texts texts) {
        Label prompt = new Label(texts.get("finder.prompt"));
        prompt.getStyleClass().add("finder-prompt");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label keys = new Label(ShellView.FIND.getDisplayText().replace('+', ' '));
        keys.getStyleClass().add("key-chip");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        finderFull = List.of(prompt, space, keys);
        HBox content = new HBox(finderIcon, prompt, space, keys);
        Lines.shown(finderIcon, false);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("finder-content");
        Button button = new PanelButton(content);
        button.setId("finder");
        button.getStyleClass().setAll("finder-button");
        button.setAccessibleText(texts.get("finder.accessible"));
        return button;
    }

    private Button wallet(ShellModel model, Texts texts) {
        name.setId("wallet-name");
        name.getStyleClass().add("wallet-name");
        detail.setId("wallet-detail");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        Region arrow = new Region();
        arrow.getStyleClass().add("down-arrow");
        HBox content = new HBox(identicon, name, detail, arrow);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("wallet-content");
        Button button = new PanelButton(content);
        button.setId("wallet-chooser");
        button.getStyleClass().setAll("wallet-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        model.wallet().addListener((_, _, now) -> show(now, button, texts));
        show(model.wallet().get(), button, texts);
        return button;
    }

    private void show(Optional<WalletPicture> picture, Button button, Texts texts) {
        button.setVisible(picture.isPresent());
        picture.ifPresent(now -> {
            identicon.show(now.account().orElse(null));
            Lines.shown(identicon, now.account().isPresent());
            name.setText(now.name());
            detail.setText(now.detail());
            detail.getStyleClass().setAll("label", now.account().isPresent() ? "wallet-detail" : "wallet-count");
            showDetail();
            button.setAccessibleText(texts.get("wallet.accessible", now.name(), now.detail()));
        });
    }
}
