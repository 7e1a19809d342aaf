package tern.app.settings;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.Texts;

/// How the practice network of this computer stands, and what can be done to it.
final class PracticeCard extends VBox {

    private static final List<Integer> SPEEDS = List.of(250, 1_000, 3_000, 6_000, 12_000);

    private final Texts texts;
    private final Popovers popovers;
    private final PracticePresenter presenter;
    private final Label state = Lines.wrapped("", "settings-name");
    private final Label said = Lines.wrapped("", "settings-words");
    private final Label wrong = Lines.wrapped("", "wrong-text");
    private final Label inUse;
    private final Button start;
    private final Button stop;
    private final Button reset;
    private final Button faucet;
    private final ComboBox<Parts.Choice<Integer>> speed;

    PracticeCard(SettingsModel model, PracticePresenter presenter, Texts texts, Popovers popovers) {
        this.texts = texts;
        this.popovers = popovers;
        this.presenter = presenter;
        state.setId("practice-state");
        said.setId("practice-said");
        wrong.setId("practice-wrong");
        start = Buttons.small("practice-start", texts.get("practice.desk.start"));
        start.setOnAction(_ -> presenter.start());
        stop = Buttons.small("practice-stop", texts.get("practice.desk.stop"));
        stop.setOnAction(_ -> presenter.stop());
        reset = Buttons.small("practice-reset", texts.get("practice.desk.reset"));
        reset.setOnAction(_ -> popovers.open(confirm(), reset));
        faucet = Buttons.small("practice-faucet", texts.get("practice.desk.faucet"));
        faucet.setOnAction(_ -> presenter.faucet());
        FlowPane buttons = new FlowPane(start, stop, faucet, reset);
        buttons.getStyleClass().add("settings-buttons");
        speed = Parts.choice("practice-speed", texts.get("practice.desk.speed"),
                SPEEDS.stream().map(millis -> new Parts.Choice<>(millis, words(millis))).toList(),
                model.preferences().get().blockMillis(), presenter::blockTime);
        model.preferences().addListener((_, _, now) -> Parts.select(speed, now.blockMillis()));
        inUse = Lines.wrapped(texts.get("practice.desk.in.use"), "settings-words");
        getChildren().add(Parts.card(texts.get("practice.desk.title"),
                Lines.wrapped(texts.get("practice.desk.words"), "settings-words"), state, said, wrong, buttons, inUse,
                Parts.line(texts.get("practice.desk.speed"), texts.get("practice.desk.speed.words"), speed)));
        model.practice().addListener((_, _, now) -> show(now));
        show(model.practice().get());
    }

    private String words(int millis) {
        return texts.get("practice.desk.seconds",
                millis % 1000 == 0 ? Integer.toString(millis / 1000) : "0.25");
    }

    private void show(PracticePicture now) {
        String looking = now.known() ? "" : texts.get("practice.desk.looking");
        Lines.say(state, Optional.of(now.words().isEmpty() ? looking : now.words()).filter(words -> !words.isEmpty()));
        Lines.say(said, now.said());
        Lines.say(wrong, now.wrong());
        boolean ready = now.known() && !now.busy();
        start.setDisable(!ready || now.running());
        stop.setDisable(!ready || !now.running());
        reset.setDisable(!ready);
        faucet.setDisable(!ready);
        speed.setDisable(!ready);
        Lines.shown(inUse, now.inUse());
    }

    private VBox confirm() {
        Label words = Lines.wrapped(texts.get("practice.desk.reset.words"), "settings-name");
        Button yes = Buttons.primary("practice-reset-yes", texts.get("practice.desk.reset.yes"));
        yes.getStyleClass().add("danger");
        yes.setOnAction(_ -> {
            popovers.close();
            presenter.reset();
        });
        Button no = Buttons.small("practice-reset-no", texts.get("practice.desk.reset.no"));
        no.setOnAction(_ -> popovers.close());
        FlowPane buttons = new FlowPane(no, yes);
        buttons.getStyleClass().add("settings-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox panel = new VBox(words, buttons);
        panel.getStyleClass().addAll("choice-panel", "confirm-panel");
        return panel;
    }
}
