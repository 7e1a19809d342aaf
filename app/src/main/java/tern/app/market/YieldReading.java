package tern.app.market;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tern.app.history.FillPlan;
import tern.wallet.bittensor.StateException;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.keys.AccountId;
import tern.wallet.units.TernException;
import tern.wallet.yields.MarketReader;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Stand;
import tern.wallet.yields.Unit;
import tern.wallet.yields.YieldWindow;

/// Measures yields once, for whoever has no window: from what the history on this computer knows, a look at the newest
/// block, and where a node keeps them a look at the blocks where the windows begin. Blocks; keeps nothing.
public final class YieldReading {

    private final ChainClient chain;
    private final Optional<ChainClient> past;

    /// @param chain for the newest block
    /// @param past  a node that may keep the past of the same chain
    public YieldReading(ChainClient chain, Optional<ChainClient> past) {
        this.chain = chain;
        this.past = past;
    }

    /// What the history knows of the days before; nothing where there is no history.
    ///
    /// @param file of the history
    public List<MarketSample> known(Path file) throws HistoryException {
        try (HistoryStore store = HistoryStore.openReadOnly(file)) {
            Optional<Instant> newest = store.market().newestTime(chain.genesis());
            return newest.isEmpty()
                    ? List.of()
                    : store.market()
                            .samples(chain.genesis(), newest.get().minus(MarketBook.REACH),
                                    Instant.ofEpochMilli(Long.MAX_VALUE));
        } catch (HistoryException e) {
            if (e.kind() == HistoryException.Kind.MISSING) {
                return List.of();
            }
            throw e;
        }
    }

    /// @param known     looks that are there already
    /// @param block     the newest
    /// @param netuids   whose validators are wanted; empty: those of all subnets that were paid last
    /// @param validator only this one, where it is given
    /// @return empty where the chain does not tell what yields are measured from
    public Optional<MarketNumbers.Result> read(
            List<MarketSample> known, BlockRef block, Set<Integer> netuids, Optional<AccountId> validator)
            throws TernException {
        MarketReader reader = new MarketReader(chain);
        Set<Integer> subnets = reader.netuids(block);
        Set<Stand> stands = new HashSet<>();
        if (netuids.isEmpty()) {
            stands.addAll(reader.earners(block));
            validator.ifPresent(hotkey -> stands.add(new Stand(0, hotkey)));
        }
        for (int netuid : netuids) {
            stands.addAll(reader.validators(block, netuid));
            validator.ifPresent(hotkey -> stands.add(new Stand(netuid, hotkey)));
        }
        stands.removeIf(stand -> validator.filter(hotkey -> !hotkey.equals(stand.hotkey())).isPresent());
        Optional<MarketSample> now = reader.read(block, subnets, stands);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        MarketBook book = new MarketBook();
        List<MarketSample> mine = new ArrayList<>(known);
        mine.removeIf(look -> look.block().number() >= block.number());
        mine.replaceAll(look -> only(look, stands));
        book.load(mine);
        book.add(now.get());
        if (past.isPresent()) {
            look(past.get(), now.get(), stands, book);
        }
        return MarketNumbers.of(book.looks());
    }

    private static MarketSample only(MarketSample look, Set<Stand> stands) {
        Map<Stand, Unit> units = new HashMap<>(look.units());
        units.keySet().retainAll(stands);
        return new MarketSample(look.block(), look.time(), look.funds(), look.subnets(), units);
    }

    /// What the node has given up is not known then, and said to be too short.
    private static void look(ChainClient past, MarketSample now, Set<Stand> stands, MarketBook book)
            throws ChainException, StateException {
        MarketReader reader = new MarketReader(past);
        try {
            Optional<MarketSample> oldest = reader.oldest();
            if (oldest.isEmpty()) {
                return;
            }
            FillPlan plan = new FillPlan(1, oldest.get().time(), now.block().number(), now.time());
            for (YieldWindow window : YieldWindow.values()) {
                Instant begin = now.time().minus(window.length());
                long at = plan.blockAt(begin);
                List<BlockRef> block = begin.isAfter(oldest.get().time()) ? past.events().hashes(at, at) : List.of();
                for (BlockRef each : block) {
                    reader.read(each, now.subnets().keySet(), stands).ifPresent(look -> {
                        plan.learn(each.number(), look.time());
                        book.add(look);
                    });
                }
            }
        } catch (ChainException e) {
            if (e.kind() != ChainException.Kind.STATE_GONE) {
                throw e;
            }
        }
    }
}
