package tern.app.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Everything a person reads, by key, from `tern/assets/texts/messages*.properties`.
///
/// Numbers are formatted by [TaoFormat] before they get here: arguments are texts.
public final class Texts {

    private static final String BUNDLE = "tern.assets.texts.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// The texts in the language of `locale`, in English where there is no translation.
    public static Texts load(Locale locale) {
        ResourceBundle.Control englishElse = ResourceBundle.Control
                .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(ResourceBundle.getBundle(BUNDLE, locale, englishElse), locale);
    }

    /// @param key       of the bundle
    /// @param arguments for `{0}`, `{1}`, …
    /// @throws java.util.MissingResourceException when the bundle has no such text: a defect of the program
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }
}
