package tern.wallet.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.StorageKeys;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Reads a storage map page by page: each frame asks for the values of the keys known so far and for the next keys.
final class StoragePages {

    /// What nodes allow at most.
    private static final int PAGE = 1000;

    private final ChainClient client;
    private final Hash32 at;

    StoragePages(ChainClient client, Hash32 at) {
        this.client = client;
        this.at = at;
    }

    List<Entry> read(String pallet, String itemName, Value... partialKeys) throws ChainException {
        Runtime runtime = client.runtimeAt(at);
        Optional<StorageItem> item = runtime.metadata().findPallet(pallet).flatMap(p -> p.findStorage(itemName));
        if (item.isEmpty()) {
            return List.of();
        }
        if (partialKeys.length >= item.get().hashers().size()) {
            throw Failures.missing(item.get() + " as a map below " + partialKeys.length + " keys");
        }
        try {
            String prefix = Hex.encode(StorageKeys.key(runtime.metadata(), item.get(), partialKeys));
            List<Entry> entries = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            boolean more = true;
            while (more || !keys.isEmpty()) {
                List<RpcRequest> requests = new ArrayList<>();
                if (!keys.isEmpty()) {
                    requests.add(RpcRequest.of("state_queryStorageAt", keys, at.toString()));
                }
                if (more) {
                    requests.add(RpcRequest.of("state_getKeysPaged", prefix, PAGE,
                            keys.isEmpty() ? null : keys.getLast(), at.toString()));
                }
                List<RpcReply> replies = client.rpc().readBatch(requests);
                if (!keys.isEmpty()) {
                    decode(runtime, item.get(), keys, replies.getFirst().resultOrThrow(), entries);
                }
                keys = more ? keys(replies.getLast().resultOrThrow(), prefix, keys) : List.of();
                more = keys.size() == PAGE;
            }
            return List.copyOf(entries);
        } catch (RpcException e) {
            throw Failures.state(e);
        } catch (ScaleException e) {
            throw Failures.malformed(item.get().toString(), e);
        }
    }

    /// @throws ChainException also when the node goes round in circles
    private static List<String> keys(JsonNode answer, String prefix, List<String> before) throws ChainException {
        List<String> keys = new ArrayList<>();
        String last = before.isEmpty() ? "" : before.getLast();
        for (JsonNode node : answer) {
            String key = Json.text(node, "storage.keys");
            if (!key.startsWith(prefix) || key.compareTo(last) <= 0) {
                throw Failures.malformed("storage.keys", "not in order");
            }
            keys.add(key);
            last = key;
        }
        return keys;
    }

    private void decode(
            Runtime runtime, StorageItem item, List<String> keys, JsonNode answer, List<Entry> entries)
            throws ChainException, ScaleException {
        Map<String, JsonNode> values = new HashMap<>();
        for (JsonNode set : answer) {
            for (JsonNode change : set.path("changes")) {
                values.put(Json.text(change.path(0), "storage.key"), change.path(1));
            }
        }
        for (String key : keys) {
            @Nullable
            JsonNode value = values.get(key);
            if (value == null || value.isNull()) {
                throw Failures.malformed("storage", "no value for a key that the node listed");
            }
            entries.add(new Entry(
                    parts(runtime, item, Hex.decode(key)),
                    runtime.codec().decode(item.valueType(), Json.bytes(value, "storage.value"))));
        }
    }

    /// The key's values; of a key that its hasher hides, the hash.
    private static List<Value> parts(Runtime runtime, StorageItem item, byte[] key) throws ScaleException {
        List<Optional<Value>> parsed = StorageKeys.parse(runtime.metadata(), item, key);
        List<Value> parts = new ArrayList<>();
        int at = StorageKeys.prefix(item).length;
        for (int i = 0; i < parsed.size(); i++) {
            int hash = item.hashers().get(i).hashLength();
            Optional<Value> part = parsed.get(i);
            parts.add(part.isPresent() ? part.get() : Value.of(Arrays.copyOfRange(key, at, at + hash)));
            at += hash;
            if (part.isPresent()) {
                at += runtime.codec().encode(item.keyTypes().get(i), part.get()).length;
            }
        }
        return parts;
    }
}
