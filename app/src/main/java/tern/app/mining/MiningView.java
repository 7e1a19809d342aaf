package tern.app.mining;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.Texts;

/// The page «Mining»: cards and earnings at the left, the miner at the right.
public final class MiningView extends ScrollPane {

    private final Em em = new Em();

    public MiningView(MiningModel model, MiningPresenter presenter, Texts texts, Copier copier, MinerSlots slots) {
        setId("mining");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        VBox left = new VBox();
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox page = new HBox(left, new MinerPanel(model, presenter, texts, slots));
        page.getStyleClass().add("page");
        StackPane centred = new StackPane(page, em);
        centred.getStyleClass().add("page-centre");
        setContent(centred);
        sceneProperty().addListener((_, _, scene) -> presenter.looked(scene != null));
    }
}
