package tern.wallet.chain;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcSubscription;
import tern.wallet.units.Hash32;
import tools.jackson.databind.JsonNode;

/// Reloads the metadata when the chain's runtime is upgraded.
final class RuntimeWatch {

    /// Pause before metadata that could not be had is tried again.
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private RuntimeWatch() {}

    static Watch start(ChainClient client, Consumer<Runtime> onChange) throws ChainException {
        // what the watcher knows: a read may adopt an upgrade before it is announced here
        AtomicReference<Runtime> told = new AtomicReference<>(client.runtime());
        LatestWorker<JsonNode> worker = new LatestWorker<>(
                "state_subscribeRuntimeVersion", item -> changed(client, item, told, onChange));
        RpcSubscription subscription;
        try {
            subscription = client.rpc()
                    .subscribe(
                            "state_subscribeRuntimeVersion", "state_unsubscribeRuntimeVersion", List.of(),
                            worker::offer);
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
        worker.start();
        return () -> {
            subscription.close();
            worker.close();
        };
    }

    private static Duration changed(
            ChainClient client, JsonNode item, AtomicReference<Runtime> told, Consumer<Runtime> onChange) {
        try {
            Runtime before = told.get();
            RuntimeVersion version = RuntimeVersion.parse(item);
            if (version.sameCode(before.version())) {
                return Duration.ZERO;
            }
            // the report does not say at which block: the best one has it, or a newer one that is reported next
            Hash32 best = client.bestBlock().hash();
            Runtime now = client.adopt(client.runtimeAt(best).version(), best);
            if (now.version().sameCode(before.version())) {
                return AGAIN;
            }
            told.set(now);
            onChange.accept(now);
            return Duration.ZERO;
        } catch (ChainException e) {
            Log.log().warn("the runtime's new metadata cannot be had yet: {}", e.sentence(), e);
            return AGAIN;
        }
    }
}
