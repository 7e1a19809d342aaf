package tern.app.market;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.feed.Watched;
import tern.wallet.units.Hash32;
import tern.wallet.yields.PricePoint;

/// Prices and yields that a test lays out; at first nothing is known.
public final class ScriptedMarket implements MarketSource {

    public final List<Integer> wanted = new CopyOnWriteArrayList<>();
    public volatile List<PricePoint> points = List.of();
    private final Watched<MarketState> state = new Watched<>(MarketState.empty(), new Object());

    public void answer(MarketState now) {
        state.change(_ -> now);
    }

    /// A state in which some subnets are known.
    public static MarketState knowing(Hash32 genesis, Instant asOf, SubnetPast... subnets) {
        Map<Integer, SubnetPast> known = new HashMap<>();
        for (SubnetPast past : subnets) {
            known.put(past.netuid(), past);
        }
        return MarketState.empty().withNumbers(Optional.of(genesis), Optional.of(asOf), known, Map.of());
    }

    @Override
    public MarketState current() {
        return state.current();
    }

    @Override
    public Watch watch(Consumer<MarketState> listener) {
        return state.watch(listener);
    }

    @Override
    public void want(int netuid) {
        wanted.add(netuid);
    }

    @Override
    public List<PricePoint> prices(int netuid, Instant from, Instant to, Duration step) {
        return points;
    }

    @Override
    public void fill() {}

    @Override
    public void cancelFill() {}
}
