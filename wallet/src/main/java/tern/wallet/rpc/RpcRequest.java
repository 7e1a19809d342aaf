package tern.wallet.rpc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request of a batch.
///
/// @param method the node's method
/// @param params as for [RpcClient#call]; may hold `null`; anything else is an `IllegalArgumentException`
public record RpcRequest(String method, List<@Nullable Object> params) {

    public RpcRequest {
        // List.copyOf refuses null, which is a valid parameter
        params = Collections.unmodifiableList(new ArrayList<>(params));
        JsonOut.requireSendable(params);
    }

    public static RpcRequest of(String method, @Nullable Object... params) {
        return new RpcRequest(method, Arrays.asList(params));
    }

    /// Whether the method submits something, so that sending it twice could act twice.
    static boolean submits(String method) {
        return method.startsWith("author_submit")
                || method.startsWith("author_insert")
                || method.startsWith("author_rotate")
                || method.startsWith("transaction");
    }

    /// Parameters are left out: they can be large, and are nobody's business in a log.
    @Override
    public String toString() {
        return "RpcRequest[" + method + ", " + params.size() + " params]";
    }
}
