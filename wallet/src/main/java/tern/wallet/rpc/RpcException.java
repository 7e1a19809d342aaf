package tern.wallet.rpc;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// A call to a node did not bring a result.
///
/// Texts hold the endpoint without user-info and query, and the method's name; never parameters.
public final class RpcException extends TernException {

    private static final long serialVersionUID = 1L;

    /// What to branch on.
    public enum Kind {
        /// No endpoint could be connected to.
        UNREACHABLE,
        /// The answer did not come in time.
        TIMEOUT,
        /// The connection dropped, or the client was closed, before the answer came.
        CLOSED,
        /// The endpoint was turned down by the [EndpointCheck], for instance a node of another chain.
        REFUSED_ENDPOINT,
        /// The endpoint says that it gets too many requests.
        RATE_LIMITED,
        /// The node sent what is not JSON-RPC.
        MALFORMED,
        /// A frame is longer than allowed, here or at the node.
        TOO_LARGE,
        /// The node answered with an error; see [#code], [#serverMessage] and [#data].
        SERVER_ERROR,
        /// The calling thread was interrupted.
        INTERRUPTED
    }

    private final Kind kind;
    private final boolean arrived;
    private final @Nullable Integer code;
    private final String serverMessage;
    private final @Nullable String data;

    RpcException(
            Kind kind, boolean arrived, Said sentence, @Nullable String details, @Nullable Throwable cause) {
        super(sentence, details, cause);
        this.kind = kind;
        this.arrived = arrived;
        this.code = null;
        this.serverMessage = "";
        this.data = null;
    }

    RpcException(
            Kind kind,
            Said sentence,
            String details,
            @Nullable Integer code,
            String serverMessage,
            @Nullable String data) {
        super(sentence, details, null);
        this.kind = kind;
        this.arrived = false;
        this.code = code;
        this.serverMessage = serverMessage;
        this.data = data;
    }

    /// For an [EndpointCheck] that turns an endpoint down.
    ///
    /// @param sentence why, for a person
    public static RpcException refused(Said sentence) {
        return new RpcException(Kind.REFUSED_ENDPOINT, false, sentence, null, null);
    }

    /// What a node's error answer becomes; also for hand-written clients in tests.
    ///
    /// @param data the error's `data` as text
    public static RpcException serverError(String method, int code, String serverMessage, @Nullable String data) {
        return ServerErrors.of(method, code, serverMessage, data);
    }

    /// For callers that find a result of the wrong form.
    ///
    /// @param method  whose result
    /// @param details technical text
    public static RpcException malformed(String method, String details) {
        return new RpcException(
                Kind.MALFORMED,
                true,
                Texts.say("answer.malformed"),
                method + ": " + details,
                null);
    }

    public Kind kind() {
        return kind;
    }

    /// Whether the node may have acted on the request although no proper answer came. False when it is certain that
    /// nothing was sent, and when the node answered with an error (see [#code]).
    ///
    /// For a submitted extrinsic `true` means: find out on the chain, do not send another.
    public boolean mayHaveArrived() {
        return arrived;
    }

    /// The node's error code.
    public OptionalInt code() {
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /// The node's own words, cut to a sane length and cleaned of control characters; empty when it said nothing.
    public String serverMessage() {
        return serverMessage;
    }

    /// The error's `data`: a text as it is, anything else as JSON; cut to a sane length.
    public Optional<String> data() {
        return Optional.ofNullable(data);
    }
}
