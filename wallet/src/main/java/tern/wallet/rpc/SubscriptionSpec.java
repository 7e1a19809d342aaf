package tern.wallet.rpc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to subscribe to.
///
/// @param subscribeMethod   for example `chain_subscribeNewHeads`
/// @param unsubscribeMethod for example `chain_unsubscribeNewHeads`
/// @param params            as for [RpcClient#call]
/// @param renewed           subscribe again on the next connection; impossible for methods that submit something
/// @param capacity          items kept for a slow listener. When full the oldest is dropped, so that the newest
///                          always arrives, and the listener hears [SubscriptionListener#onGap]
public record SubscriptionSpec(
        String subscribeMethod,
        String unsubscribeMethod,
        List<@Nullable Object> params,
        boolean renewed,
        int capacity) {

    /// Default of `capacity`.
    public static final int DEFAULT_CAPACITY = 256;

    public SubscriptionSpec {
        params = Collections.unmodifiableList(new ArrayList<>(params));
        if (renewed && RpcRequest.submits(subscribeMethod)) {
            throw new IllegalArgumentException(subscribeMethod + " must not be sent twice");
        }
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
    }

    /// Renewed where that is safe, with the default capacity.
    public static SubscriptionSpec of(
            String subscribeMethod, String unsubscribeMethod, List<? extends @Nullable Object> params) {
        return new SubscriptionSpec(
                subscribeMethod,
                unsubscribeMethod,
                new ArrayList<@Nullable Object>(params),
                !RpcRequest.submits(subscribeMethod),
                DEFAULT_CAPACITY);
    }

    @Override
    public String toString() {
        return "SubscriptionSpec[" + subscribeMethod + "]";
    }
}
