package tern.node.practice.control;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// The practice node could not be started, asked or stopped.
public final class PracticeException extends TernException {

    private static final long serialVersionUID = 1L;

    /// What to do about it.
    public enum Kind {
        /// Nothing was started, because the person stopped the node and has not started it since.
        STOPPED,
        FAILED
    }

    private final Kind kind;

    PracticeException(String sentence, @Nullable String details, @Nullable Throwable cause) {
        this(Kind.FAILED, sentence, details, cause);
    }

    PracticeException(String sentence, @Nullable String details) {
        this(Kind.FAILED, sentence, details, null);
    }

    private PracticeException(Kind kind, String sentence, @Nullable String details, @Nullable Throwable cause) {
        super(sentence, details, cause);
        this.kind = kind;
    }

    static PracticeException stopped() {
        return new PracticeException(Kind.STOPPED, Texts.get("stopped"), null, null);
    }

    public Kind kind() {
        return kind;
    }
}
