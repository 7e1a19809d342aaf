package tern.wallet.rpc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A subscription as the user holds it, over as many connections as it takes. Safe for many threads.
///
/// Items wait in a bounded queue; when a slow listener lets it fill up the oldest is dropped and the listener hears of
/// a gap: the newest head or balance always arrives, and whoever adds up changes knows to read afresh.
final class ActiveSubscription implements RpcSubscription {

    private final SubscriptionSpec spec;
    private final SubscriptionListener listener;
    private final Dispatcher dispatcher;
    private final Set<ActiveSubscription> all;

    private final Deque<JsonNode> items = new ArrayDeque<>();
    private boolean gap;
    private boolean closed;
    private boolean wasAttached;
    private @Nullable RpcException end;
    private @Nullable Session session;
    private @Nullable Object serverId;

    /// @param all where it stays listed while it is active
    ActiveSubscription(
            SubscriptionSpec spec,
            SubscriptionListener listener,
            Dispatcher dispatcher,
            Set<ActiveSubscription> all) {
        this.spec = spec;
        this.listener = listener;
        this.dispatcher = dispatcher;
        this.all = all;
    }

    SubscriptionSpec spec() {
        return spec;
    }

    /// The node knows it by this id now; false when it is no longer wanted.
    synchronized boolean attach(Session newSession, Object newServerId) {
        if (closed || end != null) {
            return false;
        }
        session = newSession;
        serverId = newServerId;
        all.add(this);
        if (wasAttached) {
            gap = true;
            dispatcher.post(this::deliverNext);
        }
        wasAttached = true;
        return true;
    }

    /// Whether it has to be asked for again on this connection.
    synchronized boolean isMissingOn(Session current) {
        return !closed && end == null && spec.renewed() && session != current;
    }

    /// The connection is gone.
    void detach(RpcException cause) {
        synchronized (this) {
            session = null;
            serverId = null;
        }
        if (!spec.renewed()) {
            end(Failures.copy(cause, spec.subscribeMethod(), true));
        }
    }

    synchronized void offer(JsonNode item) {
        if (closed || end != null) {
            return;
        }
        if (items.size() == spec.capacity()) {
            items.removeFirst();
            gap = true;
            items.add(item);
            // the dropped item's turn on the dispatcher serves this one
            return;
        }
        items.add(item);
        dispatcher.post(this::deliverNext);
    }

    /// No more items; those that wait are still delivered.
    synchronized void end(RpcException reason) {
        all.remove(this);
        if (closed || end != null) {
            return;
        }
        end = reason;
        dispatcher.post(this::deliverNext);
    }

    @Override
    public synchronized boolean isActive() {
        return !closed && end == null;
    }

    @Override
    public void close() {
        Session unsubscribeFrom;
        Object id;
        synchronized (this) {
            unsubscribeFrom = session;
            id = serverId;
            silence();
        }
        if (unsubscribeFrom != null && id != null) {
            unsubscribeFrom.unsubscribe(spec, id);
        }
    }

    /// Ends it without telling the node, whose connection ends anyway.
    synchronized void silence() {
        closed = true;
        session = null;
        serverId = null;
        items.clear();
        all.remove(this);
    }

    private void deliverNext() {
        boolean toldGap;
        synchronized (this) {
            if (closed) {
                return;
            }
            toldGap = gap;
            gap = false;
        }
        if (toldGap) {
            listener.onGap();
        }
        JsonNode item;
        RpcException reason = null;
        synchronized (this) {
            if (closed) {
                return;
            }
            item = items.poll();
            if (item == null && end != null) {
                reason = end;
                closed = true;
            }
        }
        if (item != null) {
            listener.onItem(item);
        } else if (reason != null) {
            listener.onEnd(reason);
        }
    }
}
