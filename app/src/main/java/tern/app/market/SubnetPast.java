package tern.app.market;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.units.Rao;
import tern.wallet.yields.PricePoint;
import tern.wallet.yields.Rate;
import tern.wallet.yields.YieldWindow;

/// What is known of one subnet's past.
///
/// @param price   newest, rao of TAO for one alpha
/// @param dayAgo  24 hours before
/// @param weekAgo seven days before
/// @param day     the last 24 hours, a point an hour as far as they are known, oldest first
/// @param month   the last 30 days, a point a day and the newest, oldest first; shorter where the subnet is younger
/// @param best    the best yield of a validator that at least ten alpha stand with, where one could be measured
public record SubnetPast(
        int netuid,
        Rao price,
        Optional<Rao> dayAgo,
        Optional<Rao> weekAgo,
        List<PricePoint> day,
        List<PricePoint> month,
        Map<YieldWindow, BestYield> best) {

    public SubnetPast {
        day = List.copyOf(day);
        month = List.copyOf(month);
        best = Map.copyOf(best);
    }

    /// @param now the price that is shown beside it, rao of TAO for one alpha: looks are made once an hour of blocks
    public Optional<Rate> dayChange(Rao now) {
        return dayAgo.flatMap(before -> change(before, now));
    }

    /// As above, in seven days.
    public Optional<Rate> weekChange(Rao now) {
        return weekAgo.flatMap(before -> change(before, now));
    }

    public Optional<BestYield> best(YieldWindow window) {
        return Optional.ofNullable(best.get(window));
    }

    private static Optional<Rate> change(Rao before, Rao now) {
        return before.isZero()
                ? Optional.empty()
                : Optional.of(Rate.of(BigInteger.valueOf(now.value() - before.value()),
                        BigInteger.valueOf(before.value())));
    }
}
