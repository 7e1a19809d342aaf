package tern.app.wallets;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.session.SecretFields;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// The page of wallets: the tree of keys, and the address book beside it.
public final class WalletsPage extends ScrollPane {

    private final StackPane body = new StackPane();

    /// What the page works with.
    ///
    /// @param secrets makes the fields for secrets
    public record Parts(WalletsModel wallets, WalletsPresenter walletsPresenter, BookModel book,
            BookPresenter bookPresenter, SecretFields secrets) {}

    /// @param add shows the ways to a new wallet
    public WalletsPage(Parts parts, Texts texts, Copier copier, Choosers choosers, Runnable add) {
        setId("wallets-page");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        Node wallets = new WalletsView(parts.wallets(), parts.walletsPresenter(), texts, copier, choosers,
                parts.secrets(), add);
        Node book = new BookView(parts.book(), parts.bookPresenter(), texts, copier, choosers);
        ToggleGroup group = new ToggleGroup();
        Node tabs = Lines.row(tab("wallets-tab-wallets", texts.get("wallets.title"), group, true, () -> {
            parts.walletsPresenter().load();
            body.getChildren().setAll(wallets);
        }), tab("wallets-tab-book", texts.get("book.title"), group, false, () -> {
            parts.bookPresenter().load();
            body.getChildren().setAll(book);
        }));
        body.getChildren().setAll(wallets);
        VBox page = new VBox(tabs, body);
        page.getStyleClass().add("page");
        StackPane centre = new StackPane(page);
        centre.getStyleClass().add("page-centre");
        setContent(centre);
        sceneProperty().addListener((_, _, now) -> {
            if (now != null) {
                parts.walletsPresenter().load();
            }
        });
    }

    private static ToggleButton tab(String id, String title, ToggleGroup group, boolean selected, Runnable action) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setToggleGroup(group);
        button.setSelected(selected);
        button.setOnAction(_ -> {
            button.setSelected(true);
            action.run();
        });
        return button;
    }
}
