package tern.app.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.feed.Problem;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.ProblemPane;
import tern.app.ui.Texts;

/// One step of a way: a heading, what to do, its controls, what went wrong, and the buttons back and on. Enter leads
/// from field to field, and in the last one does what the button on does.
final class StepPane extends VBox {

    private final Button back;
    private final Button on;
    private final Label waiting = new Label();
    private final Runnable action;

    /// @param id     of the pane; the buttons' end with `-back` and `-on`
    /// @param title  heading
    /// @param lead   what to do
    /// @param button what the button on says
    /// @param action what it does
    StepPane(String id, String title, String lead, String button, Runnable action, Runnable goBack, Texts texts,
            Node... content) {
        this.action = action;
        setId(id);
        getStyleClass().add("step");
        Label heading = Lines.wrapped(title, "step-title");
        Label words = Lines.wrapped(lead, "step-lead");
        getChildren().addAll(heading, words);
        getChildren().addAll(content);
        back = new Button(texts.get("step.back"));
        back.setId(id + "-back");
        back.setOnAction(_ -> goBack.run());
        on = Buttons.primary(id + "-on", button);
        on.setOnAction(_ -> action.run());
        waiting.setId(id + "-waiting");
        waiting.getStyleClass().add("begin-line");
        waiting.setWrapText(true);
        for (Button each : new Button[]{back, on}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox foot = new HBox(on, back, waiting);
        foot.getStyleClass().add("step-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(foot);
        waiting.setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                enter(event);
            }
        });
    }

    /// Says what is being waited for, and takes no second press meanwhile.
    StepPane waits(ObservableValue<Boolean> working, String words) {
        waiting.setText(words);
        working.addListener((_, _, now) -> wait(now));
        wait(working.getValue());
        return this;
    }

    /// Shows what went wrong above the buttons; «Try again» does what the button does.
    StepPane tells(ObservableValue<Optional<Problem>> problem, Copier copier, Texts texts) {
        ProblemPane pane = new ProblemPane(getId() + "-problem", texts, copier, action);
        getChildren().add(getChildren().size() - 1, pane);
        problem.addListener((_, _, now) -> tell(pane, now));
        tell(pane, problem.getValue());
        return this;
    }

    Button on() {
        return on;
    }

    private void enter(KeyEvent event) {
        List<TextField> fields = new ArrayList<>();
        collect(this, fields);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isFocused()) {
                event.consume();
                if (i + 1 < fields.size()) {
                    fields.get(i + 1).requestFocus();
                } else {
                    // does nothing while it is disabled
                    on.fire();
                }
                return;
            }
        }
    }

    /// The fields that can be typed into now, in their order.
    private static void collect(Parent parent, List<TextField> fields) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (!node.isVisible() || node.isDisabled()) {
                continue;
            }
            if (node instanceof TextField field) {
                fields.add(field);
            } else if (node instanceof Parent inner) {
                collect(inner, fields);
            }
        }
    }

    private void wait(boolean now) {
        waiting.setVisible(now);
        on.setDisable(now);
        back.setDisable(now);
    }

    private static void tell(ProblemPane pane, Optional<Problem> problem) {
        problem.ifPresent(one -> pane.show(one.sentence(), one.details()));
        Lines.shown(pane, problem.isPresent());
    }
}
