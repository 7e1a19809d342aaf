package tern.wallet.history;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// The history file could not be opened, read or written.
public final class HistoryException extends TernException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// Why.
    public enum Kind {
        /// There is none yet; only for opening to read.
        MISSING,
        /// Another Tern writes it.
        IN_USE,
        /// A newer Tern made it.
        NEWER,
        /// It is not a history file, or damaged.
        DAMAGED,
        /// The disk or the file system refused.
        FAILED
    }

    HistoryException(Kind kind, @Nullable String details, @Nullable Throwable cause) {
        super(sentence(kind), details, cause);
        this.kind = kind;
    }

    private static String sentence(Kind kind) {
        return switch (kind) {
            case MISSING -> Texts.get("missing");
            case IN_USE -> Texts.get("in-use");
            case NEWER -> Texts.get("newer");
            case DAMAGED -> Texts.get("damaged");
            case FAILED -> Texts.get("failed");
        };
    }

    public Kind kind() {
        return kind;
    }
}
