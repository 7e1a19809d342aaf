package tern.wallet.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tern.wallet.rpc.RpcException.Kind;
import tools.jackson.databind.JsonNode;

/// Calls and batches over whatever connection stands.
abstract class CallingClient implements RpcClient {

    private final Duration limit;
    private final RpcOptions options;

    CallingClient(Duration limit, RpcOptions options) {
        this.limit = limit;
        this.options = options;
    }

    /// An open connection.
    ///
    /// @param method for texts
    abstract Session session(Deadline deadline, String method) throws RpcException;

    abstract RpcSubscription subscribe(SubscriptionSpec spec, SubscriptionListener listener, Deadline deadline)
            throws RpcException;

    @Override
    public final JsonNode call(String method, @Nullable Object... params) throws RpcException {
        return single(RpcRequest.of(method, params), false);
    }

    @Override
    public final JsonNode read(String method, @Nullable Object... params) throws RpcException {
        requireRead(method);
        return single(RpcRequest.of(method, params), true);
    }

    @Override
    public final List<RpcReply> batch(List<RpcRequest> requests) throws RpcException {
        return many(requests, 0, false);
    }

    @Override
    public final List<RpcReply> readBatch(List<RpcRequest> requests) throws RpcException {
        for (RpcRequest request : requests) {
            requireRead(request.method());
        }
        return many(requests, options.readRetries(), true);
    }

    @Override
    public final RpcSubscription subscribe(
            String subscribeMethod,
            String unsubscribeMethod,
            List<? extends @Nullable Object> params,
            Consumer<JsonNode> onItem)
            throws RpcException {
        return subscribe(SubscriptionSpec.of(subscribeMethod, unsubscribeMethod, params), onItem::accept);
    }

    @Override
    public final RpcSubscription subscribe(SubscriptionSpec spec, SubscriptionListener listener) throws RpcException {
        return subscribe(spec, listener, Deadline.after(limit));
    }

    @Override
    public final RpcClient within(Duration timeLimit) {
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("time limit " + timeLimit);
        }
        return new ClientView(this, timeLimit, options);
    }

    /// Whether waiting and asking again can help.
    static boolean isPassing(RpcException failure) {
        return failure.kind() == Kind.CLOSED || failure.kind() == Kind.RATE_LIMITED;
    }

    private JsonNode single(RpcRequest request, boolean repeatable) throws RpcException {
        Deadline deadline = Deadline.after(limit);
        for (int attempt = 0;; attempt++) {
            try {
                Session session = session(deadline, request.method());
                Exchange.Outcome outcome = session.exchange(List.of(request), false, deadline);
                return outcome.replies().get(0).resultOrThrow();
            } catch (RpcException e) {
                // what met a connection at its end and was never sent is as good as new
                boolean unsent = e.kind() == Kind.CLOSED && !e.mayHaveArrived();
                boolean again = unsent || (repeatable && isPassing(e));
                if (!again || attempt >= options.readRetries() || deadline.isOver()) {
                    throw e;
                }
            }
        }
    }

    private List<RpcReply> many(List<RpcRequest> requests, int retries, boolean repeatable) throws RpcException {
        if (requests.isEmpty()) {
            return List.of();
        }
        Deadline deadline = Deadline.after(limit);
        BatchRun run = new BatchRun(this, new ArrayList<>(requests), repeatable, options.maxBatch(), deadline);
        run.round();
        for (int attempt = 0; attempt < retries && run.hasPassingFailures() && !deadline.isOver(); attempt++) {
            run.round();
        }
        return run.replies();
    }

    private static void requireRead(String method) {
        if (RpcRequest.submits(method)) {
            throw new IllegalArgumentException(method + " must not be sent twice");
        }
    }
}
