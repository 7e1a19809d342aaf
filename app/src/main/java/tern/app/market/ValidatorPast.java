package tern.app.market;

import java.util.List;
import java.util.Map;
import tern.wallet.yields.GrowthPoint;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Stand;
import tern.wallet.yields.Unit;
import tern.wallet.yields.YieldWindow;

/// What is known of the past of stake with one validator on one subnet.
///
/// @param newest as it was looked at last
/// @param yields for each window, or why there is none
/// @param growth the last 30 days, a point a day and the newest, oldest first; begins at zero
public record ValidatorPast(
        Stand stand, Unit newest, Map<YieldWindow, Measured> yields, List<GrowthPoint> growth) {

    public ValidatorPast {
        yields = Map.copyOf(yields);
        growth = List.copyOf(growth);
    }

    public Measured measured(YieldWindow window) {
        return yields.getOrDefault(window, Measured.notSampled());
    }
}
