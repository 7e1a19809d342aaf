package tern.node.subtensor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tern.node.subtensor.LocalRpc.FinalBlock;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcOptions;
import tools.jackson.databind.JsonNode;

/// Whether another node knows the same final block: its hash stands for everything before it, balances too.
final class BlockCompare {

    private static final RpcOptions OPTIONS = RpcOptions.defaults()
            .withConnectTimeout(Duration.ofSeconds(8))
            .withCallTimeout(Duration.ofSeconds(10));

    private BlockCompare() {}

    /// Asks one node after the other until one knows the block.
    ///
    /// @return empty when none answered or none is that far
    static Optional<Boolean> same(FinalBlock block, List<URI> nodes) throws InterruptedException {
        for (URI node : nodes) {
            try (RpcClient client = RpcConnections.open(List.of(node), OPTIONS, EndpointCheck.none())) {
                JsonNode hash = client.call("chain_getBlockHash", block.number());
                if (hash.isString()) {
                    return Optional.of(hash.stringValue().equalsIgnoreCase(block.hash()));
                }
            } catch (RpcException e) {
                if (e.kind() == RpcException.Kind.INTERRUPTED) {
                    throw new InterruptedException();
                }
                // the next one may answer
            }
        }
        return Optional.empty();
    }
}
