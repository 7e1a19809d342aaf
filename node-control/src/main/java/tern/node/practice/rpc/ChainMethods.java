package tern.node.practice.rpc;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tern.node.practice.chain.ChainEvent;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.runtime.Head;
import tern.node.practice.store.StoreException;
import tern.wallet.units.Hash32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `chain_…`: blocks, headers, and news of them.
final class ChainMethods implements Method.Group {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_HASHES = 1_000;

    private final PracticeChain chain;
    private final Blocks blocks;

    ChainMethods(PracticeChain chain) {
        this.chain = chain;
        this.blocks = new Blocks(chain);
    }

    @Override
    public void addTo(Map<String, Method> methods) {
        methods.put("chain_getBlockHash", this::blockHash);
        methods.put("chain_getHead", this::blockHash);
        methods.put("chain_getFinalizedHead", (client, params) -> finalizedHead());
        methods.put("chain_getFinalisedHead", (client, params) -> finalizedHead());
        methods.put("chain_getHeader", (client, params) -> optional(
                blocks.head(params.optionalHash(0)).map(head -> Shapes.header(head.header()))));
        methods.put("chain_getBlock",
                (client, params) -> optional(blocks.head(params.optionalHash(0)).map(Shapes::block)));
        heads(methods, "chain_subscribeNewHeads", "chain_unsubscribeNewHeads", "chain_newHead");
        heads(methods, "chain_subscribeNewHead", "chain_unsubscribeNewHead", "chain_newHead");
        heads(methods, "chain_subscribeAllHeads", "chain_unsubscribeAllHeads", "chain_allHead");
        heads(methods, "subscribe_newHead", "unsubscribe_newHead", "chain_newHead");
        finalized(methods, "chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
        finalized(methods, "chain_subscribeFinalisedHeads", "chain_unsubscribeFinalisedHeads");
    }

    private static Answer optional(Optional<? extends JsonNode> node) {
        return node.isPresent() ? Answer.of(node.get()) : Answer.none();
    }

    private Answer blockHash(Client client, Params params) throws RpcError, StoreException {
        if (!params.has(0)) {
            return Answer.text(chain.best().hash().toString());
        }
        if (params.raw(0).isArray()) {
            if (params.raw(0).size() > MOST_HASHES) {
                throw RpcError.params("at most " + MOST_HASHES + " numbers");
            }
            ArrayNode all = NODES.arrayNode();
            for (JsonNode each : params.raw(0)) {
                Optional<Hash32> hash = chain.hash(Params.number(each, 0));
                all.add(hash.map(Hash32::toString).orElse(null));
            }
            return Answer.of(all);
        }
        Optional<Hash32> hash = chain.hash(params.number(0));
        return hash.isPresent() ? Answer.text(hash.get().toString()) : Answer.none();
    }

    private Answer finalizedHead() throws StoreException {
        return Answer.text(chain.hash(chain.finalized()).orElseThrow().toString());
    }

    private void heads(Map<String, Method> methods, String on, String off, String notification) {
        methods.put(on, (client, params) -> {
            Client.Subscription subscription = client.subscribe(notification);
            return begin(chain, subscription, event -> {
                if (event instanceof ChainEvent.Block made) {
                    subscription.send(Shapes.header(made.head().header()));
                }
            }, (best, finalized) -> subscription.send(Shapes.header(best.header())));
        });
        methods.put(off, ChainMethods::unsubscribe);
    }

    private void finalized(Map<String, Method> methods, String on, String off) {
        methods.put(on, (client, params) -> {
            Client.Subscription subscription = client.subscribe("chain_finalizedHead");
            return begin(chain, subscription, event -> {
                if (event instanceof ChainEvent.Block made) {
                    for (Hash32 hash : made.finalized()) {
                        sendHeader(subscription, Optional.of(hash));
                    }
                }
            }, (best, finalized) -> sendHeader(subscription, hashOf(finalized)));
        });
        methods.put(off, ChainMethods::unsubscribe);
    }

    private Optional<Hash32> hashOf(long number) {
        try {
            return chain.hash(number);
        } catch (StoreException e) {
            throw new IllegalStateException("the chain's file cannot be read", e);
        }
    }

    private void sendHeader(Client.Subscription subscription, Optional<Hash32> hash) {
        try {
            blocks.head(hash).ifPresent(head -> subscription.send(Shapes.header(head.header())));
        } catch (StoreException e) {
            throw new IllegalStateException("the chain's file cannot be read", e);
        }
    }

    /// What is said first.
    @FunctionalInterface
    interface First {
        void send(Head best, long finalized);
    }

    /// Listens once the subscription's name is on its way; says first what is so at that moment.
    static Answer begin(PracticeChain chain, Client.Subscription subscription, Consumer<ChainEvent> listener,
            First first) {
        return new Answer(NODES.stringNode(subscription.id()),
                () -> chain.listenFrom(listener, subscription::onEnd, (best, finalized) -> {
                    first.send(best, finalized);
                    return true;
                }));
    }

    static Answer unsubscribe(Client client, Params params) throws RpcError {
        return Answer.flag(client.unsubscribe(params.text(0)));
    }
}
