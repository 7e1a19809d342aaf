package tern.node.practice.rpc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.chain.ChainEvent;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.store.StoreException;
import tern.wallet.units.Hash32;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One `chainHead_v1_follow`: which blocks are pinned, and the news in the order that the specification asks for.
///
/// Safe for several threads.
final class Follow {

    private static final Logger LOG = LoggerFactory.getLogger(Follow.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /// As many as polkadot-sdk keeps for one follow.
    private static final int MOST_PINNED = 512;

    private final PracticeChain chain;
    private final Client.Subscription subscription;
    private final boolean withRuntime;
    private final Set<Hash32> pinned = new HashSet<>();
    private final AtomicLong operations = new AtomicLong();
    private boolean stopped;

    /// The work of an operation.
    @FunctionalInterface
    interface Operation {
        void run(Client.Subscription to, String id) throws RpcError, StoreException;
    }

    Follow(PracticeChain chain, Client.Subscription subscription, boolean withRuntime) {
        this.chain = chain;
        this.subscription = subscription;
        this.withRuntime = withRuntime;
    }

    static ObjectNode event(String name, String operation) {
        return NODES.objectNode().put("event", name).put("operationId", operation);
    }

    synchronized boolean isPinned(Hash32 hash) {
        return pinned.contains(hash);
    }

    /// @return false, and nothing is unpinned, when one of them is not pinned
    synchronized boolean unpin(List<Hash32> hashes) {
        if (stopped) {
            return true;
        }
        if (!pinned.containsAll(hashes)) {
            return false;
        }
        hashes.forEach(pinned::remove);
        return true;
    }

    String nextOperation() {
        return Long.toString(operations.incrementAndGet());
    }

    void carryOut(String id, Operation operation) {
        try {
            operation.run(subscription, id);
        } catch (RpcError | StoreException e) {
            ObjectNode node = event("operationInaccessible", id);
            if (e instanceof RpcError error) {
                node = event("operationError", id);
                node.put("error", String.valueOf(error.getMessage()));
            }
            subscription.send(node);
        } catch (RuntimeException e) {
            LOG.error("an operation failed", e);
            subscription.send(event("operationError", id).put("error", "Internal error"));
        }
    }

    /// The newest final block, then those after it.
    synchronized void begin(Head best, long finalized) {
        try {
            ObjectNode first = NODES.objectNode();
            first.put("event", "initialized");
            Hash32 last = chain.hash(finalized).orElseThrow();
            first.putArray("finalizedBlockHashes").add(last.toString());
            pinned.add(last);
            PracticeRuntime runtime = chain.read(finalized, (state, now) -> now).orElseThrow();
            if (withRuntime) {
                first.set("finalizedBlockRuntime", Shapes.validRuntime(runtime));
            }
            subscription.send(first);
            for (long number = finalized + 1; number <= best.number(); number++) {
                Head head = chain.head(number).orElseThrow();
                PracticeRuntime now = chain.read(number, (state, its) -> its).orElseThrow();
                newBlock(head, now.equals(runtime) ? null : now);
                runtime = now;
            }
            bestChanged(best.hash());
        } catch (StoreException e) {
            throw new IllegalStateException("the chain's file cannot be read", e);
        }
    }

    synchronized void accept(ChainEvent event) {
        if (stopped || !(event instanceof ChainEvent.Block made)) {
            return;
        }
        if (made.jumped() || pinned.size() >= MOST_PINNED) {
            // blocks were passed over, or the client lets none go: it has to begin again
            stopped = true;
            pinned.clear();
            subscription.send(NODES.objectNode().put("event", "stop"));
            subscription.end();
            return;
        }
        newBlock(made.head(), made.upgraded());
        bestChanged(made.head().hash());
        if (!made.finalized().isEmpty()) {
            ObjectNode node = NODES.objectNode();
            node.put("event", "finalized");
            ArrayNode hashes = node.putArray("finalizedBlockHashes");
            made.finalized().forEach(hash -> hashes.add(hash.toString()));
            node.putArray("prunedBlockHashes");
            subscription.send(node);
        }
    }

    private void newBlock(Head head, @org.jspecify.annotations.Nullable PracticeRuntime upgraded) {
        pinned.add(head.hash());
        ObjectNode node = NODES.objectNode();
        node.put("event", "newBlock");
        node.put("blockHash", head.hash().toString());
        node.put("parentBlockHash", head.header().parentHash().toString());
        if (withRuntime) {
            if (upgraded == null) {
                node.putNull("newRuntime");
            } else {
                node.set("newRuntime", Shapes.validRuntime(upgraded));
            }
        }
        subscription.send(node);
    }

    private void bestChanged(Hash32 hash) {
        subscription.send(
                NODES.objectNode().put("event", "bestBlockChanged").put("bestBlockHash", hash.toString()));
    }
}
