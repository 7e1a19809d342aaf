package tern.app.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.history.CurrencyPrice;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What TAO cost in a person's currency at moments of the past, as nearly as the history knows it. Never guessed at:
/// where no price was kept near a moment there is none. Immutable.
public final class PastCurrency {

    /// A price further away than this says nothing.
    public static final Duration NEAR = Duration.ofHours(12);

    private final TreeMap<Instant, CurrencyPrice> prices = new TreeMap<>();

    private PastCurrency() {}

    /// Nothing is known.
    public static PastCurrency none() {
        return new PastCurrency();
    }

    /// Blocks.
    ///
    /// @param currency its ISO 4217 code
    static PastCurrency read(HistoryStore store, Hash32 genesis, String currency) throws HistoryException {
        return of(store.currencies().prices(genesis, currency));
    }

    /// Blocks. Of the main network, for no other chain's TAO has a price.
    ///
    /// @return true
    static boolean keep(HistoryStore store, CurrencyPrice price) throws HistoryException {
        Network finney = Networks.finney();
        store.currencies().add(finney.genesis().orElseThrow(), finney.id(), price);
        return true;
    }

    /// @param prices all in one currency
    public static PastCurrency of(Iterable<CurrencyPrice> prices) {
        PastCurrency past = new PastCurrency();
        prices.forEach(price -> past.prices.put(price.time(), price));
        return past;
    }

    /// The currency's code; empty where no price in it was ever kept.
    public Optional<String> code() {
        return prices.isEmpty() ? Optional.empty() : Optional.of(prices.firstEntry().getValue().currency());
    }

    /// The price nearest to a moment, no further from it than [#NEAR].
    public Optional<CurrencyPrice> at(Instant moment) {
        return Stream.of(Optional.ofNullable(prices.floorEntry(moment)),
                Optional.ofNullable(prices.ceilingEntry(moment)))
                .flatMap(Optional::stream)
                .map(Map.Entry::getValue)
                .filter(price -> off(price, moment).compareTo(NEAR) <= 0)
                .min((one, other) -> off(one, moment).compareTo(off(other, moment)));
    }

    private static Duration off(CurrencyPrice price, Instant moment) {
        return Duration.between(price.time(), moment).abs();
    }

    /// What an amount was worth then, with [CurrencyPrice#DECIMALS].
    public Optional<BigDecimal> worth(Rao amount, Instant moment) {
        return at(moment).map(price -> price.worth(amount));
    }
}
