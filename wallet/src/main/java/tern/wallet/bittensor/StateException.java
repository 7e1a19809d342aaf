package tern.wallet.bittensor;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// The chain answered, and the answer is not what this version of Tern can work with.
public final class StateException extends TernException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// Why it cannot be used.
    public enum Kind {
        /// A value has another form than the runtime describes, or is beyond what can exist.
        UNREADABLE,
        /// The chain is not Bittensor's, or runs a version from before subnets had their own tokens.
        UNSUPPORTED
    }

    private StateException(Kind kind, String message, @Nullable String details, @Nullable Throwable cause) {
        super(message, details, cause);
        this.kind = kind;
    }

    /// @param what  the storage item or runtime call that was read
    /// @param cause what was wrong with it
    public static StateException unreadable(String what, TernException cause) {
        return new StateException(Kind.UNREADABLE,
                Texts.get("state.unreadable"),
                what + ": " + cause.details().orElse(cause.sentence()), cause);
    }

    static StateException unreadable(String what, String details, @Nullable Throwable cause) {
        return new StateException(Kind.UNREADABLE,
                Texts.get("state.unreadable"),
                what + ": " + details, cause);
    }

    /// For amounts that add up to more than can exist.
    public static StateException impossibleAmounts(ArithmeticException cause) {
        return new StateException(Kind.UNREADABLE,
                Texts.get("state.impossible"),
                String.valueOf(cause.getMessage()), cause);
    }

    public static StateException unsupported(String sentence, String details) {
        return new StateException(Kind.UNSUPPORTED, sentence, details, null);
    }

    public Kind kind() {
        return kind;
    }
}
