package tern.app.wallets;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.session.SecretFields;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.OneOf;
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
        Runnable showWallets = () -> {
            parts.walletsPresenter().load();
            body.getChildren().setAll(wallets);
        };
        Runnable showBook = () -> {
            parts.bookPresenter().load();
            body.getChildren().setAll(book);
        };
        Node tabs = new OneOf<Runnable>(Runnable::run)
                .add(showWallets, "wallets-tab-wallets", texts.get("wallets.title"))
                .add(showBook, "wallets-tab-book", texts.get("book.title"))
                .select(showWallets)
                .row();
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
}
