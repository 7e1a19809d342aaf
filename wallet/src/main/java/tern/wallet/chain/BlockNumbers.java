package tern.wallet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tools.jackson.databind.JsonNode;

/// Blocks by their numbers: on the chain that the node holds for the best one.
final class BlockNumbers {

    private BlockNumbers() {}

    /// One frame for any number of them.
    ///
    /// @return in the order asked for; empty for a number that the node has no block of
    static List<Optional<BlockRef>> find(ChainClient client, List<Long> numbers) throws ChainException {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<RpcRequest> requests = new ArrayList<>(numbers.size());
        for (long number : numbers) {
            requests.add(RpcRequest.of("chain_getBlockHash", number));
        }
        try {
            List<RpcReply> replies = client.rpc().readBatch(requests);
            List<Optional<BlockRef>> blocks = new ArrayList<>(numbers.size());
            for (int i = 0; i < numbers.size(); i++) {
                JsonNode hash = replies.get(i).resultOrThrow();
                blocks.add(hash.isNull()
                        ? Optional.empty()
                        : Optional.of(new BlockRef(numbers.get(i), Json.hash(hash, "block hash"))));
            }
            return blocks;
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }
}
