package tern.app.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import tern.wallet.units.Sentences;

/// The prose of the command line, from the bundle `tern/app/cli/cli.properties`. Loaded only when something is said:
/// a command that succeeds with `--json` never does.
final class Texts {

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static Texts load(Locale locale) {
        return new Texts(ResourceBundle.getBundle("tern.app.cli.cli", locale));
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// @param arguments what `{0}`, `{1}`, … in the text stand for
    /// @throws java.util.MissingResourceException for an unknown key, which is a mistake in Tern
    String get(String key, Object... arguments) {
        return Sentences.fill(bundle.getString(key), arguments);
    }
}
