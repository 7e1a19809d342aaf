package tern.app.node;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.node.HeadPicture.Action;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;

/// The first card: which node, how it stands, how far it is, and the one big button.
final class HeadCard extends VBox {

    private final Texts texts;
    private final Label chip = new Label();
    private final Label what = new Label();
    private final Label headline = Lines.wrapped("", "node-headline");
    private final StillLine standing = new StillLine(headline);
    private final Label sentence = Lines.wrapped("", "node-sentence");
    private final Button main = new Button();
    private final Button restart;
    private final Button settings;
    private final VBox words = new VBox();
    private final VBox buttons = new VBox();
    private final HBox beside = new HBox();
    private final OneOf<String> networks;

    HeadCard(NodeModel model, NodePresenter presenter, Texts texts) {
        this.texts = texts;
        setId("node-head");
        getStyleClass().addAll("card", "node-head");
        chip.setId("node-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        what.setId("node-what");
        what.getStyleClass().add("node-what");
        what.setWrapText(true);
        headline.setId("node-headline");
        sentence.setId("node-sentence");

        networks = new OneOf<>(presenter::choose);
        networks.add("practice", "node-network-practice", Networks.practice().title());
        networks.add("finney", "node-network-finney", Networks.finney().title());
        networks.add("test", "node-network-test", Networks.test().title());
        HBox choice = networks.segments("node-networks", texts.get("node.networks"));
        choice.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.network().addListener((_, _, now) -> networks.select(now));
        networks.select(model.network().get());
        model.choosable().addListener((_, _, now) -> Lines.shown(choice, now));
        Lines.shown(choice, model.choosable().get());

        StageStrip stages = new StageStrip();
        model.stages().addListener((_, _, now) -> show(stages, now));
        show(stages, model.stages().get());

        FlowPane top = new FlowPane(chip, what);
        top.getStyleClass().add("node-top");
        Label wrong = Lines.sentence("node-wrong", "wrong-text", model.wrong());
        Label said = Lines.sentence("node-said", "settings-said", model.said());
        words.getChildren().addAll(choice, top, standing, sentence, stages, said, wrong);
        words.getStyleClass().add("node-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);

        main.setId("node-main");
        main.getStyleClass().add("node-main");
        main.setOnAction(_ -> presenter.press());
        restart = new Button(texts.get("node.restart"));
        restart.setId("node-restart");
        restart.setOnAction(_ -> presenter.restart());
        settings = Buttons.small("node-settings-open", texts.get("node.settings"));
        settings.getStyleClass().add("quiet-link");
        settings.setOnAction(_ -> presenter.openSettings());
        model.canSet().addListener((_, _, now) -> Lines.shown(settings, now));
        Lines.shown(settings, model.canSet().get());
        for (Button button : List.of(main, restart, settings)) {
            button.setMaxWidth(Double.MAX_VALUE);
        }
        buttons.getChildren().addAll(main, restart, settings);
        buttons.getStyleClass().add("node-buttons");
        beside.getStyleClass().add("node-beside");
        beside.setAlignment(Pos.TOP_LEFT);
        stack(false);

        model.head().addListener((_, _, now) -> show(now));
        show(model.head().get());
    }

    /// Buttons at the right, or below where there is too little room beside.
    void stack(boolean stacked) {
        List<Node> wanted = stacked ? List.of(words, buttons) : List.of(beside);
        if (getChildren().equals(wanted)) {
            return;
        }
        getChildren().clear();
        beside.getChildren().clear();
        if (!stacked) {
            beside.getChildren().setAll(words, buttons);
        }
        getChildren().setAll(wanted);
    }

    private static void show(StageStrip strip, List<StageBar> bars) {
        strip.show(bars);
        Lines.shown(strip, !bars.isEmpty());
    }

    private void show(HeadPicture now) {
        Lines.say(chip, now.chip());
        List<String> worn = List.of("label", "chip", switch (now.tone()) {
            case GOOD -> "chip-good";
            case WARNING -> "chip-warning";
            case BAD -> "chip-bad";
            case QUIET -> "chip-quiet";
        });
        // every change of what is worn has all of it styled and laid out again
        if (!chip.getStyleClass().equals(worn)) {
            chip.getStyleClass().setAll(worn);
        }
        what.setText(now.what());
        standing.say(now.headline());
        sentence.setText(now.sentence());
        main.setText(now.button());
        main.setDisable(now.action() == Action.WAIT);
        boolean primary = now.action() == Action.START;
        if (main.getStyleClass().contains("primary") != primary) {
            if (primary) {
                main.getStyleClass().add("primary");
            } else {
                main.getStyleClass().remove("primary");
            }
        }
        main.setAccessibleText(texts.get("node.button.accessible", now.button(), now.what()).strip());
        Lines.shown(restart, now.restarts());
        setAccessibleText(now.headline());
    }
}
