package tern.app.ui;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Everything a person reads in the window, by key, from `tern/assets/texts`: one bundle for the frame and Home, and one
/// for each other room. A key is in one bundle only.
///
/// Numbers are formatted by [TaoFormat] before they get here: arguments are texts.
public final class Texts {

    /// The bundles' names.
    public static final List<String> BUNDLES = List.of("messages", "transfer", "stake", "subnets", "onboarding",
            "activity", "settings", "chart", "node", "mining", "worth");

    private final Map<String, String> patterns = new HashMap<>();
    private final Locale locale;

    private Texts(Locale locale) {
        this.locale = locale;
    }

    /// The texts in the language of `locale`, in English where there is no translation.
    public static Texts load(Locale locale) {
        ResourceBundle.Control englishElse = ResourceBundle.Control
                .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        Texts texts = new Texts(locale);
        for (String name : BUNDLES) {
            ResourceBundle bundle = ResourceBundle.getBundle("tern.assets.texts." + name, locale, englishElse);
            bundle.keySet().forEach(key -> texts.patterns.put(key, bundle.getString(key)));
        }
        return texts;
    }

    /// @param key       of one of the bundles
    /// @param arguments for `{0}`, `{1}`, …
    /// @throws MissingResourceException when no bundle has such a text: a defect of the program
    public String get(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new MissingResourceException("no such text", Texts.class.getName(), key);
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }
}
