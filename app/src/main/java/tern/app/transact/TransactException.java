package tern.app.transact;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.Said;
import tern.wallet.units.Sentences;
import tern.wallet.units.TernException;

/// A transaction cannot go on. Nothing more was signed or sent than the sentence says.
public final class TransactException extends TernException {

    private static final long serialVersionUID = 1L;

    private static final Sentences SENTENCES = Sentences.beside(TransactException.class, "transact");

    private final Kind kind;

    /// Why it cannot go on.
    public enum Kind {
        /// A check before signing says no.
        REFUSED,
        /// A file of Tern's own cannot be read or written.
        FILE,
        /// There is no such wallet, or it holds no key.
        WALLET,
        /// The program is closing.
        CLOSED
    }

    private TransactException(Kind kind, Said said, @Nullable String details, @Nullable Throwable cause) {
        super(said, details, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// @param key    of the sentence in the bundle `tern/app/transact/transact.properties`
    /// @param values for `{0}`, `{1}`…
    static TransactException of(Kind kind, String key, Object... values) {
        return new TransactException(kind, say(key, values), null, null);
    }

    /// As the other, with technical text for a report.
    static TransactException because(Kind kind, String key, @Nullable String details, @Nullable Throwable cause,
            Object... values) {
        return new TransactException(kind, say(key, values), details, cause);
    }

    /// A sentence of the bundle in the display's language, which the window sets.
    static String text(String key, Object... values) {
        return SENTENCES.get(key, values);
    }

    /// The same, made into words when somebody reads it.
    static Said say(String key, Object... values) {
        return SENTENCES.say(key, values);
    }
}
