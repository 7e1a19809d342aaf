package tern.node.practice.store;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// The chain's file can't be read or written.
public final class StoreException extends TernException {

    private static final long serialVersionUID = 1L;

    public StoreException(String sentence, @Nullable String details, @Nullable Throwable cause) {
        super(sentence, details, cause);
    }

    static StoreException of(Exception cause) {
        return new StoreException("The practice network's file cannot be read or written.", cause.toString(), cause);
    }
}
