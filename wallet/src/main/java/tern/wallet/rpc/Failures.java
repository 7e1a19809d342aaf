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
import tern.wallet.units.Said;

/// Words for what goes wrong with a connection.
final class Failures {

    private static final int MAX_DETAILS = 500;

    private Failures() {}

    /// Making the connection failed.
    static RpcException opening(URI endpoint, Throwable cause) {
        String details = details(cause);
        if (cause instanceof WireException wire) {
            Duration wait = wire.retryAfter();
            Said sentence = switch (wire.kind()) {
                case RATE_LIMITED ->
                    wait == null
                            ? Texts.say("endpoint.busy", endpoint)
                            : Texts.say("endpoint.busy.wait", endpoint, Texts.spoken(wait));
                case UNREACHABLE -> Texts.say(turnedAway(wire.status()), endpoint, wire.status());
                default -> Texts.say("endpoint.no-node", endpoint);
            };
            Kind kind = wire.kind() == Kind.CLOSED ? Kind.UNREACHABLE : wire.kind();
            return new RpcException(kind, false, sentence, details, cause);
        }
        Said sentence;
        if (cause instanceof UnknownHostException) {
            sentence = Texts.say("endpoint.no-name", endpoint.getHost());
        } else if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            sentence = Texts.say("endpoint.refuses", endpoint);
        } else if (cause instanceof SocketTimeoutException) {
            sentence = Texts.say("endpoint.late", endpoint);
        } else if (isTls(cause)) {
            sentence = Texts.say("endpoint.insecure", endpoint);
        } else {
            sentence = Texts.say("endpoint.failed", endpoint);
        }
        return new RpcException(Kind.UNREACHABLE, false, sentence, details, cause);
    }

    /// The text for an HTTP answer that is no connection.
    private static String turnedAway(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> "endpoint.http.moved";
            case 401, 403 -> "endpoint.http.forbidden";
            case 404 -> "endpoint.http.nothing";
            case 502, 503, 504 -> "endpoint.http.unavailable";
            default -> "endpoint.http.other";
        };
    }

    static RpcException openingTimeout(URI endpoint, Duration limit) {
        return new RpcException(
                Kind.UNREACHABLE, false, Texts.say("endpoint.late.after", endpoint, Texts.spoken(limit)), null, null);
    }

    /// An open connection ended. Each call in flight gets its own copy, see [#copy].
    static RpcException dropped(URI endpoint, @Nullable Throwable cause) {
        Kind kind = cause instanceof WireException wire ? wire.kind() : Kind.CLOSED;
        Said sentence = switch (kind) {
            case MALFORMED -> Texts.say("endpoint.not-understood", endpoint);
            case TOO_LARGE -> Texts.say("endpoint.too-long", endpoint);
            default -> Texts.say("endpoint.lost", endpoint);
        };
        return new RpcException(kind, true, sentence, cause == null ? null : details(cause), cause);
    }

    static RpcException noSignOfLife(URI endpoint, Duration silence) {
        return new RpcException(
                Kind.CLOSED,
                true,
                Texts.say("endpoint.lost", endpoint),
                "no sign of life for " + Texts.spoken(silence),
                null);
    }

    static RpcException clientClosed() {
        return new RpcException(Kind.CLOSED, true, Texts.say("endpoint.closed"), "closed here", null);
    }

    /// The same failure for one call, with its own stack trace.
    static RpcException copy(RpcException failure, String method, boolean arrived) {
        String details = method + failure.details().map(d -> ": " + d).orElse("");
        return new RpcException(failure.kind(), arrived, failure.said(), details, failure);
    }

    static RpcException timeout(URI endpoint, String method, Duration limit, boolean sent) {
        Said sentence = sent
                ? Texts.say("endpoint.late.after", endpoint, Texts.spoken(limit))
                : Texts.say("endpoint.queue", endpoint, Texts.spoken(limit));
        return new RpcException(Kind.TIMEOUT, sent, sentence, method, null);
    }

    static RpcException mustWait(URI endpoint, String method, Duration wait) {
        return new RpcException(
                Kind.RATE_LIMITED,
                false,
                Texts.say("endpoint.busy.again", endpoint, Texts.spoken(wait)),
                method,
                null);
    }

    static RpcException interrupted(String method, boolean sent) {
        return new RpcException(Kind.INTERRUPTED, sent, Texts.say("endpoint.cancelled"), method, null);
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
