package tern.wallet.rpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which subscription a notification on one connection belongs to. Safe for many threads.
///
/// Some nodes (chopsticks among them) send notifications before the answer to the subscribing call. As long as such a
/// call is open, a bounded number of notifications with unknown ids is kept; the oldest goes first.
final class SubscriptionTable {

    private static final int MAX_EARLY = 64;

    private record Early(String id, JsonNode item) {}

    private final Map<String, ActiveSubscription> byId = new HashMap<>();
    private final Deque<Early> early = new ArrayDeque<>();
    private int subscribing;

    /// A subscribing call begins.
    synchronized void begin() {
        subscribing++;
    }

    /// A subscribing call is over, one way or the other.
    synchronized void end() {
        subscribing--;
        if (subscribing == 0) {
            early.clear();
        }
    }

    synchronized void put(String id, ActiveSubscription subscription) {
        byId.put(id, subscription);
    }

    synchronized @Nullable ActiveSubscription remove(String id) {
        return byId.remove(id);
    }

    /// @return the subscription of this id; absent, and the item kept or dropped, when there is none
    synchronized @Nullable ActiveSubscription find(String id, JsonNode item) {
        ActiveSubscription subscription = byId.get(id);
        if (subscription == null && subscribing > 0) {
            if (early.size() == MAX_EARLY) {
                early.removeFirst();
            }
            early.add(new Early(id, item));
        }
        return subscription;
    }

    /// Takes out the items of this id that came early.
    synchronized List<JsonNode> takeEarly(String id) {
        List<JsonNode> items = new ArrayList<>();
        Deque<Early> others = new ArrayDeque<>();
        for (Early one : early) {
            if (one.id().equals(id)) {
                items.add(one.item());
            } else {
                others.add(one);
            }
        }
        early.clear();
        early.addAll(others);
        return items;
    }

    /// The connection is gone.
    synchronized List<ActiveSubscription> clear() {
        List<ActiveSubscription> all = new ArrayList<>(byId.values());
        byId.clear();
        early.clear();
        return all;
    }

    /// A text or a whole number; absent for anything else.
    static @Nullable Object id(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
        }
        return null;
    }
}
