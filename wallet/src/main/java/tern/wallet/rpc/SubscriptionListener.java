package tern.wallet.rpc;

import tools.jackson.databind.JsonNode;

/// Hears one subscription. All methods are called in order on the client's one dispatcher thread, so a slow listener
/// delays the others; what it throws is logged and does not harm the connection.
@FunctionalInterface
public interface SubscriptionListener {

    /// @param item the notification's `result`
    void onItem(JsonNode item);

    /// Something may have been missed: the connection dropped and the subscription was renewed, or this listener was
    /// too slow and the oldest items were dropped. What was derived from the items should be read afresh.
    default void onGap() {}

    /// No item will follow: the connection dropped and the subscription is not renewed, or the node turned the renewal
    /// down. Not called after [RpcSubscription#close] or [RpcClient#close].
    default void onEnd(RpcException reason) {}
}
