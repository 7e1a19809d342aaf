package tern.app.review;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.session.SecretFields;
import tern.app.ui.Lines;
import tern.app.ui.Texts;
import tern.app.ui.Typed;
import tern.wallet.crypto.Secret;

/// A field for a password that can be shown while it is typed. The text is taken out as a [Secret] and the field
/// emptied in the same moment.
final class PasswordEntry extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PasswordField hidden;
    private final TextField shown;
    private final ToggleButton show;
    private final Label label = new Label();
    private final Label wrong = Lines.wrapped("", "wrong-text");

    /// @param enter what the Enter key does
    PasswordEntry(SecretFields secrets, Texts texts, Runnable enter) {
        hidden = secrets.hidden();
        shown = secrets.readable();
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
        show = new ToggleButton(texts.get("review.password.show"));
        show.setId("review-password-show");
        show.getStyleClass().addAll("small", "password-show");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setAccessibleText(texts.get("review.password.show.accessible"));
        show.selectedProperty().addListener((_, _, now) -> showText(now));
        StackPane field = new StackPane(hidden, shown, show);
        StackPane.setAlignment(show, Pos.CENTER_RIGHT);
        getChildren().addAll(label, field, wrong, secrets.clipboardLine("review-clipboard"));
        say(Optional.empty());
    }

    private void showText(boolean now) {
        TextField from = now ? hidden : shown;
        TextField to = now ? shown : hidden;
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

    TextField field() {
        return shown.isVisible() ? shown : hidden;
    }

    boolean isEmpty() {
        return field().getLength() == 0;
    }

    /// What was typed; the field is empty afterwards.
    Secret take() {
        try {
            return Typed.look(field());
        } finally {
            wipe();
        }
    }

    void wipe() {
        hidden.clear();
        shown.clear();
        show.setSelected(false);
    }
}
