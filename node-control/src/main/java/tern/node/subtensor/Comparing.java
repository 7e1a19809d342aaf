package tern.node.subtensor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Compares one final block of a node that is synced with another node's, beside.
final class Comparing {

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final ReentrantLock work;
    private final boolean asks;

    /// @param work under which the node is looked after
    /// @param asks whether other nodes may be asked
    Comparing(ReentrantLock work, boolean asks) {
        this.work = work;
        this.asks = asks;
    }

    /// Called under the lock; returns at once.
    void begin(Live live, Optional<SubtensorChain> chain) {
        List<URI> nodes = chain.filter(_ -> asks).map(known -> known.network().endpoints()).orElse(List.of());
        if (nodes.isEmpty()) {
            live.tracker().compared(Optional.empty());
            return;
        }
        Optional<LocalRpc.FinalBlock> block = live.rpc().finalBlock();
        if (block.isEmpty()) {
            live.comparingFailed();
            return;
        }
        Thread.ofVirtual().name("node-compare").start(() -> compare(live, block.get(), nodes));
    }

    private void compare(Live live, LocalRpc.FinalBlock block, List<URI> nodes) {
        try {
            Optional<Boolean> same = BlockCompare.same(block, nodes);
            if (same.isEmpty()) {
                Thread.sleep(AGAIN);
            }
            work.lockInterruptibly();
            try {
                if (same.isPresent()) {
                    live.tracker().compared(same);
                } else {
                    live.comparingFailed();
                }
            } finally {
                work.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
