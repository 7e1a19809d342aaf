package tern.node.subtensor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcOptions;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.rpc.RpcState;
import tools.jackson.databind.JsonNode;

/// Questions to the node on this computer, one frame at each look. For one thread.
final class LocalRpc implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final RpcOptions OPTIONS = RpcOptions.defaults()
            .withConnectTimeout(Duration.ofSeconds(2))
            .withCallTimeout(LONGEST)
            .withBackOff(Duration.ofMillis(100), Duration.ofMillis(500));
    private static final List<RpcRequest> LOOK = List.of(RpcRequest.of("system_health"),
            RpcRequest.of("system_syncState"), RpcRequest.of("chain_getHeader"),
            RpcRequest.of("chain_getFinalizedHead"));

    private final RpcClient client;
    private final URI endpoint;
    private Optional<String> finalHash = Optional.empty();
    private OptionalLong finalNumber = OptionalLong.empty();
    private Optional<String> genesis = Optional.empty();
    private Optional<String> version = Optional.empty();

    LocalRpc(URI endpoint) {
        this.endpoint = endpoint;
        this.client = RpcConnections.start(List.of(endpoint), OPTIONS, EndpointCheck.none());
    }

    /// One look.
    record Look(SyncView view, OptionalLong finalized) {}

    /// Asks; empty when it does not answer now.
    Optional<Look> look() {
        if (!(client.state() instanceof RpcState.Connected)) {
            return Optional.empty();
        }
        try {
            List<RpcReply> replies = client.batch(LOOK);
            SyncView view = SyncView.of(replies);
            if (view.finalHash().isPresent() && !view.finalHash().equals(finalHash)) {
                finalNumber = SyncView.number(client.call("chain_getHeader", view.finalHash().get()).path("number"));
                finalHash = view.finalHash();
            }
            return Optional.of(new Look(view, finalNumber));
        } catch (RpcException e) {
            // it is busy, ending or just starting: the next look tells, and a long silence is noticed by the tracker
            return Optional.empty();
        }
    }

    /// Hash of its block 0, once it has answered that.
    Optional<String> genesis() {
        if (genesis.isEmpty()) {
            genesis = text("chain_getBlockHash", 0);
        }
        return genesis;
    }

    /// As it calls itself.
    Optional<String> version() {
        if (version.isEmpty()) {
            version = text("system_version");
        }
        return version;
    }

    /// Number and hash of its newest final block.
    record FinalBlock(long number, String hash) {}

    Optional<FinalBlock> finalBlock() {
        return finalHash.isPresent() && finalNumber.isPresent()
                ? Optional.of(new FinalBlock(finalNumber.getAsLong(), finalHash.get()))
                : Optional.empty();
    }

    private Optional<String> text(String method, Object... params) {
        try {
            JsonNode node = client.call(method, params);
            return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
        } catch (RpcException e) {
            return Optional.empty();
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        client.close();
    }
}
