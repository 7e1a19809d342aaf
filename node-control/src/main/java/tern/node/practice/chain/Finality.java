package tern.node.practice.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tern.node.practice.chain.ChainEvent.Fate;
import tern.node.practice.runtime.Head;
import tern.node.practice.store.StoreException;
import tern.wallet.units.Hash32;

/// Which blocks are final: all but the newest few. There are no forks; the lag is there because the real chain has one.
final class Finality {

    /// A transaction in a block that is not final.
    private record Open(Hash32 transaction, Hash32 block, int index) {}

    private final int lag;
    private final TreeMap<Long, List<Open>> open = new TreeMap<>();
    private long number;

    Finality(int lag, long best) {
        this.lag = lag;
        // what was made before this process began cannot change any more
        this.number = best;
    }

    long number() {
        return number;
    }

    /// A block was made.
    ///
    /// @return hashes of the blocks that are final since, oldest first
    List<Hash32> made(Head head, BlockMaker.Made made, Ledger ledger, EventQueue events) throws StoreException {
        List<Open> inBlock = new ArrayList<>();
        for (BlockMaker.Placed placed : made.included()) {
            Hash32 transaction = placed.waiting().hash();
            events.add(new ChainEvent.Transaction(transaction, new Fate.InBlock(head.hash(), placed.index())));
            inBlock.add(new Open(transaction, head.hash(), placed.index()));
        }
        if (!inBlock.isEmpty()) {
            open.put(head.number(), inBlock);
        }
        List<Hash32> last = new ArrayList<>();
        for (long each = number + 1; each <= head.number() - lag; each++) {
            last.add(ledger.hash(each).orElseThrow());
        }
        advance(Math.max(number, head.number() - lag), events);
        return last;
    }

    /// Everything up to a block is final.
    void jumped(long to, EventQueue events) {
        advance(to, events);
    }

    private void advance(long to, EventQueue events) {
        number = to;
        var done = open.headMap(to, true);
        done.values()
                .forEach(all -> all.forEach(each -> events.add(new ChainEvent.Transaction(each.transaction(),
                        new Fate.Finalized(each.block(), each.index())))));
        done.clear();
    }
}
