package tern.app.mining;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tern.app.ui.Texts;

/// The miner: how it runs, where it stands, what it leaves over, and the buttons. What others make stands in its slots.
final class MinerPanel extends VBox {

    MinerPanel(MiningModel model, MiningPresenter presenter, Texts texts, MinerSlots slots) {
        setId("mining-miner");
        getStyleClass().add("card");
        Label title = new Label(texts.get("mining.miner"));
        title.getStyleClass().add("card-title");
        getChildren().add(title);
        slots.profit().ifPresent(made -> getChildren().add(made.get()));
    }
}
