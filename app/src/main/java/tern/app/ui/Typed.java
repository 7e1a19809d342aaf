package tern.app.ui;

import javafx.scene.control.TextField;
import tern.wallet.crypto.Secret;

/// What was typed into a field, as a secret. The field's own text cannot be wiped for certain, so it is emptied as soon
/// as it was taken.
public final class Typed {

    private Typed() {}

    /// A copy; the field stays as it is. The caller closes it.
    public static Secret look(TextField field) {
        CharSequence text = field.getCharacters();
        char[] letters = new char[text.length()];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = text.charAt(i);
        }
        return Secret.takeChars(letters);
    }

    /// A copy, and the field is empty. The caller closes it.
    public static Secret take(TextField field) {
        Secret secret = look(field);
        field.clear();
        return secret;
    }
}
