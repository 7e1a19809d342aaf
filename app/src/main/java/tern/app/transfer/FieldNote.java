package tern.app.transfer;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import tern.app.ui.Lines;

/// What is wrong with a field, in words under it.
final class FieldNote extends Label {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field;

    FieldNote(TextField field) {
        this.field = field;
        setId(field.getId() + "-wrong");
        getStyleClass().add("wrong-text");
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        say(Optional.empty());
    }

    void say(Optional<String> sentence) {
        Lines.say(this, sentence);
        field.pseudoClassStateChanged(WRONG, sentence.isPresent());
        field.setAccessibleHelp(sentence.orElse(null));
    }
}
