package tern.app.review;

import java.util.Arrays;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.ui.Lines;
import tern.app.ui.Texts;
import tern.wallet.crypto.Secret;

/// A field for a password that can be shown while it is typed. The text is taken out as a [Secret] and the field
/// emptied in the same moment.
final class PasswordEntry extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final ToggleButton show;
    private final Label label = new Label();
    private final Label wrong = new Label();

    /// @param enter what the Enter key does
    PasswordEntry(Texts texts, Runnable enter) {
        getStyleClass().add("password-entry");
        hidden.setId("review-password");
        shown.setId("review-password-shown");
        shown.setVisible(false);
        for (TextField field : new TextField[]{hidden, shown}) {
            field.setOnAction(_ -> enter.run());
            field.getStyleClass().add("password-text");
        }
        shown.managedProperty().bind(shown.visibleProperty());
        hidden.managedProperty().bind(hidden.visibleProperty());
        label.getStyleClass().add("entry-label");
        label.setLabelFor(hidden);
        label.setId("review-password-label");
        label.setWrapText(true);
        wrong.setId("review-password-wrong");
        wrong.getStyleClass().add("wrong-text");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        show = new ToggleButton(texts.get("review.password.show"));
        show.setId("review-password-show");
        show.getStyleClass().addAll("small", "password-show");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setAccessibleText(texts.get("review.password.show.accessible"));
        show.selectedProperty().addListener((_, _, now) -> showText(now));
        StackPane field = new StackPane(hidden, shown, show);
        StackPane.setAlignment(show, Pos.CENTER_RIGHT);
        getChildren().addAll(label, field, wrong);
        say(Optional.empty());
    }

    private void showText(boolean now) {
        TextInputControl from = now ? hidden : shown;
        TextInputControl to = now ? shown : hidden;
        boolean focused = from.isFocused();
        to.setText(from.getText());
        from.clear();
        from.setVisible(false);
        to.setVisible(true);
        label.setLabelFor(to);
        if (focused) {
            to.requestFocus();
        }
        to.end();
    }

    void name(String words) {
        label.setText(words);
        hidden.setAccessibleText(words);
        shown.setAccessibleText(words);
    }

    void say(Optional<String> sentence) {
        Lines.say(wrong, sentence);
        for (TextField field : new TextField[]{hidden, shown}) {
            field.pseudoClassStateChanged(WRONG, sentence.isPresent());
            field.setAccessibleHelp(sentence.orElse(null));
        }
    }

    TextInputControl field() {
        return shown.isVisible() ? shown : hidden;
    }

    boolean isEmpty() {
        return field().getLength() == 0;
    }

    /// What was typed; the field is empty afterwards.
    Secret take() {
        CharSequence typed = field() instanceof PasswordField ? hidden.getCharacters() : shown.getCharacters();
        char[] letters = new char[typed.length()];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = typed.charAt(i);
        }
        try {
            return Secret.takeChars(letters);
        } finally {
            Arrays.fill(letters, '\0');
            wipe();
        }
    }

    void wipe() {
        hidden.clear();
        shown.clear();
        show.setSelected(false);
    }
}
