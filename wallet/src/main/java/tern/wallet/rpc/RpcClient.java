package tern.wallet.rpc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JSON-RPC 2.0 calls to one node at a time, over a WebSocket that is re-established when it drops.
///
/// All calls block and are meant for virtual threads; any number of threads may call at once. An interrupt ends a
/// waiting call with [RpcException.Kind#INTERRUPTED] and leaves the thread's interrupt flag set.
///
/// Nothing is ever sent twice behind the caller's back: a call that was in flight when the connection dropped fails
/// with [RpcException.Kind#CLOSED], and [RpcException#mayHaveArrived] says whether the node may have acted on it. Only
/// [#read] and [#readBatch], which the caller promises to be plain reads, are repeated.
///
/// A call made while no connection stands waits for the next one, at most [RpcOptions#connectTimeout]; it fails at
/// once with `UNREACHABLE` when the next attempt lies further away, and with `REFUSED_ENDPOINT` when every endpoint
/// was refused.
///
/// Parameters may be `null`, a `String`, a `Boolean`, an integer (`Integer`, `Long`, `BigInteger`), a `byte[]` (sent as
/// `0x` hex), or a `List` of these; anything else is an `IllegalArgumentException`.
public interface RpcClient extends AutoCloseable {

    /// Sends one request and waits for its result. A JSON `null` result is a node for which `isNull()` holds.
    ///
    /// @throws RpcException `SERVER_ERROR` when the node answered with an error
    JsonNode call(String method, @Nullable Object... params) throws RpcException;

    /// As [#call], for a plain read: repeated (up to [RpcOptions#readRetries] times, within the time limit, on the
    /// next connection or after the endpoint's pause) when the connection dropped or the endpoint said "too many".
    ///
    /// @throws IllegalArgumentException for a method that submits something
    JsonNode read(String method, @Nullable Object... params) throws RpcException;

    /// Sends all requests in ONE frame (more than [RpcOptions#maxBatch] entries: one frame for each so many, in
    /// turn) and waits for the answers, which come back in the order of the requests.
    ///
    /// Each entry fails alone. An endpoint that turns the whole batch away before running any of it (too many
    /// entries, batches not supported) gets it in smaller frames, and is remembered.
    ///
    /// @throws RpcException when not a single entry was answered
    List<RpcReply> batch(List<RpcRequest> requests) throws RpcException;

    /// As [#batch], for plain reads: repeated like [#read], only for the entries that are still unanswered, and cut
    /// in two when the answer is too long for one frame.
    List<RpcReply> readBatch(List<RpcRequest> requests) throws RpcException;

    /// Subscribes; `onItem` gets every notification's result, in order, on the client's dispatcher thread.
    ///
    /// Renewed after a reconnect, unless the method submits something (`author_submitAndWatchExtrinsic`): such a
    /// subscription ends with its connection. Use [#subscribe(SubscriptionSpec, SubscriptionListener)] to be told.
    RpcSubscription subscribe(
            String subscribeMethod,
            String unsubscribeMethod,
            List<? extends @Nullable Object> params,
            Consumer<JsonNode> onItem)
            throws RpcException;

    /// Subscribes, with a listener that also hears of gaps and of the end.
    RpcSubscription subscribe(SubscriptionSpec spec, SubscriptionListener listener) throws RpcException;

    /// The same connection with another time limit for calls. Closing the view changes nothing.
    RpcClient within(Duration timeLimit);

    /// The endpoint in use, or the one last tried; without user-info, query and long path parts, so it can be shown.
    URI endpoint();

    /// What the server said of the time when the connection that stands now was opened; empty without a connection, and
    /// where it said nothing.
    default Optional<ServerTime> serverTime() {
        return Optional.empty();
    }

    /// What the connection does now.
    RpcState state();

    /// Calls back with the present state, then on every change, in order, on a thread of the client. A slow watcher
    /// misses intermediate states, never the last one.
    ///
    /// @return what ends the watching
    AutoCloseable watchState(Consumer<RpcState> watcher);

    /// Frames with requests sent so far, over all connections; a batch is one frame.
    long framesSent();

    /// Tries to connect now instead of after the back-off, for a "try again" button or a network that came back. Does
    /// nothing while connected, and does not shorten a pause that an endpoint asked for.
    default void retryNow() {}

    /// Closes the connection and ends all calls and subscriptions. Never blocks for long; can be repeated.
    @Override
    void close();
}
