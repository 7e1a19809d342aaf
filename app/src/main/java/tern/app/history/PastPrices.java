package tern.app.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.PositionSample;
import tern.wallet.history.Sample;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.PricePoint;

/// What alpha cost at moments of the past, as nearly as the history knows it: from looks at the market and from samples
/// of an account. Blocks; for one thread.
final class PastPrices {

    /// A price further away than this says nothing.
    private static final Duration NEAR = Duration.ofHours(12);

    private final HistoryStore store;
    private final Hash32 genesis;
    private final TreeMap<Instant, Map<Integer, Rao>> sampled = new TreeMap<>();
    private final Map<Integer, TreeMap<Instant, Rao>> market = new HashMap<>();

    PastPrices(HistoryStore store, Hash32 genesis, AccountId account) throws HistoryException {
        this.store = store;
        this.genesis = genesis;
        for (Sample sample : store.samples(genesis, account, Instant.EPOCH, LocalHistory.END, Duration.ofHours(1))) {
            Map<Integer, Rao> prices = new HashMap<>();
            for (PositionSample position : sample.positions()) {
                prices.put(position.netuid(), position.price());
            }
            sampled.put(sample.time(), prices);
        }
    }

    /// A price and when it was.
    record Known(Instant time, Rao price) {}

    Optional<Known> at(int netuid, Instant moment) throws HistoryException {
        TreeMap<Instant, Rao> line = market.get(netuid);
        if (line == null) {
            line = new TreeMap<>();
            for (PricePoint point : store.market()
                    .prices(genesis, netuid, Instant.EPOCH, LocalHistory.END, Duration.ofMillis(1))) {
                line.put(point.time(), point.price());
            }
            for (Map.Entry<Instant, Map<Integer, Rao>> sample : sampled.entrySet()) {
                Rao price = sample.getValue().get(netuid);
                if (price != null) {
                    line.put(sample.getKey(), price);
                }
            }
            market.put(netuid, line);
        }
        return Stream.of(Optional.ofNullable(line.floorEntry(moment)), Optional.ofNullable(line.ceilingEntry(moment)))
                .flatMap(Optional::stream)
                .map(entry -> new Known(entry.getKey(), entry.getValue()))
                .filter(known -> off(known, moment).compareTo(NEAR) <= 0)
                .min((one, other) -> off(one, moment).compareTo(off(other, moment)));
    }

    private static Duration off(Known known, Instant moment) {
        return Duration.between(known.time(), moment).abs();
    }
}
