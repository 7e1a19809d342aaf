package tern.wallet.keystore;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// A key file or a wallet folder cannot be used as asked. Texts hold names and addresses, never secrets.
public final class KeystoreException extends TernException {

    private static final long serialVersionUID = 1L;

    /// What stands in the way.
    public enum Kind {
        /// The password does not open the file, or the file was changed: the two cannot be told apart.
        WRONG_PASSWORD,
        /// The file is encrypted and no password was given, or an empty one.
        PASSWORD_NEEDED,
        /// No such wallet, hotkey or file.
        NOT_FOUND,
        /// Something with that name is there already; nothing was changed.
        EXISTS,
        /// A name that cannot be the name of a wallet or hotkey.
        NAME,
        /// The file or folder cannot be read: a broken link, a folder in place of a file, a fault of the disk.
        UNREADABLE,
        /// The file was read but does not hold what it should.
        CONTENT,
        /// The operating system refuses access.
        PERMISSION,
        /// Another program is writing this wallet.
        BUSY,
        /// Something this version does not do: an unknown kind of key, writing through a link.
        UNSUPPORTED,
        /// Writing failed; the old file, if any, is unchanged.
        WRITE,
        /// Not enough memory to compute the key from the password.
        OUT_OF_MEMORY,
        /// The thread was interrupted; nothing was changed.
        INTERRUPTED
    }

    private final Kind kind;

    KeystoreException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    KeystoreException(Kind kind, String message, @Nullable String details) {
        this(kind, message, details, null);
    }

    KeystoreException(Kind kind, String message, @Nullable String details, @Nullable Throwable cause) {
        super(message, details, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
