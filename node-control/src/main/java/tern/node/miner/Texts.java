package tern.node.miner;

import tern.wallet.units.Sentences;

/// The sentences of this package, from `miner.properties` in the user's language.
final class Texts {

    private static final Sentences SENTENCES = Sentences.beside(Texts.class, "miner");

    private Texts() {}

    /// @param key    of the bundle
    /// @param values for `{0}`, `{1}`…
    static String get(String key, Object... values) {
        return SENTENCES.get(key, values);
    }
}
