package tern.app.ui;

import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A labelled field with a button: what is wrong with the text stands under it in words.
public final class TextEntry extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field = new TextField();
    private final Label wrong = new Label();
    private final Function<String, Optional<String>> submit;
    private final Runnable done;

    /// @param id     of the field; the button's ends with `-go`, the error's with `-wrong`
    /// @param submit takes the text; what it returns is what is wrong with it
    /// @param done   runs when nothing was wrong
    public TextEntry(
            String id,
            String label,
            String prompt,
            String button,
            Function<String, Optional<String>> submit,
            Runnable done) {
        this.submit = submit;
        this.done = done;
        getStyleClass().add("text-entry");
        Label title = new Label(label);
        title.getStyleClass().add("entry-label");
        title.setLabelFor(field);
        field.setId(id);
        field.setPromptText(prompt);
        field.getStyleClass().add("mono");
        field.setAccessibleText(label);
        field.setOnAction(_ -> go());
        field.textProperty().addListener((_, _, _) -> say(Optional.empty()));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button go = Buttons.small(id + "-go", button);
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setOnAction(_ -> go());
        HBox row = new HBox(field, go);
        row.getStyleClass().add("entry-row");
        row.setAlignment(Pos.CENTER_LEFT);
        wrong.setId(id + "-wrong");
        wrong.getStyleClass().add("wrong-text");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, row, wrong);
        say(Optional.empty());
    }

    /// Puts the cursor into the field.
    public void focusField() {
        field.requestFocus();
    }

    private void go() {
        Optional<String> sentence = submit.apply(field.getText());
        say(sentence);
        if (sentence.isEmpty()) {
            field.clear();
            done.run();
        } else {
            field.requestFocus();
        }
    }

    private void say(Optional<String> sentence) {
        Lines.say(wrong, sentence);
        field.pseudoClassStateChanged(WRONG, sentence.isPresent());
        field.setAccessibleHelp(sentence.orElse(null));
    }
}
