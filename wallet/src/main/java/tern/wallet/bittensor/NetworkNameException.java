package tern.wallet.bittensor;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// Text that names no network and is no usable node address.
public final class NetworkNameException extends TernException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// What is wrong with it.
    public enum Kind {
        /// Nothing was given.
        EMPTY,
        /// A word that is no network Tern knows.
        UNKNOWN_NAME,
        /// `http://`, `tcp://`, …: nodes are spoken to over `ws://` or `wss://`.
        SCHEME,
        /// No host, or one that cannot be read.
        HOST,
        /// A port outside 1 to 65535.
        PORT,
        /// A user name or password inside the address.
        USER_INFO
    }

    public NetworkNameException(Kind kind, String message, @Nullable String details) {
        super(message, details);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
