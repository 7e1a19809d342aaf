package tern.app.home;

import java.math.BigInteger;
import java.util.Optional;
import tern.app.history.Past.PositionPast;
import tern.app.market.MarketState;
import tern.app.market.SubnetPast;
import tern.app.ui.PositionValues;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.YieldWindow;

/// What the table's columns of the past say: of prices what was looked at on the market, as every page has it, and of
/// what was earned what the history of one's own accounts knows. On the FX thread.
final class PastColumns {

    private static final int ROOT = 0;
    private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000_000L);
    private static final PositionPast NOTHING = new PositionPast(Optional.empty(), Optional.empty());

    private final HomeModel model;
    private MarketState market = MarketState.empty();

    PastColumns(HomeModel model) {
        this.model = model;
    }

    /// Takes what is known of prices and yields.
    void show(MarketState now) {
        market = now;
    }

    /// @param chain whose position it is
    PositionValues dress(PositionValues values, Hash32 chain) {
        PositionPast past = model.pasts.getOrDefault(values.key(), NOTHING);
        MarketState known = market.genesis().filter(chain::equals).isPresent() ? market : MarketState.empty();
        return values.key().netuid() == ROOT
                // it is TAO, which has no price in TAO
                ? values.withPast(Optional.empty(), owed(values, past, known))
                : values.withPast(known.subnet(values.key().netuid())
                        .flatMap(SubnetPast::dayAgo)
                        .or(past::priceDayAgo), past.earnedWeek());
    }

    /// Root stake does not grow: its validator's fund comes to owe for it. What that came to in seven days can be told
    /// where the amount was the same all along.
    private static Optional<Rao> owed(PositionValues values, PositionPast past, MarketState market) {
        boolean same = past.earnedWeek().isPresent()
                && past.amountWeekAgo().filter(values.amount()::equals).isPresent();
        return same
                ? market.measured(ROOT, values.key().hotkey(), YieldWindow.WEEK)
                        .found()
                        .map(yield -> values.amount()
                                .scaled(BigInteger.valueOf(Math.max(0, yield.grown().billionths())), WHOLE))
                : Optional.empty();
    }
}
