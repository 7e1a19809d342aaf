package tern.app.wallets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.session.SecretFields;
import tern.app.ui.Lines;
import tern.app.ui.Texts;
import tern.app.ui.Typed;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.PasswordStrength.Level;

/// Two fields for a new password, its strength in words, and the way without one, with a plain warning.
public final class PasswordPane extends VBox {

    private static final int PARTS = 3;

    private final Texts texts;
    private final PasswordField password;
    private final PasswordField again;
    private final CheckBox none = new CheckBox();
    private final Label strength = new Label();
    private final Label wrong = new Label();
    private final Label warning = new Label();
    private final HBox bar = new HBox();

    /// @param id     begins the ids: `ID`, `ID-again`, `ID-none`, `ID-strength`, `ID-wrong`
    /// @param secrets makes the fields
    /// @param noneOf the words of the box that does without a password, and the warning; empty: there is no such box
    public PasswordPane(String id, Texts texts, SecretFields secrets, Optional<NoPassword> noneOf) {
        this.texts = texts;
        password = secrets.hidden();
        again = secrets.hidden();
        setId(id + "-pane");
        getStyleClass().add("password-pane");
        field(password, id, texts.get("password.label"));
        field(again, id + "-again", texts.get("password.again"));
        for (int i = 0; i < PARTS; i++) {
            Region part = new Region();
            part.getStyleClass().add("strength-part");
            HBox.setHgrow(part, Priority.ALWAYS);
            bar.getChildren().add(part);
        }
        bar.getStyleClass().add("strength-bar");
        bar.setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        sentence(strength, id + "-strength", "begin-line");
        sentence(wrong, id + "-wrong", "wrong-text");
        sentence(warning, id + "-warning", "warning-text");
        none.setId(id + "-none");
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        none.setText(noneOf.map(NoPassword::label).orElse(""));
        warning.setText(noneOf.map(NoPassword::warning).orElse(""));
        none.selectedProperty().addListener((_, _, _) -> look());
        getChildren().addAll(labelled(texts.get("password.label"), password), bar,
                Lines.keptRoom(strength, PasswordCheck.sentences(texts)),
                labelled(texts.get("password.again"), again), Lines.keptRoom(wrong, PasswordCheck.wrongs(texts)),
                secrets.clipboardLine(id + "-clipboard"));
        if (noneOf.isPresent()) {
            getChildren().addAll(none, warning);
        }
        look();
    }

    /// @param label   of the box
    /// @param warning what follows from ticking it
    public record NoPassword(String label, String warning) {}

    public void focusField() {
        password.requestFocus();
    }

    /// Why what stands in the fields cannot be taken; also says it under them.
    public Optional<String> obstacle() {
        Optional<String> obstacle = none.isSelected() ? Optional.empty() : check().wrong();
        say(wrong, obstacle.orElse(""));
        return obstacle;
    }

    /// The new password, and empties the fields. The caller closes it.
    ///
    /// @return empty when none is wanted
    public Optional<Secret> take() {
        Optional<Secret> taken = none.isSelected() ? Optional.empty() : Optional.of(Typed.look(password));
        clear();
        return taken;
    }

    public void clear() {
        password.clear();
        again.clear();
        none.setSelected(false);
        look();
    }

    private PasswordCheck check() {
        try (Secret first = Typed.look(password); Secret second = Typed.look(again)) {
            return PasswordCheck.of(first, second, texts);
        }
    }

    private void look() {
        boolean without = none.isSelected();
        password.setDisable(without);
        again.setDisable(without);
        PasswordCheck check = check();
        int filled = switch (without ? Level.EMPTY : check.level()) {
            case EMPTY -> 0;
            case WEAK -> 1;
            case FAIR -> 2;
            case STRONG -> PARTS;
        };
        for (int i = 0; i < PARTS; i++) {
            bar.getChildren().get(i).getStyleClass().setAll("strength-part");
            if (i < filled) {
                bar.getChildren().get(i).getStyleClass().add(check.level().name().toLowerCase(Locale.ROOT));
            }
        }
        bar.setAccessibleText(check.sentence());
        say(strength, without ? "" : check.sentence());
        say(wrong, "");
        Lines.shown(warning, without);
    }

    private void field(PasswordField field, String id, String name) {
        field.setId(id);
        field.setAccessibleText(name);
        field.textProperty().addListener((_, _, _) -> look());
    }

    private static VBox labelled(String words, PasswordField field) {
        Label label = Lines.wrapped(words, "entry-label");
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("text-entry");
        return box;
    }

    private static void sentence(Label label, String id, String styleClass) {
        label.setId(id);
        label.getStyleClass().addAll(List.of(styleClass));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private static void say(Label label, String words) {
        label.setText(words);
        Lines.shown(label, !words.isEmpty());
    }
}
