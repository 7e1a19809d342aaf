package tern.app.wallets;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// The address book cannot be used as asked; nothing was changed.
public final class BookException extends TernException {

    private static final long serialVersionUID = 1L;

    BookException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause == null ? null : cause.toString(), cause);
    }
}
