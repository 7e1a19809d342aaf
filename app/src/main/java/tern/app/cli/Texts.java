package tern.app.cli;

import java.util.Locale;
import java.util.ResourceBundle;

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
        return fill(bundle.getString(key), arguments);
    }

    /// Plain replacement: `java.text.MessageFormat` would read apostrophes and number formats into the texts.
    static String fill(String pattern, Object... arguments) {
        if (arguments.length == 0) {
            return pattern;
        }
        StringBuilder text = new StringBuilder(pattern.length() + 32);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}') {
                int index = pattern.charAt(at + 1) - '0';
                if (index >= 0 && index < arguments.length) {
                    text.append(arguments[index]);
                    at += 3;
                    continue;
                }
            }
            text.append(c);
            at++;
        }
        return text.toString();
    }
}
