package tern.node.practice.rpc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An error answer. Codes: JSON-RPC 2.0 section 5.1, polkadot-sdk's `sc-rpc-api`, and the JSON-RPC specification of
/// Polkadot for `chainHead`.
public final class RpcError extends Exception {

    private static final long serialVersionUID = 1L;

    static final int PARSE = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int NO_METHOD = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL = -32603;
    static final int NOT_PINNED = -32801;
    static final int INVALID_CONTINUE = -32802;
    static final int CLIENT = 4003;
    /// Answers that only this kind of node gives.
    static final int PRACTICE = 9000;

    private final int code;
    private final @Nullable String data;

    RpcError(int code, String message, @Nullable String data) {
        super(message, null, false, false);
        this.code = code;
        this.data = data;
    }

    static RpcError params(String why) {
        return new RpcError(INVALID_PARAMS, "Invalid params", why);
    }

    static RpcError client(String what) {
        return new RpcError(CLIENT, "Client error: " + what, null);
    }

    static RpcError unknownBlock(String hash) {
        return client("UnknownBlock: Header was not found in the database: " + hash);
    }

    static RpcError discarded(String hash) {
        return client("UnknownBlock: State already discarded for " + hash);
    }

    int code() {
        return code;
    }

    Optional<String> data() {
        return Optional.ofNullable(data);
    }
}
