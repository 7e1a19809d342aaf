package tern.node.practice.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Head;
import tern.node.practice.store.StoreException;
import tern.wallet.crypto.Blake2;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `chainHead_v1_…`: following the head with pinned blocks, after the JSON-RPC specification of Polkadot. Operations are
/// carried out at once and answered in one piece; `continue` therefore has nothing to continue.
final class ChainHeadMethods implements Method.Group {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int ITEMS = 1_000;

    private final PracticeChain chain;
    private final Blocks blocks;
    private final ApiCalls calls;

    ChainHeadMethods(PracticeChain chain, ApiCalls calls) {
        this.chain = chain;
        this.blocks = new Blocks(chain);
        this.calls = calls;
    }

    @Override
    public void addTo(Map<String, Method> methods) {
        methods.put("chainHead_v1_follow", this::follow);
        methods.put("chainHead_v1_unfollow", (client, params) -> {
            client.unsubscribe(params.text(0));
            return Answer.none();
        });
        methods.put("chainHead_v1_header", this::header);
        methods.put("chainHead_v1_body", this::body);
        methods.put("chainHead_v1_call", this::call);
        methods.put("chainHead_v1_storage", this::storage);
        methods.put("chainHead_v1_unpin", this::unpin);
        methods.put("chainHead_v1_stopOperation", (client, params) -> Answer.none());
        methods.put("chainHead_v1_continue", (client, params) -> {
            throw new RpcError(RpcError.INVALID_CONTINUE, "Invalid continue call", null);
        });
    }

    private Answer follow(Client client, Params params) throws RpcError {
        boolean withRuntime = params.raw(0).isBoolean() && params.raw(0).booleanValue();
        Client.Subscription subscription = client.subscribe("chainHead_v1_followEvent");
        Follow follow = new Follow(chain, subscription, withRuntime);
        subscription.attach(follow);
        return ChainMethods.begin(chain, subscription, follow::accept, follow::begin);
    }

    /// The follow that the first argument names, if it runs and has the block of the second pinned.
    private static Optional<Follow> pinned(Client client, Params params) throws RpcError {
        Optional<Follow> follow = client.subscription(params.text(0))
                .map(Client.Subscription::part)
                .filter(Follow.class::isInstance)
                .map(Follow.class::cast);
        Hash32 hash = params.hash(1);
        if (follow.isPresent() && !follow.get().isPinned(hash)) {
            throw new RpcError(RpcError.NOT_PINNED, "Invalid block hash", hash.toString());
        }
        return follow;
    }

    private Answer header(Client client, Params params) throws RpcError, StoreException {
        if (pinned(client, params).isEmpty()) {
            return Answer.none();
        }
        Optional<Head> head = blocks.head(Optional.of(params.hash(1)));
        return head.isPresent() ? Answer.text(Hex.encode(head.get().header().toBytes())) : Answer.none();
    }

    /// Says that an operation has begun, and carries it out once that is on its way.
    private static Answer started(Follow follow, Follow.Operation operation) {
        String id = follow.nextOperation();
        ObjectNode node = NODES.objectNode();
        node.put("result", "started");
        node.put("operationId", id);
        return new Answer(node, () -> follow.carryOut(id, operation));
    }

    private static Answer noFollow() {
        ObjectNode node = NODES.objectNode();
        node.put("result", "limitReached");
        return Answer.of(node);
    }

    private Answer body(Client client, Params params) throws RpcError, StoreException {
        Optional<Follow> follow = pinned(client, params);
        Hash32 hash = params.hash(1);
        return follow.isEmpty() ? noFollow() : started(follow.get(), (to, id) -> {
            ArrayNode value = NODES.arrayNode();
            blocks.head(Optional.of(hash))
                    .ifPresent(head -> head.extrinsics().forEach(each -> value.add(Hex.encode(each))));
            ObjectNode node = Follow.event("operationBodyDone", id);
            node.set("value", value);
            to.send(node);
        });
    }

    private Answer call(Client client, Params params) throws RpcError {
        Optional<Follow> follow = pinned(client, params);
        Hash32 hash = params.hash(1);
        String method = params.text(2);
        byte[] args = params.bytes(3);
        return follow.isEmpty() ? noFollow() : started(follow.get(), (to, id) -> {
            ObjectNode node;
            try {
                String output = calls.hex(blocks.number(Optional.of(hash)), method, args);
                node = Follow.event("operationCallDone", id);
                node.put("output", output);
            } catch (RpcError e) {
                node = Follow.event("operationError", id);
                node.put("error", String.valueOf(e.getMessage()));
            }
            to.send(node);
        });
    }

    /// One thing that is asked of storage.
    ///
    /// @param kind `value`, `hash`, `descendantsValues` or `descendantsHashes`
    private record Item(byte[] key, String kind) {}

    private Answer storage(Client client, Params params) throws RpcError {
        Optional<Follow> follow = pinned(client, params);
        Hash32 hash = params.hash(1);
        if (params.has(3)) {
            throw RpcError.params("child tries are not kept here");
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode each : params.list(2)) {
            items.add(item(each));
        }
        if (follow.isEmpty()) {
            return noFollow();
        }
        Answer answer = started(follow.get(), (to, id) -> {
            if (items.stream().anyMatch(item -> item.kind().equals("closestDescendantMerkleValue"))) {
                ObjectNode node = Follow.event("operationError", id);
                node.put("error", "this node keeps no Merkle trie");
                to.send(node);
                return;
            }
            ArrayNode found = NODES.arrayNode();
            blocks.read(Optional.of(hash), (state, runtime) -> {
                items.forEach(item -> find(state, item, found));
                return true;
            });
            for (int from = 0; from < found.size(); from += ITEMS) {
                ObjectNode node = Follow.event("operationStorageItems", id);
                ArrayNode part = node.putArray("items");
                for (int at = from; at < Math.min(found.size(), from + ITEMS); at++) {
                    part.add(found.get(at));
                }
                to.send(node);
            }
            to.send(Follow.event("operationStorageDone", id));
        });
        ((ObjectNode) answer.result()).put("discardedItems", 0);
        return answer;
    }

    private static Item item(JsonNode node) throws RpcError {
        if (!node.path("key").isString() || !node.path("type").isString()) {
            throw RpcError.params("each item has a key and a type");
        }
        String kind = node.path("type").stringValue();
        if (!List.of("value", "hash", "descendantsValues", "descendantsHashes", "closestDescendantMerkleValue")
                .contains(kind)) {
            throw RpcError.params("unknown type of item: " + kind);
        }
        try {
            return new Item(Hex.decode(node.path("key").stringValue()), kind);
        } catch (IllegalArgumentException e) {
            throw RpcError.params("a key is no hex");
        }
    }

    private static void find(State state, Item item, ArrayNode found) {
        boolean hashes = item.kind().endsWith("ash") || item.kind().endsWith("Hashes");
        if (item.kind().startsWith("descendants")) {
            state.below(item.key()).forEach((key, value) -> add(found, key.bytes(), value, hashes));
        } else {
            byte @Nullable [] value = state.get(new State.Key(item.key()));
            if (value != null) {
                add(found, item.key(), value, hashes);
            }
        }
    }

    private static void add(ArrayNode found, byte[] key, byte[] value, boolean hash) {
        ObjectNode node = found.addObject();
        node.put("key", Hex.encode(key));
        if (hash) {
            node.put("hash", Hex.encode(Blake2.hash256(value)));
        } else {
            node.put("value", Hex.encode(value));
        }
    }

    private Answer unpin(Client client, Params params) throws RpcError {
        Optional<Client.Subscription> subscription = client.subscription(params.text(0));
        List<Hash32> hashes = params.hashOrHashes(1);
        if (subscription.isPresent() && subscription.get().part() instanceof Follow follow && !follow.unpin(hashes)) {
            throw new RpcError(RpcError.NOT_PINNED, "Invalid block hash", null);
        }
        return Answer.none();
    }
}
