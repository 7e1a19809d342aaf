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
import tern.wallet.chain.BlockRef;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.Gap;
import tern.wallet.yields.Measured;
import tern.wallet.yields.PricePoint;
import tern.wallet.yields.Rate;
import tern.wallet.yields.Stand;
import tern.wallet.yields.Unit;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;

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
        return MarketState.empty().withNumbers(genesis, new MarketNumbers.Result(64_808, asOf, known, Map.of()));
    }

    /// The same state, with the name that a subnet had when somebody answered.
    public static MarketState calling(MarketState state, int netuid, String name, String symbol) {
        return state.withNames(Map.of(netuid, new Called(name, symbol)));
    }

    /// A state in which what stake with a validator yielded over seven days is known.
    ///
    /// @param grown of one unit, in billionths
    public static MarketState measuring(Hash32 genesis, Instant asOf, int netuid, AccountId hotkey, long grown) {
        BlockRef block = new BlockRef(64_808, genesis);
        Rate rate = new Rate(grown);
        Yield yield = new Yield(YieldWindow.WEEK, new BlockRef(14_408, genesis), asOf.minus(Duration.ofDays(7)), block,
                asOf, 9, Duration.ofDays(7), rate, rate, rate, rate, Rate.ZERO, Rate.ZERO, Rate.ZERO, Rate.ZERO,
                new Rate(grown * 365 / 7), new Rate(grown * 365 / 7));
        return with(genesis, asOf, netuid, hotkey, new Measured.Known(yield));
    }

    /// A state in which the yield over seven days, of what was looked at for this long, is not known yet.
    public static MarketState young(Hash32 genesis, Instant asOf, int netuid, AccountId hotkey, Duration spanned) {
        return with(genesis, asOf, netuid, hotkey, new Measured.Unknown(Gap.TOO_SHORT, 3, Optional.of(asOf), spanned));
    }

    private static MarketState with(Hash32 genesis, Instant asOf, int netuid, AccountId hotkey, Measured week) {
        Stand stand = new Stand(netuid, hotkey);
        ValidatorPast past = new ValidatorPast(stand, new Unit(1, 1, 0, Rao.ZERO), Map.of(YieldWindow.WEEK, week),
                List.of());
        return MarketState.empty()
                .withNumbers(genesis, new MarketNumbers.Result(64_808, asOf, Map.of(), Map.of(stand, past)));
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
