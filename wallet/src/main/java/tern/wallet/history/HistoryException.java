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
            case MISSING -> "There is no history yet. Tern writes it while its window is open.";
            case IN_USE -> "Another Tern writes the history. This one shows it and adds nothing.";
            case NEWER -> "The history was written by a newer Tern. Update this one to read it.";
            case DAMAGED -> "The history file cannot be read. Move it away, and Tern begins a new one.";
            case FAILED -> "The history could not be read or written. Look whether the disk is full.";
        };
    }

    public Kind kind() {
        return kind;
    }
}
