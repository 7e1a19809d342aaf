package tern.wallet.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// Lists the keys below several first keys of a map at once, without their values: a page of each in one frame.
final class KeyTails {

    /// What nodes allow at most.
    private static final int PAGE = 1000;

    private final ChainClient client;
    private final Hash32 at;
    private final int mostPages;

    KeyTails(ChainClient client, Hash32 at, int mostPages) {
        this.client = client;
        this.at = at;
        this.mostPages = mostPages;
    }

    private static final class Walk {
        final String prefix;
        final Set<String> tails = new HashSet<>();
        @Nullable
        String last;
        int pages;
        boolean more = true;
        boolean cut;

        Walk(String prefix) {
            this.prefix = prefix;
        }
    }

    /// @param firstKeys one walk for each
    /// @param lastKey   only keys that end with it; its hasher has to leave it readable
    /// @return for each walk what stands behind its first key, empty where this runtime has no such map
    List<StorageTails> read(String pallet, String itemName, List<Value> firstKeys, Value lastKey)
            throws ChainException {
        Runtime runtime = client.runtimeAt(at);
        Optional<StorageItem> item = runtime.metadata().findPallet(pallet).flatMap(p -> p.findStorage(itemName));
        if (item.isEmpty()) {
            return firstKeys.stream().map(_ -> new StorageTails(Set.of(), false)).toList();
        }
        try {
            byte[] end = runtime.metadata().codec().encode(item.get().keyTypes().getLast(), lastKey);
            String suffix = Hex.encode(end).substring(2);
            List<Walk> walks = new ArrayList<>();
            for (Value first : firstKeys) {
                walks.add(new Walk(Hex.encode(StorageKeys.key(runtime.metadata(), item.get(), first))));
            }
            List<Walk> open = new ArrayList<>(walks);
            while (!open.isEmpty()) {
                step(open, suffix);
                open.removeIf(walk -> !walk.more);
            }
            return walks.stream().map(walk -> new StorageTails(walk.tails, walk.cut)).toList();
        } catch (RpcException e) {
            throw Failures.state(e);
        } catch (ScaleException e) {
            throw Failures.malformed(Arrays.toString(new String[]{pallet, itemName}), e);
        }
    }

    private void step(List<Walk> open, String suffix) throws RpcException, ChainException {
        List<RpcRequest> requests = new ArrayList<>();
        for (Walk walk : open) {
            requests.add(RpcRequest.of("state_getKeysPaged", walk.prefix, PAGE, walk.last, at.toString()));
        }
        List<RpcReply> replies = client.rpc().readBatch(requests);
        for (int i = 0; i < open.size(); i++) {
            Walk walk = open.get(i);
            int found = 0;
            for (JsonNode node : replies.get(i).resultOrThrow()) {
                String key = Json.text(node, "storage.keys");
                if (!key.startsWith(walk.prefix) || (walk.last != null && key.compareTo(walk.last) <= 0)) {
                    throw Failures.malformed("storage.keys", "not in order");
                }
                if (key.endsWith(suffix)) {
                    walk.tails.add(key.substring(walk.prefix.length()));
                }
                walk.last = key;
                found++;
            }
            walk.pages++;
            walk.more = found == PAGE && walk.pages < mostPages;
            walk.cut = found == PAGE && !walk.more;
        }
    }
}
