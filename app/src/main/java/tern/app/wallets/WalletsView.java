package tern.app.wallets;

import java.util.List;
import javafx.beans.Observable;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import tern.app.session.SecretFields;
import tern.app.ui.Buttons;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.ProblemPane;
import tern.app.ui.Texts;

/// The wallets of this computer as a tree: coldkeys, and under each its hotkeys.
final class WalletsView extends VBox {

    private final WalletsModel model;
    private final WalletsPresenter presenter;
    private final Texts texts;
    private final Copier copier;
    private final Choosers choosers;
    private final SecretFields secrets;
    private final VBox tree = new VBox();

    /// @param add shows the ways to a new wallet
    WalletsView(WalletsModel model, WalletsPresenter presenter, Texts texts, Copier copier, Choosers choosers,
            SecretFields secrets, Runnable add) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.copier = copier;
        this.choosers = choosers;
        this.secrets = secrets;
        getStyleClass().add("card-column");
        tree.setId("wallet-tree");
        tree.getStyleClass().add("card-column");
        tree.setAccessibleRole(AccessibleRole.TREE_VIEW);
        tree.setAccessibleText(texts.get("wallets.tree.accessible"));
        Button adding = Buttons.primary("wallets-add", texts.get("wallets.add"));
        adding.setOnAction(_ -> add.run());
        Button again = new Button(texts.get("wallets.again"));
        again.setId("wallets-again");
        again.setOnAction(_ -> presenter.load());
        ProblemPane problem = new ProblemPane("wallets-problem", texts, copier, presenter::load);
        Lines.follow(model.problem(), now -> {
            now.ifPresent(one -> problem.show(one.sentence(), one.details()));
            Lines.shown(problem, now.isPresent());
        });
        getChildren().addAll(Lines.row(adding, again), problem,
                Lines.sentence("wallets-said", "good-text", model.said()), tree);
        model.wallets().addListener((Observable _) -> fill());
        model.open().addListener((_, _, open) -> cards().forEach(card -> card.open(open)));
        fill();
    }

    private List<WalletCard> cards() {
        return tree.getChildren()
                .stream()
                .filter(WalletCard.class::isInstance)
                .map(WalletCard.class::cast)
                .toList();
    }

    private void fill() {
        List<Node> cards = model.wallets()
                .stream()
                .<Node>map(wallet -> new WalletCard(wallet, model, presenter, texts, copier, choosers, secrets))
                .toList();
        tree.getChildren()
                .setAll(cards.isEmpty()
                        ? List.of(Lines.wrapped(texts.get("wallets.none"), "begin-line"))
                        : cards);
        cards().forEach(card -> card.open(model.open().get()));
    }
}
