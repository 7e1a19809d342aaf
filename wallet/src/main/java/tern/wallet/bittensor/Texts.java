package tern.wallet.bittensor;

import tern.wallet.units.Said;
import tern.wallet.units.Sentences;

/// The sentences of this package, from `bittensor.properties` in the user's language.
final class Texts {

    private static final Sentences SENTENCES = Sentences.beside(Texts.class, "bittensor");

    private Texts() {}

    /// @param key    of the bundle
    /// @param values for `{0}`, `{1}`…; never a secret
    static String get(String key, Object... values) {
        return SENTENCES.get(key, values);
    }

    /// The same, made into words when somebody reads it.
    static Said say(String key, Object... values) {
        return SENTENCES.say(key, values);
    }

    /// A number with the decimal mark of these sentences.
    ///
    /// @param digits with a point
    static Said decimal(String digits) {
        return new Said.Decimal(SENTENCES.room(), "decimal", digits);
    }
}
