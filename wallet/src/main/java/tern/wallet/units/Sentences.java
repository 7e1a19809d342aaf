package tern.wallet.units;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The sentences of one package, from a bundle beside its classes, in the language of the process's display locale at
/// the moment of asking: English where there is no translation. The window sets that locale, the command line leaves it
/// English.
///
/// Not `MessageFormat`: a translator's apostrophe must not swallow half a sentence. Places are `{0}` to `{9}`, filled
/// in one pass: what is filled in is not looked at again. Safe for several threads.
public final class Sentences {

    private record Loaded(Locale locale, ResourceBundle bundle) {}

    /// By the name of their bundle; as many as there are rooms that speak.
    private static final Map<String, Sentences> ROOMS = new ConcurrentHashMap<>();

    private final String name;
    private final ClassLoader loader;
    private volatile @Nullable Loaded last;

    private Sentences(String name, ClassLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    /// @param neighbour a class of the package that speaks
    /// @param bundle    the name of its bundle, without folder, language and ending
    public static Sentences beside(Class<?> neighbour, String bundle) {
        return ROOMS.computeIfAbsent(neighbour.getPackageName() + '.' + bundle,
                name -> new Sentences(name, neighbour.getClassLoader()));
    }

    /// Those of a bundle by its name, as [#room] tells it.
    static Sentences of(String room) {
        return ROOMS.computeIfAbsent(room, name -> new Sentences(name, Sentences.class.getClassLoader()));
    }

    /// Whether there is a bundle of Tern's own with that name, which may have come from a file.
    static boolean isRoom(String room) {
        return room.matches("tern(\\.[a-z]+)+")
                && Sentences.class.getClassLoader().getResource(room.replace('.', '/') + ".properties") != null;
    }

    /// The bundle's name.
    public String room() {
        return name;
    }

    /// The same as [#get], made into words when somebody reads it.
    ///
    /// @param values what is no [Said] stands there as it is
    public Said say(String key, Object... values) {
        return new Said.Sentence(name, key,
                Arrays.stream(values).map(value -> value instanceof Said said ? said : Said.of(value)).toList());
    }

    /// @throws MissingResourceException when a key is not in the bundle, which a test rules out
    public String get(String key, Object... values) {
        return fill(bundle().getString(key), values);
    }

    /// Empty when there is no such key.
    public Optional<String> find(String key, Object... values) {
        ResourceBundle bundle = bundle();
        return bundle.containsKey(key) ? Optional.of(fill(bundle.getString(key), values)) : Optional.empty();
    }

    private ResourceBundle bundle() {
        Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
        Loaded known = last;
        if (known == null || !known.locale().equals(locale)) {
            // without a fallback to the machine's language where the wanted one is missing: then the base text is used
            known = new Loaded(locale, ResourceBundle.getBundle(name, locale, loader,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
            last = known;
        }
        return known.bundle();
    }

    /// Plain replacement, as the class says.
    ///
    /// @param values what `{0}`, `{1}`, … in the pattern stand for; with none the pattern is taken as it is
    public static String fill(String pattern, Object... values) {
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
