package tern.wallet.chain;

import java.util.Optional;
import tern.wallet.units.Said;
import tern.wallet.units.Sentences;

/// The sentences of this package, from `errors.properties` in the user's language.
final class Texts {

    private static final Sentences SENTENCES = Sentences.beside(Texts.class, "errors");

    private Texts() {}

    /// @param key    of the bundle
    /// @param values for `{0}`, `{1}`…
    /// @return made into words when somebody reads it
    static Said say(String key, Object... values) {
        return SENTENCES.say(key, values);
    }

    static Optional<String> find(String key, Object... values) {
        return SENTENCES.find(key, values);
    }
}
