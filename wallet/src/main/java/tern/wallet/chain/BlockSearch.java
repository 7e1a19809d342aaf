package tern.wallet.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.units.Hash32;
import tools.jackson.databind.JsonNode;

/// Looks for a transaction in the blocks that could hold it: those of its era. Remembers what it has looked through, so
/// it can be asked again at every new block. For one thread.
///
/// Frames of one call: 1 for the hashes of the blocks not yet final, and 1 for every 16 blocks not looked through yet.
final class BlockSearch {

    private static final int HASHES_PER_FRAME = 256;
    private static final int BLOCKS_PER_FRAME = 16;

    private final ChainClient client;
    private final Hash32 extrinsic;
    private final long end;
    private final Set<Hash32> searched = new HashSet<>();
    private long next;

    /// @param first first block that could hold it
    /// @param end   first block that could not any more
    BlockSearch(ChainClient client, Hash32 extrinsic, long first, long end) {
        this.client = client;
        this.extrinsic = extrinsic;
        this.next = first;
        this.end = end;
    }

    /// Searches up to the best block.
    ///
    /// @param best      height of the best block
    /// @param finalized height of a block that was final before the call
    /// @return hash of the block of the best chain that holds the transaction
    Optional<Hash32> search(long best, long finalized) throws ChainException {
        long last = Math.min(best, end - 1);
        for (long from = next; from <= last; from += HASHES_PER_FRAME) {
            long to = Math.min(last, from + HASHES_PER_FRAME - 1);
            List<Hash32> hashes = hashes(from, to);
            Optional<Hash32> found = searchBlocks(hashes);
            if (found.isPresent()) {
                return found;
            }
            long looked = from + hashes.size() - 1;
            if (from == next) {
                next = Math.max(next, Math.min(looked, finalized) + 1);
            }
            if (looked < to) {
                break;
            }
        }
        return Optional.empty();
    }

    /// Whether every block that could hold it is final and was looked through.
    boolean exhausted() {
        return next >= end;
    }

    private List<Hash32> hashes(long from, long to) throws ChainException {
        List<RpcRequest> requests = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            requests.add(RpcRequest.of("chain_getBlockHash", number));
        }
        try {
            List<Hash32> hashes = new ArrayList<>();
            for (RpcReply reply : client.rpc().readBatch(requests)) {
                JsonNode hash = reply.resultOrThrow();
                if (hash.isNull()) {
                    // the chain became shorter meanwhile
                    break;
                }
                hashes.add(Json.hash(hash, "block hash"));
            }
            return hashes;
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }

    private Optional<Hash32> searchBlocks(List<Hash32> hashes) throws ChainException {
        List<Hash32> unread = hashes.stream().filter(hash -> !searched.contains(hash)).toList();
        for (int from = 0; from < unread.size(); from += BLOCKS_PER_FRAME) {
            List<Hash32> part = unread.subList(from, Math.min(unread.size(), from + BLOCKS_PER_FRAME));
            try {
                List<RpcReply> replies = client.rpc()
                        .readBatch(
                                part.stream().map(hash -> RpcRequest.of("chain_getBlock", hash.toString())).toList());
                for (int i = 0; i < part.size(); i++) {
                    if (holds(replies.get(i).resultOrThrow())) {
                        return Optional.of(part.get(i));
                    }
                    searched.add(part.get(i));
                }
            } catch (RpcException e) {
                throw Failures.state(e);
            }
        }
        return Optional.empty();
    }

    private boolean holds(JsonNode block) throws ChainException {
        JsonNode extrinsics = block.path("block").path("extrinsics");
        if (!extrinsics.isArray()) {
            throw Failures.malformed("block", "no extrinsics");
        }
        for (JsonNode one : extrinsics) {
            if (Extrinsics.hash(Json.bytes(one, "block.extrinsics")).equals(extrinsic)) {
                return true;
            }
        }
        return false;
    }
}
