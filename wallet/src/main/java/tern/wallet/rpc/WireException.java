package tern.wallet.rpc;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import java.time.Duration;

/// The other side does not keep to WebSocket, or turned the handshake away.
final class WireException extends IOException {

    private static final long serialVersionUID = 1L;

    private final RpcException.Kind kind;
    private final int closeCode;
    private final int status;
    private final @Nullable Duration retryAfter;

    private WireException(RpcException.Kind kind, String message, int closeCode, int status,
            @Nullable Duration retryAfter) {
        super(message);
        this.status = status;
        this.kind = kind;
        this.closeCode = closeCode;
        this.retryAfter = retryAfter;
    }

    /// RFC 6455 close code 1002.
    static WireException protocol(String message) {
        return new WireException(RpcException.Kind.MALFORMED, message, 1002, 0, null);
    }

    /// RFC 6455 close code 1009.
    static WireException tooLarge(String message) {
        return new WireException(RpcException.Kind.TOO_LARGE, message, 1009, 0, null);
    }

    /// The close frame of the other side; its code is echoed.
    static WireException closed(int code, String reason) {
        // 1009: what we sent is too long for the node
        RpcException.Kind kind = code == 1009 ? RpcException.Kind.TOO_LARGE : RpcException.Kind.CLOSED;
        String text = "close code " + code + (reason.isEmpty() ? "" : ": " + reason);
        return new WireException(kind, text, code == 0 ? 1000 : code, 0, null);
    }

    /// An HTTP answer other than 101.
    static WireException handshake(RpcException.Kind kind, String message, @Nullable Duration retryAfter) {
        return new WireException(kind, message, 0, 0, retryAfter);
    }

    /// An HTTP answer that says there is no WebSocket here.
    static WireException turnedAway(int status, String message, @Nullable Duration retryAfter) {
        return new WireException(RpcException.Kind.UNREACHABLE, message, 0, status, retryAfter);
    }

    RpcException.Kind kind() {
        return kind;
    }

    /// The code to close with; 0 when no WebSocket is open.
    int closeCode() {
        return closeCode;
    }

    /// Of the HTTP answer that turned the handshake away; 0 when there was none.
    int status() {
        return status;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
