package tern.app.ui;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// What is wrong with a field, in words under it.
public final class FieldNote extends Label {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field;

    public FieldNote(TextField field) {
        this.field = field;
        setId(field.getId() + "-wrong");
        getStyleClass().add("wrong-text");
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        say(Optional.empty());
    }

    public void say(Optional<String> sentence) {
        Lines.say(this, sentence);
        field.pseudoClassStateChanged(WRONG, sentence.isPresent());
        field.setAccessibleHelp(sentence.orElse(null));
    }
}
