package tern.app.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The languages that Tern speaks, and which locale a choice means.
public final class Languages {

    /// Tags of those that have texts of their own.
    public static final List<String> ALL = List.of("en", "de", "zh-CN");

    private Languages() {}

    /// The locale for texts, numbers and dates. Where the chosen language is the system's own its country counts, so
    /// that numbers are written as there.
    ///
    /// @param tag    empty: the system's language
    /// @param system what the desktop is set to
    public static Locale locale(Optional<String> tag, Locale system) {
        if (tag.isEmpty() || !ALL.contains(tag.get())) {
            return system;
        }
        Locale wanted = Locale.forLanguageTag(tag.get());
        if (!wanted.getLanguage().equals(system.getLanguage())) {
            return wanted;
        }
        return wanted.getCountry().isEmpty() || wanted.getCountry().equals(system.getCountry()) ? system : wanted;
    }
}
