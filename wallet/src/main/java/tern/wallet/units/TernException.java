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

    private final @Nullable String details;

    protected TernException(String message) {
        this(message, null, null);
    }

    protected TernException(String message, @Nullable String details) {
        this(message, details, null);
    }

    protected TernException(String message, @Nullable String details, @Nullable Throwable cause) {
        super(message, cause);
        this.details = details;
    }

    /// The sentence for the person.
    public String sentence() {
        String message = getMessage();
        return message == null ? getClass().getSimpleName() : message;
    }

    /// Technical text that may be copied into a report.
    public Optional<String> details() {
        return Optional.ofNullable(details);
    }
}
