package tern.wallet.crypto;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// What a cryptographic operation refuses at run time: a box that does not open, a key that is none, too little memory.
///
/// Neither the sentence nor the details ever hold secret material.
public final class CryptoException extends TernException {

    private static final long serialVersionUID = 1L;

    /// What went wrong; the only thing to branch on.
    public enum Kind {
        /// The authentication tag does not fit: a wrong key (or password), or changed bytes. The two cannot be told
        /// apart.
        NOT_AUTHENTIC,
        /// The input has not the form it must have (length, padding, marker).
        MALFORMED,
        /// The bytes are not a usable key of this scheme.
        BAD_KEY,
        /// The computer has too little free memory for this operation now.
        OUT_OF_MEMORY,
        /// The calling thread was interrupted; nothing was computed. The thread's interrupt flag stays set.
        INTERRUPTED
    }

    private final Kind kind;

    CryptoException(Kind kind, String message) {
        this(kind, message, null);
    }

    CryptoException(Kind kind, String message, @Nullable String details) {
        super(message, details);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
