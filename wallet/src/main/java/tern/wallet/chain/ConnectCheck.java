package tern.wallet.chain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.units.Hash32;

/// Asks a new connection, in one frame, for everything that a client wants to know first, and refuses an endpoint of
/// another chain. Where the network's genesis is not known beforehand, the first endpoint's becomes the one that all
/// later endpoints must have.
///
/// Called on the connection's thread, read on the client's.
final class ConnectCheck implements EndpointCheck {

    private volatile @Nullable Hash32 genesis;
    private volatile @Nullable Frame frame;

    /// What the last accepted endpoint said when it was connected.
    ///
    /// @param genesis   hash of block 0
    /// @param version   runtime at its best block
    /// @param best      best block; empty when a new block arrived between the two answers that tell
    /// @param finalized hash of the last block that can no longer be undone
    record Frame(Hash32 genesis, RuntimeVersion version, Optional<BlockRef> best, Hash32 finalized) {}

    ConnectCheck(Optional<Hash32> genesis) {
        this.genesis = genesis.orElse(null);
    }

    /// @throws IllegalStateException before the first check
    Frame frame() {
        Frame seen = frame;
        if (seen == null) {
            throw new IllegalStateException("no endpoint was checked");
        }
        return seen;
    }

    @Override
    public void check(RpcClient probe) throws RpcException {
        List<RpcReply> replies = probe.readBatch(List.of(
                RpcRequest.of("chain_getBlockHash", 0),
                RpcRequest.of("state_getRuntimeVersion"),
                RpcRequest.of("chain_getFinalizedHead"),
                RpcRequest.of("chain_getBlockHash"),
                RpcRequest.of("chain_getHeader")));
        try {
            Hash32 found = Json.hash(replies.get(0).resultOrThrow(), "genesis");
            accept(found);
            RuntimeVersion version = RuntimeVersion.parse(replies.get(1).resultOrThrow());
            Hash32 finalized = Json.hash(replies.get(2).resultOrThrow(), "finalized head");
            Hash32 best = Json.hash(replies.get(3).resultOrThrow(), "best block");
            Header header = Header.parse(replies.get(4).resultOrThrow());
            frame = new Frame(found, version,
                    header.hash().equals(best) ? Optional.of(header.ref()) : Optional.empty(), finalized);
        } catch (ChainException e) {
            throw RpcException.malformed("connect", Failures.technical(e));
        }
    }

    private synchronized void accept(Hash32 found) throws RpcException {
        Hash32 wanted = genesis;
        if (wanted == null) {
            genesis = found;
        } else if (!wanted.equals(found)) {
            throw RpcException.refused(Texts.say("chain.wrong-genesis"));
        }
    }
}
