package tern.app.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A labelled field; what is wrong with its text stands under it.
public final class Field extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field;

    /// @param field what is typed into; a password field for what nobody should read over a shoulder
    public Field(String id, String label, String prompt, TextField field) {
        this.field = field;
        getStyleClass().add("text-entry");
        Label title = Lines.wrapped(label, "entry-label");
        title.setLabelFor(field);
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(label);
        getChildren().addAll(title, field);
    }

    public Field tells(ObservableValue<Optional<String>> wrong) {
        getChildren().add(Lines.sentence(field.getId() + "-wrong", "wrong-text", wrong));
        wrong.addListener((_, _, now) -> {
            field.pseudoClassStateChanged(WRONG, now.isPresent());
            field.setAccessibleHelp(now.orElse(null));
        });
        return this;
    }

    public Field changes(Consumer<String> changed) {
        field.textProperty().addListener((_, _, now) -> changed.accept(now));
        return this;
    }

    public TextField field() {
        return field;
    }
}
