package tern.node.practice.rpc;

import java.util.Map;
import java.util.function.Consumer;
import tern.node.practice.chain.ChainEvent;
import tern.node.practice.chain.ChainEvent.Fate;
import tern.node.practice.chain.PoolException;
import tern.node.practice.chain.PracticeChain;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Transactions: `author_…`, `transaction_v1_…` and `transactionWatch_v1_…`.
final class AuthorMethods implements Method.Group {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Consumer<ChainEvent.Transaction> NOBODY = event -> {};

    private final PracticeChain chain;

    AuthorMethods(PracticeChain chain) {
        this.chain = chain;
    }

    @Override
    public void addTo(Map<String, Method> methods) {
        methods.put("author_submitExtrinsic",
                (client, params) -> Answer.text(submit(params.bytes(0)).toString()));
        methods.put("author_submitAndWatchExtrinsic", this::watchLegacy);
        methods.put("author_unwatchExtrinsic", ChainMethods::unsubscribe);
        methods.put("author_pendingExtrinsics", (client, params) -> pending());
        methods.put("transactionWatch_v1_submitAndWatch", this::watchNew);
        methods.put("transactionWatch_v1_unwatch", (client, params) -> {
            client.unsubscribe(params.text(0));
            return Answer.none();
        });
        methods.put("transaction_v1_broadcast", this::broadcast);
        methods.put("transaction_v1_stop", (client, params) -> {
            if (!client.unsubscribe(params.text(0))) {
                throw RpcError.params("Invalid operation id");
            }
            return Answer.none();
        });
    }

    private Hash32 submit(byte[] extrinsic) throws RpcError {
        try {
            return chain.submit(extrinsic, NOBODY);
        } catch (PoolException e) {
            throw refusal(e);
        }
    }

    private static RpcError refusal(PoolException e) {
        return new RpcError(e.code(), message(e), e.data());
    }

    private static String message(PoolException e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }

    private Answer pending() {
        ArrayNode all = NODES.arrayNode();
        chain.pending().forEach(each -> all.add(Hex.encode(each)));
        return Answer.of(all);
    }

    /// How a stage is told.
    @FunctionalInterface
    private interface Telling {
        void tell(Client.Subscription to, Fate fate);
    }

    /// Submits a transaction and tells its stages; the last one ends the subscription.
    private Answer watch(byte[] extrinsic, Client.Subscription subscription, Telling telling) throws PoolException {
        Held held = new Held(event -> {
            telling.tell(subscription, event.fate());
            if (event.fate().isLast()) {
                subscription.end();
            }
        });
        Hash32 hash = chain.submit(extrinsic, held);
        subscription.onEnd(() -> chain.unwatch(hash, held));
        return new Answer(NODES.stringNode(subscription.id()), held::release);
    }

    private Answer watchLegacy(Client client, Params params) throws RpcError {
        byte[] extrinsic = params.bytes(0);
        Client.Subscription subscription = client.subscribe("author_extrinsicUpdate");
        boolean done = false;
        try {
            Answer answer = watch(extrinsic, subscription, AuthorMethods::legacy);
            done = true;
            return answer;
        } catch (PoolException e) {
            throw refusal(e);
        } finally {
            if (!done) {
                subscription.end();
            }
        }
    }

    /// Keeps stages back until the subscription's name is on its way.
    private static final class Held implements Consumer<ChainEvent.Transaction> {

        private final Consumer<ChainEvent.Transaction> behind;
        private java.util.@org.jspecify.annotations.Nullable List<ChainEvent.Transaction> early = new java.util.ArrayList<>();

        Held(Consumer<ChainEvent.Transaction> behind) {
            this.behind = behind;
        }

        @Override
        public synchronized void accept(ChainEvent.Transaction event) {
            if (early != null) {
                early.add(event);
            } else {
                behind.accept(event);
            }
        }

        synchronized void release() {
            var all = early;
            early = null;
            if (all != null) {
                all.forEach(behind);
            }
        }
    }

    private static void legacy(Client.Subscription to, Fate fate) {
        to.send(switch (fate) {
            case Fate.Ready _ -> NODES.stringNode("ready");
            case Fate.Future _ -> NODES.stringNode("future");
            case Fate.Dropped _ -> NODES.stringNode("dropped");
            case Fate.Invalid _ -> NODES.stringNode("invalid");
            case Fate.InBlock(Hash32 block, int _) -> one("inBlock", block);
            case Fate.Finalized(Hash32 block, int _) -> one("finalized", block);
            case Fate.Usurped(Hash32 by) -> one("usurped", by);
        });
    }

    private static JsonNode one(String name, Hash32 hash) {
        ObjectNode node = NODES.objectNode();
        node.put(name, hash.toString());
        return node;
    }

    private Answer watchNew(Client client, Params params) throws RpcError {
        byte[] extrinsic = params.bytes(0);
        Client.Subscription subscription = client.subscribe("transactionWatch_v1_watchEvent");
        try {
            return watch(extrinsic, subscription, AuthorMethods::modern);
        } catch (PoolException e) {
            return new Answer(NODES.stringNode(subscription.id()), () -> {
                ObjectNode node = NODES.objectNode();
                node.put("event", "invalid");
                node.put("error", e.data() == null ? message(e) : e.data());
                subscription.send(node);
                subscription.end();
            });
        }
    }

    private static void modern(Client.Subscription to, Fate fate) {
        ObjectNode node = NODES.objectNode();
        switch (fate) {
            case Fate.Ready _,Fate.Future _ -> node.put("event", "validated");
            case Fate.InBlock(Hash32 block, int index) ->
                block(node.put("event", "bestChainBlockIncluded"), block, index);
            case Fate.Finalized(Hash32 block, int index) -> block(node.put("event", "finalized"), block, index);
            case Fate.Invalid invalid -> node.put("event", "invalid")
                    .put("error", invalid.reason() == null ? "it is too old" : invalid.reason().words());
            case Fate.Dropped _ -> node.put("event", "dropped").put("error", "the pool is full");
            case Fate.Usurped _ -> node.put("event", "invalid").put("error", "another transaction took its place");
        }
        to.send(node);
    }

    private static void block(ObjectNode node, Hash32 block, int index) {
        node.putObject("block").put("hash", block.toString()).put("index", index);
    }

    /// Hands it to the pool at once. A transaction that the pool refuses is answered the same: the real method tries on
    /// in silence until it is stopped.
    private Answer broadcast(Client client, Params params) throws RpcError {
        byte[] extrinsic = params.bytes(0);
        Client.Subscription operation = client.subscribe("transaction_v1_broadcast");
        try {
            chain.submit(extrinsic, NOBODY);
        } catch (PoolException e) {
            operation.attach(e);
        }
        return Answer.text(operation.id());
    }
}
