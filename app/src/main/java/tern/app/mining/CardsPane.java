package tern.app.mining;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Em;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// All cards, or what is so where there are none.
final class CardsPane extends VBox {

    private static final double NARROWEST_EMS = 21;

    private final MiningModel model;
    private final MiningPresenter presenter;
    private final Texts texts;
    private final CardGrid grid = new CardGrid();
    private final List<CardPane> panes = new ArrayList<>();
    private final VBox none = new VBox();

    CardsPane(MiningModel model, MiningPresenter presenter, Texts texts, Em em) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        setId("mining-cards");
        Label title = Lines.wrapped(texts.get("mining.cards"), "card-title");
        Label words = Lines.sentence("mining-no-cards", "mining-none", model.noCards());
        Button again = Buttons.small("mining-cards-again", texts.get("mining.cards.again"));
        again.setOnAction(_ -> presenter.lookAgain());
        Button details = Buttons.small("mining-details-open", texts.get("mining.details"));
        details.setOnAction(_ -> presenter.openDetails());
        none.getChildren().addAll(title, words, Lines.row(again, details));
        none.getStyleClass().addAll("card", "mining-none-card");
        model.cards().addListener((ListChangeListener<CardPicture>) _ -> show());
        em.pixels().addListener((_, _, _) -> grid.narrowest(em.get() * NARROWEST_EMS));
        grid.narrowest(Math.max(1, em.get()) * NARROWEST_EMS);
        getChildren().addAll(grid, none);
        show();
    }

    private void show() {
        List<CardPicture> now = List.copyOf(model.cards());
        while (panes.size() < now.size()) {
            panes.add(new CardPane(panes.size(), presenter, texts));
        }
        for (int i = 0; i < now.size(); i++) {
            panes.get(i).show(now.get(i));
        }
        grid.hold(panes.subList(0, now.size()));
        Lines.shown(grid, !now.isEmpty());
        Lines.shown(none, now.isEmpty());
    }
}
