package tern.wallet.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tern.wallet.rpc.RpcException.Kind;

/// JSON-RPC 2.0 on one connection: matches answers to requests and notifications to subscriptions, whatever order they
/// come in. Safe for many threads.
final class Session implements Link.Handler {

    private static final int MAX_DETAILS = 200;

    private final Endpoint endpoint;
    private final JsonIn json;
    private final Link link;
    private final AtomicLong nextId = new AtomicLong(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SubscriptionTable subscriptions = new SubscriptionTable();

    // guarded by this
    private final Map<Long, Exchange> pending = new HashMap<>();
    private @Nullable RpcException cause;

    Session(
            Endpoint endpoint,
            RpcOptions options,
            JsonIn json,
            Dial dial,
            RandomGenerator random,
            AtomicLong framesSent) {
        this.endpoint = endpoint;
        this.json = json;
        this.link = new Link(endpoint, options, dial, random, framesSent, this);
    }

    void open() throws RpcException {
        link.open();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Nullable
    Duration retryAfter() {
        return link.retryAfter();
    }

    /// See [Link#serverTime].
    @Nullable
    ServerTime serverTime() {
        return link.serverTime();
    }

    /// See [Link#supervise].
    long supervise() {
        return link.supervise();
    }

    boolean isOpen() {
        return link.isUsable();
    }

    void close(RpcException why) {
        link.close(why);
    }

    void abort(RpcException why) {
        link.abort(why);
    }

    /// @return why it was closed; empty when it was not, in this time
    @Nullable
    RpcException awaitClosed(long nanos) throws InterruptedException {
        if (!closed.await(nanos, TimeUnit.NANOSECONDS)) {
            return null;
        }
        synchronized (this) {
            return cause;
        }
    }

    /// Sends one frame and waits for its answers until the deadline.
    ///
    /// @param array as an array, even for one request
    /// @throws RpcException when it could not be sent at all
    Exchange.Outcome exchange(List<RpcRequest> requests, boolean array, Deadline deadline) throws RpcException {
        Exchange exchange = begin(requests, array, null, deadline.remaining());
        return finish(exchange, deadline);
    }

    /// Subscribes, and attaches the subscription before any of its notifications is looked at.
    void subscribe(ActiveSubscription subscription, Deadline deadline) throws RpcException {
        SubscriptionSpec spec = subscription.spec();
        Exchange.ResultHook hook = new Exchange.ResultHook() {
            @Override
            public void result(JsonNode result, boolean wanted) {
                Object id = SubscriptionTable.id(result);
                if (id != null) {
                    subscribed(subscription, id, wanted);
                } else {
                    failed();
                }
            }

            @Override
            public void failed() {
                subscriptions.end();
            }
        };
        subscriptions.begin();
        Exchange exchange;
        try {
            RpcRequest request = new RpcRequest(spec.subscribeMethod(), spec.params());
            exchange = begin(List.of(request), false, hook, deadline.remaining());
        } catch (RpcException e) {
            subscriptions.end();
            throw e;
        }
        JsonNode result = finish(exchange, deadline).replies().get(0).resultOrThrow();
        if (SubscriptionTable.id(result) == null) {
            throw RpcException.malformed(spec.subscribeMethod(), "no subscription id");
        }
    }

    /// Tells the node in the background; its answer is of no interest.
    void unsubscribe(SubscriptionSpec spec, Object serverId) {
        subscriptions.remove(serverId.toString());
        try {
            begin(List.of(RpcRequest.of(spec.unsubscribeMethod(), serverId)), false, null, Duration.ofDays(1));
        } catch (RpcException e) {
            Texts.log().debug("{} is gone, nothing to unsubscribe from", endpoint.shown());
        }
    }

    private Exchange begin(
            List<RpcRequest> requests, boolean array, Exchange.@Nullable ResultHook hook, Duration remaining)
            throws RpcException {
        String method = requests.get(0).method();
        Duration wait = Duration.ofNanos(endpoint.frameWait(System.nanoTime()));
        if (wait.compareTo(remaining) > 0) {
            throw Failures.mustWait(endpoint.shown(), method, wait);
        }
        long firstId = nextId.getAndAdd(requests.size());
        Exchange exchange = new Exchange(requests, firstId, array, hook);
        synchronized (this) {
            if (cause != null) {
                throw Failures.copy(cause, method, false);
            }
            for (int i = 0; i < requests.size(); i++) {
                pending.put(firstId + i, exchange);
            }
        }
        if (!link.send(exchange)) {
            // closing: closed() may have run already and would not see this one
            forget(exchange);
            RpcException why = Failures.dropped(endpoint.shown(), null);
            exchange.fail(why);
        }
        return exchange;
    }

    private Exchange.Outcome finish(Exchange exchange, Deadline deadline) {
        try {
            if (!exchange.await(deadline.remaining())) {
                exchange.fail(Failures.timeout(
                        endpoint.shown(), exchange.methods(), deadline.limit(), exchange.isSent()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.fail(Failures.interrupted(exchange.methods(), exchange.isSent()));
        }
        // a subscription that was asked for stays known: when the answer comes it must be given back
        if (exchange.hook() == null || !exchange.isSent()) {
            forget(exchange);
        }
        return exchange.outcome();
    }

    private synchronized void forget(Exchange exchange) {
        boolean known = false;
        for (int i = 0; i < exchange.size(); i++) {
            known |= pending.remove(exchange.firstId() + i) != null;
        }
        Exchange.ResultHook hook = exchange.hook();
        if (known && hook != null) {
            hook.failed();
        }
    }

    @Override
    public void message(byte[] buffer, int length) throws WireException {
        JsonNode root;
        try {
            root = json.read(buffer, length);
        } catch (JacksonException e) {
            throw WireException.protocol("not JSON: " + Texts.clean(e.getOriginalMessage(), MAX_DETAILS));
        }
        if (!root.isArray()) {
            one(root);
            return;
        }
        Set<Exchange> touched = Collections.newSetFromMap(new IdentityHashMap<>());
        for (JsonNode node : root) {
            Exchange exchange = one(node);
            if (exchange != null && exchange.isArray()) {
                touched.add(exchange);
            }
        }
        for (Exchange exchange : touched) {
            // JSON-RPC 2.0 section 6: one array answers the whole batch
            exchange.fail(RpcException.malformed("batch", "not every entry was answered"));
            forget(exchange);
        }
    }

    /// @return the exchange it answers
    private @Nullable Exchange one(JsonNode node) {
        JsonNode id = node.get("id");
        JsonNode method = node.get("method");
        JsonNode error = node.get("error");
        if (id != null && id.isIntegralNumber() && id.canConvertToLong()) {
            return answer(id.longValue(), node);
        }
        boolean noId = id == null || id.isNull();
        if (noId && method != null && method.isString()) {
            notification(node);
        } else if (noId && error != null && !error.isNull()) {
            orphan(error);
        } else {
            ignored("neither an answer nor a notification");
        }
        return null;
    }

    private @Nullable Exchange answer(long id, JsonNode node) {
        Exchange exchange;
        synchronized (this) {
            exchange = pending.remove(id);
        }
        if (exchange == null) {
            ignored("an answer to nothing, or a second one");
            return null;
        }
        int index = (int) (id - exchange.firstId());
        String method = exchange.method(index);
        Exchange.ResultHook hook = exchange.hook();
        JsonNode result = node.get("result");
        JsonNode error = node.get("error");
        RpcReply reply;
        if (error != null && !error.isNull()) {
            RpcException failure = ServerErrors.of(method, error);
            noteRate(failure, exchange);
            reply = new RpcReply.Failure(failure);
        } else if (result != null) {
            endpoint.answered();
            reply = new RpcReply.Result(result);
        } else {
            reply = new RpcReply.Failure(RpcException.malformed(method, "neither a result nor an error"));
        }
        boolean wanted = exchange.answer(index, reply);
        try {
            if (hook != null) {
                if (reply instanceof RpcReply.Result(JsonNode value)) {
                    hook.result(value, wanted);
                } else {
                    hook.failed();
                }
            }
        } finally {
            // not before: a client that is closed by the caller must know the subscription
            exchange.release();
        }
        return exchange;
    }

    /// An error that names no request, as for a batch that is turned away as a whole: given to the one frame, or the
    /// one batch, that it can be about.
    private void orphan(JsonNode error) {
        Exchange only = null;
        int sent = 0;
        Exchange onlyBatch = null;
        int batches = 0;
        synchronized (this) {
            Set<Exchange> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
            distinct.addAll(pending.values());
            for (Exchange exchange : distinct) {
                if (exchange.isSent()) {
                    sent++;
                    only = exchange;
                    if (exchange.isArray()) {
                        batches++;
                        onlyBatch = exchange;
                    }
                }
            }
        }
        Exchange about = sent == 1 ? only : batches == 1 ? onlyBatch : null;
        if (about == null) {
            Texts.log().info("{} sent an error that names no request", endpoint.shown());
            return;
        }
        RpcException failure = ServerErrors.of(about.methods(), error);
        noteRate(failure, about);
        about.turnedAway(failure);
        forget(about);
    }

    private void noteRate(RpcException failure, Exchange exchange) {
        if (failure.kind() == Kind.RATE_LIMITED) {
            endpoint.tooMany(exchange.sentAt());
        } else {
            endpoint.answered();
        }
    }

    private void notification(JsonNode node) {
        JsonNode params = node.get("params");
        Object id = params == null ? null : SubscriptionTable.id(params.get("subscription"));
        if (params == null || id == null) {
            ignored("a notification without a subscription");
            return;
        }
        String key = id.toString();
        JsonNode item = params.get("result");
        JsonNode error = params.get("error");
        if (item == null && error == null) {
            ignored("a notification without content");
            return;
        }
        ActiveSubscription subscription = item == null ? subscriptions.remove(key) : subscriptions.find(key, item);
        if (subscription == null) {
            ignored("a notification of a subscription not known yet, or no more");
            return;
        }
        if (item != null) {
            subscription.offer(item);
        } else if (error != null) {
            subscription.end(ServerErrors.of(subscription.spec().subscribeMethod(), error));
        }
    }

    private void subscribed(ActiveSubscription subscription, Object id, boolean wanted) {
        String key = id.toString();
        boolean kept = false;
        if (wanted) {
            // listed first: closing may come as soon as it is attached, and takes it off the list
            subscriptions.put(key, subscription);
            kept = subscription.attach(this, id);
        }
        List<JsonNode> waiting = subscriptions.takeEarly(key);
        subscriptions.end();
        if (kept) {
            for (JsonNode item : waiting) {
                subscription.offer(item);
            }
        } else {
            unsubscribe(subscription.spec(), id);
        }
    }

    @Override
    public void closed(RpcException why) {
        List<Exchange> unanswered;
        synchronized (this) {
            cause = why;
            unanswered = new ArrayList<>(pending.values());
            pending.clear();
        }
        for (Exchange exchange : unanswered) {
            exchange.fail(why);
        }
        for (ActiveSubscription subscription : subscriptions.clear()) {
            subscription.detach(why);
        }
        closed.countDown();
    }

    private void ignored(String what) {
        Texts.log().debug("{} sent {}", endpoint.shown(), what);
    }
}
