package tern.wallet.keys;

import tern.wallet.units.TernException;

/// Words, a seed, a path or a message cannot be used as asked. Texts never repeat what was typed.
public class KeyException extends TernException {

    private static final long serialVersionUID = 1L;

    /// What cannot be used.
    public enum Kind {
        /// Nothing was given.
        EMPTY,
        /// The recovery words; a [MnemonicException] says which.
        WORDS,
        /// Hex that is not a 32-byte seed, or a private key that is not one.
        SEED,
        /// The derivation path.
        PATH,
        /// A message this wallet refuses to sign.
        MESSAGE,
        /// A QR text or frame that is not what was expected.
        QR
    }

    private final Kind kind;

    KeyException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    KeyException(Kind kind, String message, String details) {
        super(message, details);
        this.kind = kind;
    }

    public final Kind kind() {
        return kind;
    }
}
