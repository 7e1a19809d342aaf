package tern.wallet.chain;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/// The sentences of this package, from `errors.properties` in the user's language.
///
/// Not `MessageFormat`: a translator's apostrophe must not swallow half a sentence.
final class Texts {

    private static final String BUNDLE = "tern.wallet.chain.errors";

    private Texts() {}

    /// @throws MissingResourceException when a key is not in the bundle, which a test rules out
    static String text(String key, Object... values) {
        return fill(bundle().getString(key), values);
    }

    static Optional<String> find(String key, Object... values) {
        ResourceBundle bundle = bundle();
        return bundle.containsKey(key) ? Optional.of(fill(bundle.getString(key), values)) : Optional.empty();
    }

    private static ResourceBundle bundle() {
        // without a fallback to the machine's language where the wanted one is missing: then the base text is used
        return ResourceBundle.getBundle(BUNDLE, Locale.getDefault(Locale.Category.DISPLAY),
                Texts.class.getClassLoader(), ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String fill(String pattern, Object... values) {
        if (values.length == 0) {
            return pattern;
        }
        StringBuilder text = new StringBuilder(pattern.length() + 32);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}') {
                int which = pattern.charAt(at + 1) - '0';
                if (which >= 0 && which < values.length) {
                    text.append(values[which]);
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
