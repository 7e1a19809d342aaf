package tern.app.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.app.history.StoreTap;
import tern.app.history.StoreTap.Held;
import tern.wallet.history.HistoryException;
import tern.wallet.history.MarketHistory;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.chain.Network;
import tern.wallet.units.Hash32;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.PricePoint;

/// The market's place in the history file, as long as that is open. Safe for any thread; calls block.
final class MarketKeeping {

    private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    private volatile Optional<StoreTap.Held> held = Optional.empty();

    void open(Optional<StoreTap.Held> now) {
        held = now;
    }

    boolean isOpen() {
        return held.isPresent();
    }

    private Optional<MarketHistory> market() {
        return held.map(open -> open.store().market());
    }

    /// What is kept of the days before the newest look.
    List<MarketSample> newest(Hash32 genesis, Duration reach) throws HistoryException {
        Optional<MarketHistory> market = market();
        Optional<Instant> newest = market.isPresent() ? market.get().newestTime(genesis) : Optional.empty();
        return newest.isPresent() ? market.get().samples(genesis, newest.get().minus(reach), END) : List.of();
    }

    /// What was kept of a network, for as long as nobody answers; the same as before where that is shown already, or
    /// nothing was kept. A network that may be of any chain is the one that was seen last under its word.
    MarketState recalled(Network network, MarketState was) throws HistoryException {
        Optional<Hash32> chain = network.genesis().isPresent() || held.isEmpty()
                ? network.genesis()
                : held.get().store().newestChain(network.id());
        if (chain.isEmpty() || chain.equals(was.genesis())) {
            return was;
        }
        Map<Integer, Called> names = held.isPresent() ? held.get().store().names().subnets(chain.get()) : Map.of();
        return MarketNumbers.of(newest(chain.get(), MarketBook.REACH))
                .map(numbers -> MarketState.empty()
                        .withKept(was.kept())
                        .withNumbers(chain.get(), numbers)
                        .withNames(names))
                .orElse(was);
    }

    /// Does nothing where another process writes the file.
    void add(Hash32 genesis, String network, MarketSample look) throws HistoryException {
        Optional<Held> writable = held.filter(open -> !open.readOnly());
        if (writable.isPresent()) {
            writable.get().store().market().add(genesis, network, look);
        }
    }

    List<PricePoint> prices(Hash32 genesis, int netuid, Instant from, Instant to, Duration step)
            throws HistoryException {
        Optional<MarketHistory> market = market();
        return market.isPresent() ? market.get().prices(genesis, netuid, from, to, step) : List.of();
    }
}
