package tern.node.practice.rpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.node.practice.chain.ChainEvent;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.frame.State;
import tern.node.practice.store.StoreException;
import tern.wallet.crypto.Blake2;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `state_…`: storage, runtime calls, metadata, versions.
final class StateMethods implements Method.Group {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_KEYS = 1_000;
    private static final int MOST_PAIRS = 100_000;

    private final PracticeChain chain;
    private final Blocks blocks;
    private final ApiCalls calls;

    StateMethods(PracticeChain chain, ApiCalls calls) {
        this.chain = chain;
        this.blocks = new Blocks(chain);
        this.calls = calls;
    }

    @Override
    public void addTo(Map<String, Method> methods) {
        for (String name : List.of("state_getStorage", "state_getStorageAt")) {
            methods.put(name, (client, params) -> value(params, Hex::encode));
        }
        for (String name : List.of("state_getStorageHash", "state_getStorageHashAt")) {
            methods.put(name, (client, params) -> value(params, bytes -> Hex.encode(Blake2.hash256(bytes))));
        }
        for (String name : List.of("state_getStorageSize", "state_getStorageSizeAt")) {
            methods.put(name, this::size);
        }
        methods.put("state_queryStorageAt", this::queryAt);
        methods.put("state_getKeysPaged", this::keysPaged);
        methods.put("state_getKeysPagedAt", this::keysPaged);
        methods.put("state_getKeys", this::keys);
        methods.put("state_getPairs", this::pairs);
        methods.put("state_call", this::call);
        methods.put("state_callAt", this::call);
        methods.put("state_getMetadata", (client, params) -> Answer.text(
                blocks.read(params.optionalHash(0), (state, runtime) -> Hex.encode(runtime.metadata(14)))));
        for (String name : List.of("state_getRuntimeVersion", "chain_getRuntimeVersion")) {
            methods.put(name, (client, params) -> Answer.of(
                    blocks.read(params.optionalHash(0), (state, runtime) -> Shapes.version(runtime))));
        }
        for (String prefix : List.of("state", "chain")) {
            methods.put(prefix + "_subscribeRuntimeVersion", this::subscribeVersion);
            methods.put(prefix + "_unsubscribeRuntimeVersion", ChainMethods::unsubscribe);
        }
        methods.put("state_subscribeStorage", this::subscribeStorage);
        methods.put("state_unsubscribeStorage", ChainMethods::unsubscribe);
    }

    /// How a value is shown.
    @FunctionalInterface
    private interface Show {
        String show(byte[] value);
    }

    private Answer value(Params params, Show show) throws RpcError, StoreException {
        State.Key key = new State.Key(params.bytes(0));
        byte @Nullable [] value = blocks.read(params.optionalHash(1), (state, runtime) -> Optional
                .ofNullable(state.get(key))).orElse(null);
        return value == null ? Answer.none() : Answer.text(show.show(value));
    }

    /// Of one value, or of all below a prefix, as real nodes do it.
    private Answer size(Client client, Params params) throws RpcError, StoreException {
        State.Key key = new State.Key(params.bytes(0));
        long size = blocks.read(params.optionalHash(1), (state, runtime) -> {
            byte[] value = state.get(key);
            return value != null
                    ? (long) value.length
                    : state.below(key.bytes()).values().stream().mapToLong(each -> each.length).sum();
        });
        return size == 0 ? Answer.none() : Answer.number(size);
    }

    private Answer queryAt(Client client, Params params) throws RpcError, StoreException {
        List<byte[]> keys = params.byteLists(0);
        Optional<Hash32> at = params.optionalHash(1);
        Hash32 hash = chain.hash(blocks.number(at)).orElseThrow();
        ArrayNode changes = NODES.arrayNode();
        blocks.read(Optional.of(hash), (state, runtime) -> {
            keys.forEach(key -> addChange(changes, key, state.get(new State.Key(key))));
            return true;
        });
        return Answer.of(NODES.arrayNode().add(set(hash, changes)));
    }

    private static void addChange(ArrayNode changes, byte[] key, byte @Nullable [] value) {
        ArrayNode pair = changes.addArray().add(Hex.encode(key));
        if (value == null) {
            pair.addNull();
        } else {
            pair.add(Hex.encode(value));
        }
    }

    private Answer keysPaged(Client client, Params params) throws RpcError, StoreException {
        byte[] prefix = params.has(0) ? params.bytes(0) : new byte[0];
        long count = params.number(1);
        if (count > MOST_KEYS) {
            throw new RpcError(4002, "count exceeds maximum value. value: " + count + ", max: " + MOST_KEYS, null);
        }
        Optional<State.Key> after = params.has(2) ? Optional.of(new State.Key(params.bytes(2))) : Optional.empty();
        ArrayNode keys = NODES.arrayNode();
        blocks.read(params.optionalHash(3), (state, runtime) -> {
            var all = state.keys(prefix);
            var rest = after.isPresent() && after.get().compareTo(new State.Key(prefix)) >= 0
                    ? all.tailSet(after.get(), false)
                    : all;
            rest.stream().limit(count).forEach(key -> keys.add(Hex.encode(key.bytes())));
            return true;
        });
        return Answer.of(keys);
    }

    private Answer keys(Client client, Params params) throws RpcError, StoreException {
        byte[] prefix = params.bytes(0);
        ArrayNode keys = NODES.arrayNode();
        blocks.read(params.optionalHash(1), (state, runtime) -> {
            state.keys(prefix)
                    .stream()
                    .limit(MOST_PAIRS)
                    .forEach(key -> keys.add(Hex.encode(key.bytes())));
            return true;
        });
        return Answer.of(keys);
    }

    private Answer pairs(Client client, Params params) throws RpcError, StoreException {
        byte[] prefix = params.bytes(0);
        ArrayNode pairs = NODES.arrayNode();
        blocks.read(params.optionalHash(1), (state, runtime) -> {
            state.below(prefix)
                    .entrySet()
                    .stream()
                    .limit(MOST_PAIRS)
                    .forEach(entry -> addChange(pairs, entry.getKey().bytes(), entry.getValue()));
            return true;
        });
        return Answer.of(pairs);
    }

    private Answer call(Client client, Params params) throws RpcError, StoreException {
        String method = params.text(0);
        byte[] args = params.has(1) ? params.bytes(1) : new byte[0];
        return Answer.text(calls.hex(blocks.number(params.optionalHash(2)), method, args));
    }

    private Answer subscribeVersion(Client client, Params params) throws RpcError, StoreException {
        Client.Subscription subscription = client.subscribe("state_runtimeVersion");
        return ChainMethods.begin(chain, subscription, event -> {
            if (event instanceof ChainEvent.Block made && made.upgraded() != null) {
                subscription.send(Shapes.version(made.upgraded()));
            }
        }, (best, finalized) -> {
            try {
                chain.read(best.number(), (state, runtime) -> runtime)
                        .ifPresent(runtime -> subscription.send(Shapes.version(runtime)));
            } catch (StoreException e) {
                throw new IllegalStateException("the chain's file cannot be read", e);
            }
        });
    }

    private Answer subscribeStorage(Client client, Params params) throws RpcError, StoreException {
        List<byte[]> keys = params.has(0) ? params.byteLists(0) : new ArrayList<>();
        if (keys.isEmpty()) {
            throw RpcError.params("name the keys to watch");
        }
        Map<State.Key, byte[]> watched = new HashMap<>();
        keys.forEach(key -> watched.put(new State.Key(key), key));
        Client.Subscription subscription = client.subscribe("state_storage");
        return ChainMethods.begin(chain, subscription, event -> {
            if (event instanceof ChainEvent.Block made) {
                sendChanges(subscription, watched, made);
            }
        }, (best, finalized) -> sendFirst(subscription, keys, best.number(), best.hash()));
    }

    private void sendFirst(Client.Subscription subscription, List<byte[]> keys, long number, Hash32 hash) {
        ArrayNode changes = NODES.arrayNode();
        try {
            chain.read(number, (state, runtime) -> {
                keys.forEach(key -> addChange(changes, key, state.get(new State.Key(key))));
                return true;
            });
        } catch (StoreException e) {
            throw new IllegalStateException("the chain's file cannot be read", e);
        }
        subscription.send(set(hash, changes));
    }

    private static void sendChanges(Client.Subscription subscription, Map<State.Key, byte[]> watched,
            ChainEvent.Block made) {
        ArrayNode changes = NODES.arrayNode();
        watched.forEach((key, text) -> {
            if (made.changes().containsKey(key)) {
                addChange(changes, text, made.changes().get(key));
            }
        });
        if (!changes.isEmpty()) {
            subscription.send(set(made.head().hash(), changes));
        }
    }

    private static ObjectNode set(Hash32 block, ArrayNode changes) {
        ObjectNode set = NODES.objectNode();
        set.put("block", block.toString());
        set.set("changes", changes);
        return set;
    }
}
