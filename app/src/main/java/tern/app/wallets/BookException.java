package tern.app.wallets;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// The address book cannot be used as asked; nothing was changed.
public final class BookException extends TernException {

    private static final long serialVersionUID = 1L;

    private final boolean damage;

    BookException(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, false);
    }

    private BookException(String sentence, @Nullable Throwable cause, boolean damage) {
        super(sentence, cause == null ? null : cause.toString(), cause);
        this.damage = damage;
    }

    /// The file was read and cannot be understood.
    static BookException damaged(String sentence, @Nullable Throwable cause) {
        return new BookException(sentence, cause, true);
    }

    /// Whether the file was read and cannot be understood.
    public boolean isDamage() {
        return damage;
    }
}
