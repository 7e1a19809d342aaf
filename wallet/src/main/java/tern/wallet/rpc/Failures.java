package tern.wallet.rpc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tern.wallet.rpc.RpcException.Kind;

/// Words for what goes wrong with a connection.
final class Failures {

    private static final int MAX_DETAILS = 500;

    private Failures() {}

    /// Making the connection failed.
    static RpcException opening(URI endpoint, Throwable cause) {
        String details = details(cause);
        if (cause instanceof WireException wire) {
            Duration wait = wire.retryAfter();
            String sentence = switch (wire.kind()) {
                case RATE_LIMITED ->
                    endpoint + " takes no more requests for the moment."
                            + (wait == null ? "" : " It asks to wait " + Texts.spoken(wait) + ".");
                case UNREACHABLE -> endpoint + " does not offer a connection (" + wire.getMessage() + ").";
                default -> endpoint + " does not answer as a node does.";
            };
            Kind kind = wire.kind() == Kind.CLOSED ? Kind.UNREACHABLE : wire.kind();
            return new RpcException(kind, false, sentence, details, cause);
        }
        String sentence;
        if (cause instanceof UnknownHostException) {
            sentence = "The name " + endpoint.getHost()
                    + " cannot be found.";
        } else if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            sentence = endpoint + " does not accept connections.";
        } else if (cause instanceof SocketTimeoutException) {
            sentence = endpoint + " did not answer in time.";
        } else if (isTls(cause)) {
            sentence = "A secure connection to " + endpoint + " could not be made: its certificate or encryption is"
                    + " not acceptable.";
        } else {
            sentence = "The connection to " + endpoint + " failed.";
        }
        return new RpcException(Kind.UNREACHABLE, false, sentence, details, cause);
    }

    static RpcException openingTimeout(URI endpoint, Duration limit) {
        return new RpcException(
                Kind.UNREACHABLE, false, endpoint + " did not answer within " + Texts.spoken(limit) + ".", null, null);
    }

    /// An open connection ended. Each call in flight gets its own copy, see [#copy].
    static RpcException dropped(URI endpoint, @Nullable Throwable cause) {
        Kind kind = cause instanceof WireException wire ? wire.kind() : Kind.CLOSED;
        String sentence = switch (kind) {
            case MALFORMED -> endpoint + " sent something that is not understood; the connection was closed.";
            case TOO_LARGE -> "A message from or to " + endpoint + " is too long; the connection was closed.";
            default -> "The connection to " + endpoint + " was lost.";
        };
        return new RpcException(kind, true, sentence, cause == null ? null : details(cause), cause);
    }

    static RpcException noSignOfLife(URI endpoint, Duration silence) {
        return new RpcException(
                Kind.CLOSED,
                true,
                "The connection to " + endpoint + " was lost.",
                "no sign of life for " + Texts.spoken(silence),
                null);
    }

    static RpcException clientClosed() {
        return new RpcException(Kind.CLOSED, true, "The connection was closed.", "closed here", null);
    }

    /// The same failure for one call, with its own stack trace.
    static RpcException copy(RpcException failure, String method, boolean arrived) {
        String details = method + failure.details().map(d -> ": " + d).orElse("");
        return new RpcException(failure.kind(), arrived, failure.sentence(), details, failure);
    }

    static RpcException timeout(URI endpoint, String method, Duration limit, boolean sent) {
        String sentence = sent
                ? endpoint + " did not answer within " + Texts.spoken(limit) + "."
                : "The request to " + endpoint + " had to wait for its turn for more than " + Texts.spoken(limit) + ".";
        return new RpcException(Kind.TIMEOUT, sent, sentence, method, null);
    }

    static RpcException mustWait(URI endpoint, String method, Duration wait) {
        return new RpcException(
                Kind.RATE_LIMITED,
                false,
                endpoint + " takes no more requests for the moment. Try again in " + Texts.spoken(wait) + ".",
                method,
                null);
    }

    static RpcException interrupted(String method, boolean sent) {
        return new RpcException(Kind.INTERRUPTED, sent, "The request was cancelled.", method, null);
    }

    private static boolean isTls(Throwable cause) {
        return cause instanceof SSLException;
    }

    private static String details(Throwable cause) {
        String message = cause.getMessage();
        String type = cause.getClass().getSimpleName();
        return Texts.clean(message == null ? type : type + ": " + message, MAX_DETAILS);
    }
}
