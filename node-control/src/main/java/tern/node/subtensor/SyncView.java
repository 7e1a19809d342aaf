package tern.node.subtensor;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.wallet.rpc.RpcReply;
import tools.jackson.databind.JsonNode;

/// What a node answers about its sync at one moment.
///
/// @param needsPeers whether it says that a node like it should have some
/// @param current  `system_syncState`: its own newest block
/// @param highest  the newest of its peers
/// @param best     number of the newest header
/// @param finalHash of its newest final block
record SyncView(OptionalInt peers, boolean needsPeers, Optional<Boolean> syncing, OptionalLong current,
        OptionalLong highest,
        OptionalLong best, Optional<String> finalHash) {

    /// From `system_health`, `system_syncState`, `chain_getHeader`, `chain_getFinalizedHead`, in this order. What was not
    /// answered, or in another form, is empty.
    static SyncView of(java.util.List<RpcReply> replies) {
        JsonNode health = result(replies, 0);
        JsonNode sync = result(replies, 1);
        JsonNode header = result(replies, 2);
        JsonNode hash = result(replies, 3);
        return of(health, sync, header, hash);
    }

    static SyncView of(JsonNode health, JsonNode sync, JsonNode header, JsonNode hash) {
        JsonNode peers = health.path("peers");
        JsonNode syncing = health.path("isSyncing");
        return new SyncView(peers.canConvertToInt() && peers.isIntegralNumber()
                ? OptionalInt.of(peers.intValue())
                : OptionalInt.empty(), health.path("shouldHavePeers").asBoolean(true),
                syncing.isBoolean() ? Optional.of(syncing.booleanValue()) : Optional.empty(),
                number(sync.path("currentBlock")), number(sync.path("highestBlock")), number(header.path("number")),
                hash.isString() ? Optional.of(hash.stringValue()) : Optional.empty());
    }

    private static JsonNode result(java.util.List<RpcReply> replies, int at) {
        return at < replies.size() && replies.get(at) instanceof RpcReply.Result result
                ? result.value()
                : tools.jackson.databind.node.MissingNode.getInstance();
    }

    /// A number, as such or in hex, as headers have it.
    static OptionalLong number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
            return OptionalLong.of(node.longValue());
        }
        if (node.isString() && node.stringValue().matches("0x[0-9a-fA-F]{1,15}")) {
            return OptionalLong.of(Long.parseLong(node.stringValue(), 2, node.stringValue().length(), 16));
        }
        return OptionalLong.empty();
    }
}
