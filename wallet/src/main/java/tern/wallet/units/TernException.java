package tern.wallet.units;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parent of every checked error of Tern: its message is one or two sentences a person can act on, and the
/// technical text stands apart in [#details].
///
/// Neither text ever holds a secret (words, seeds, private keys, passwords). Each package has its own subclass with a
/// kind to branch on; nothing branches on message text.
public abstract class TernException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Said said;
    private final @Nullable String details;

    protected TernException(String message) {
        this(message, null, null);
    }

    protected TernException(String message, @Nullable String details) {
        this(message, details, null);
    }

    protected TernException(String message, @Nullable String details, @Nullable Throwable cause) {
        super(message, cause);
        this.said = null;
        this.details = details;
    }

    /// One that can also be told later, in the language of then.
    protected TernException(Said said, @Nullable String details, @Nullable Throwable cause) {
        super(said.words(), cause);
        this.said = said;
        this.details = details;
    }

    /// The sentence for the person.
    public String sentence() {
        String message = getMessage();
        return message == null ? getClass().getSimpleName() : message;
    }

    /// The sentence in the form in which it can be kept; where the error was made of words alone, those.
    public Said said() {
        Said known = said;
        return known == null ? Said.of(sentence()) : known;
    }

    /// Technical text that may be copied into a report.
    public Optional<String> details() {
        return Optional.ofNullable(details);
    }
}
