package tern.wallet.chain;

import tern.wallet.chain.ChainException.Kind;
import tern.wallet.rpc.RpcException;
import tern.wallet.units.TernException;

/// From the errors of the layers below to [ChainException].
final class Failures {

    /// `ClientError` of the state RPCs: mostly a block whose state is no longer kept, or that is unknown.
    private static final int STATE_ERROR = 4003;

    private Failures() {}

    /// A call to the node failed.
    static ChainException rpc(RpcException e) {
        Kind kind = switch (e.kind()) {
            case UNREACHABLE, CLOSED -> Kind.UNREACHABLE;
            case TIMEOUT -> Kind.TIMEOUT;
            case RATE_LIMITED -> Kind.RATE_LIMITED;
            case REFUSED_ENDPOINT -> Kind.WRONG_CHAIN;
            case MALFORMED, TOO_LARGE -> Kind.MALFORMED;
            case INTERRUPTED -> Kind.CANCELLED;
            case SERVER_ERROR -> Kind.NODE_ERROR;
        };
        return new ChainException(kind, e.said(), e.details().orElse(null), e);
    }

    /// A read of state at a block failed; the node may no longer keep that block's state.
    static ChainException state(RpcException e) {
        if (e.kind() == RpcException.Kind.SERVER_ERROR && e.code().orElse(0) == STATE_ERROR) {
            return new ChainException(Kind.STATE_GONE, Texts.say("chain.state-gone"), e.details().orElse(null), e);
        }
        return rpc(e);
    }

    /// Metadata that cannot be read, or bytes that do not fit it.
    static ChainException metadata(TernException e) {
        return new ChainException(Kind.METADATA, Texts.say("chain.metadata"), technical(e), e);
    }

    /// An answer that cannot be read.
    static ChainException malformed(String what, String details) {
        return new ChainException(Kind.MALFORMED, Texts.say("chain.malformed"), what + ": " + details);
    }

    static ChainException malformed(String what, TernException e) {
        return new ChainException(Kind.MALFORMED, Texts.say("chain.malformed"), what + ": " + technical(e), e);
    }

    static ChainException missing(String what) {
        return new ChainException(Kind.NOT_IN_RUNTIME, Texts.say("chain.not-in-runtime"), what);
    }

    static String technical(TernException e) {
        return e.details().orElseGet(e::sentence);
    }
}
