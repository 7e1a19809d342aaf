package tern.wallet.chain;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcSubscription;
import tools.jackson.databind.JsonNode;

/// Follows block heads. The subscription is renewed after a reconnect and then begins with the newest head, so nothing
/// has to be asked for after a gap.
final class HeadWatch {

    private HeadWatch() {}

    /// The best block, now and whenever it changes.
    static Watch heads(RpcClient rpc, Consumer<BlockRef> onBest) throws ChainException {
        return start(rpc, "chain_subscribeNewHeads", "chain_unsubscribeNewHeads", onBest);
    }

    /// The newest final block.
    static Watch finalized(RpcClient rpc, Consumer<BlockRef> onFinalized) throws ChainException {
        return start(rpc, "chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads", onFinalized);
    }

    private static Watch start(
            RpcClient rpc, String subscribe, String unsubscribe, Consumer<BlockRef> watcher) throws ChainException {
        LatestWorker<JsonNode> worker = new LatestWorker<>(subscribe, head -> {
            try {
                watcher.accept(Header.parse(head).ref());
            } catch (ChainException e) {
                Log.log().warn("a head cannot be read: {}", e.details().orElse(""), e);
            }
            return Duration.ZERO;
        });
        RpcSubscription subscription;
        try {
            subscription = rpc.subscribe(subscribe, unsubscribe, List.of(), worker::offer);
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
        worker.start();
        return () -> {
            subscription.close();
            worker.close();
        };
    }
}
