package tern.app.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import tern.app.ui.Lines;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;

/// The amber strip above every page while the practice network is in use, with the way out of it: to a wallet of one's
/// own where none was chosen yet, else to the network that has value. Where the person stopped that network it says so
/// and starts it again.
final class PracticeStrip extends HBox {

    private static final double APART = 48;

    private final ShellModel model;
    private final Texts texts;
    private final Label words = Lines.wrapped("", "practice-words");
    private final Hyperlink start = new Hyperlink();
    private final Hyperlink leave = new Hyperlink();

    PracticeStrip(ShellModel model, ShellPresenter presenter, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("practice-strip");
        getStyleClass().add("practice-strip");
        setAlignment(Pos.CENTER_LEFT);
        start.setId("practice-again");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setText(texts.get("practice.start"));
        start.setAccessibleText(texts.get("practice.start.accessible"));
        start.setOnAction(_ -> presenter.retry());
        leave.setId("practice-leave");
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(_ -> {
            if (model.holder().get()) {
                presenter.setUp();
            } else {
                presenter.chooseNetwork(Networks.finney());
            }
        });
        // the way out has its place at the end: nobody meets it who means the button beside the words
        Region apart = new Region();
        apart.setMinWidth(APART);
        HBox.setHgrow(apart, Priority.ALWAYS);
        getChildren().addAll(words, start, apart, leave);
        model.network().addListener((_, _, _) -> show());
        model.holder().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        boolean practice = model.network().get().map(NetworkPicture::practice).orElse(false);
        setVisible(practice);
        setManaged(practice);
        boolean stopped = model.network().get().map(NetworkPicture::stopped).orElse(false);
        words.setText(texts.get(stopped ? "practice.strip.stopped" : "practice.strip"));
        Lines.shown(start, stopped);
        boolean nothingOwn = model.holder().get();
        leave.setText(texts.get(nothingOwn ? "practice.set.up" : "practice.leave"));
        leave.setAccessibleText(texts.get(nothingOwn ? "practice.set.up" : "practice.leave.accessible"));
    }
}
