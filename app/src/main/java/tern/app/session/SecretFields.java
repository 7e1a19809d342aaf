package tern.app.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// Makes every field of the window into which a secret is typed, and looks after all of them: they are emptied when the
/// window is locked or closed, and what is pasted into one or copied out of one leaves the clipboard by itself. To be
/// used on the FX thread.
///
/// A field that is cleared forgets its undo history with its text; the text's own memory is the garbage collector's.
public final class SecretFields {

    private final SecretClipboard clipboard;
    private final Texts texts;
    /// Forms are made anew each time: who shows a field no longer need not say so.
    private final Set<TextField> fields = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<BooleanSupplier> holders = new ArrayList<>();

    public SecretFields(SecretClipboard clipboard, Texts texts) {
        this.clipboard = clipboard;
        this.texts = texts;
    }

    /// A field whose text is dots.
    public PasswordField hidden() {
        return kept(new Hidden());
    }

    /// A field whose text can be read, for a recovery word or a password that is shown on demand.
    public TextField readable() {
        return kept(new Readable());
    }

    /// Somebody holds a secret that is in no field.
    ///
    /// @param holder drops and wipes it, and says whether there was any
    public void alsoDrops(BooleanSupplier holder) {
        holders.add(holder);
    }

    /// Empties all fields, and has everybody drop what they hold.
    ///
    /// @return whether there was anything
    public boolean drop() {
        boolean some = false;
        for (TextField field : List.copyOf(fields)) {
            some |= field.getLength() > 0;
            field.clear();
        }
        for (BooleanSupplier holder : holders) {
            some |= holder.getAsBoolean();
        }
        return some;
    }

    /// A line for under the fields that says what becomes of the secret on the clipboard. Takes no room while there is
    /// none.
    public Label clipboardLine(String id) {
        Label line = Lines.wrapped("", "begin-line");
        line.setId(id);
        line.textProperty().bind(Bindings.createStringBinding(() -> switch (clipboard.state().get()) {
            case FREE -> "";
            case HOLDS -> texts.get("secret.on.clipboard", Integer.toString(clipboard.seconds()));
            case EMPTIED -> texts.get("secret.off.clipboard");
        }, clipboard.state()));
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private <F extends TextField> F kept(F field) {
        fields.add(field);
        return field;
    }

    private final class Hidden extends PasswordField {

        @Override
        public void paste() {
            super.paste();
            clipboard.pasted();
        }
    }

    private final class Readable extends TextField {

        @Override
        public void paste() {
            super.paste();
            clipboard.pasted();
        }

        @Override
        public void copy() {
            String secret = getSelectedText();
            if (!secret.isEmpty()) {
                clipboard.copy(secret);
            }
        }
    }
}
