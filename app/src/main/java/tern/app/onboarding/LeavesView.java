package tern.app.onboarding;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.onboarding.LeavesModel.Shown;
import tern.app.ui.Lines;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.ProblemPane;
import tern.app.ui.Texts;
import tern.wallet.chain.Network.Trust;

/// «What leaves this computer»: which node is asked and whose it is, and the switches for what is off by default.
public final class LeavesView extends StackPane {

    private final Texts texts;
    private final Label network = Lines.wrapped("", "leaves-title");
    private final Label whose = Lines.wrapped("", "begin-line");
    private final Label endpoints = Lines.wrapped("", "leaves-endpoints");
    private final Label commandLine;
    private final Button accept;
    private final Button decline;

    /// @param practice chooses the practice network instead
    public LeavesView(LeavesModel model, LeavesPresenter presenter, Texts texts, Copier copier,
            Optional<String> version, Runnable practice) {
        this.texts = texts;
        setId("leaves");
        Label title = Lines.wrapped(texts.get("leaves.title"), "step-title");
        network.setId("leaves-network");
        whose.setId("leaves-whose");
        endpoints.setId("leaves-endpoints");
        commandLine = Lines.wrapped(texts.get("leaves.command.line"), "begin-line");
        commandLine.setId("leaves-command-line");
        VBox node = new VBox(network, whose, endpoints, commandLine);
        node.getStyleClass().add("leaves-card");
        ProblemPane problem = new ProblemPane("leaves-problem", texts, copier, presenter::accept);
        model.problem().addListener((_, _, now) -> {
            now.ifPresent(one -> problem.show(one.sentence(), one.details()));
            Lines.shown(problem, now.isPresent());
        });
        Lines.shown(problem, false);
        accept = Buttons.primary("leaves-on", texts.get("leaves.on"));
        accept.setOnAction(_ -> presenter.accept());
        decline = new Button(texts.get("leaves.practice"));
        decline.setId("leaves-practice");
        decline.setOnAction(_ -> {
            presenter.decline();
            practice.run();
        });
        for (Button each : List.of(accept, decline)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox foot = new HBox(accept, decline);
        foot.getStyleClass().add("step-foot");
        VBox column = new VBox(title, Lines.wrapped(texts.get("leaves.lead"), "step-lead"), node,
                choice("leaves-prices", texts.get("leaves.prices"),
                        model.priceHost().map(host -> texts.get("leaves.prices.line", host)), model.prices()),
                Lines.wrapped(texts.get("leaves.never"), "begin-line"), problem, foot);
        column.getStyleClass().add("step");
        getChildren().add(new WelcomeFrame(texts, version, column));
        model.network().addListener((_, _, now) -> now.ifPresent(this::show));
        model.network().get().ifPresent(this::show);
    }

    /// Puts the focus where one goes on.
    public void focusFirst() {
        accept.requestFocus();
    }

    private void show(Shown shown) {
        network.setText(shown.trust() == Trust.PRACTICE
                ? texts.get("leaves.network.practice")
                : texts.get("leaves.network", shown.title()));
        Lines.shown(commandLine, shown.trust() != Trust.PRACTICE);
        whose.setText(switch (shown.trust()) {
            case PRACTICE -> texts.get("leaves.whose.practice");
            case PUBLIC -> texts.get("leaves.whose.public");
            case NAMED -> texts.get("leaves.whose.named");
            case OWN -> texts.get("leaves.whose.own");
        });
        Lines.say(endpoints, shown.endpoints().isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("\n", shown.endpoints())));
        Lines.shown(decline, shown.trust() != Trust.PRACTICE);
    }

    private Node choice(String id, String title, ObservableValue<String> line, BooleanProperty chosen) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId(id);
        toggle.getStyleClass().setAll("switch");
        Region knob = new Region();
        knob.getStyleClass().add("switch-knob");
        toggle.setGraphic(knob);
        toggle.setAccessibleRole(AccessibleRole.CHECK_BOX);
        toggle.accessibleHelpProperty().bind(line);
        toggle.selectedProperty().bindBidirectional(chosen);
        Label state = new Label();
        state.setId(id + "-state");
        state.getStyleClass().add("begin-line");
        state.setMinWidth(Region.USE_PREF_SIZE);
        toggle.selectedProperty().addListener((_, _, on) -> say(toggle, state, title, on));
        say(toggle, state, title, toggle.isSelected());
        Label meaning = Lines.wrapped("", "begin-line");
        meaning.setId(id + "-line");
        meaning.textProperty().bind(line);
        VBox words = new VBox(Lines.wrapped(title, "leaves-title"), meaning);
        words.getStyleClass().add("begin-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words, state, toggle);
        row.getStyleClass().addAll("leaves-card", "choice-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void say(ToggleButton toggle, Label state, String title, boolean on) {
        state.setText(texts.get(on ? "leaves.state.on" : "leaves.state.off"));
        toggle.setAccessibleText(title + ": " + state.getText());
    }
}
