package tern.app.mining.worth;

import java.math.BigDecimal;
import java.util.Optional;
import tern.wallet.mining.MiningCosts;
import tern.wallet.mining.MiningOutlook;
import tern.wallet.mining.MiningReader;
import tern.wallet.mining.PowerUse;
import tern.wallet.mining.Tariff;
import tern.wallet.units.Rao;

/// What was typed of costs, in the person's currency.
///
/// @param power    what is drawn
/// @param host     rent of the computer, a day
/// @param hardware what it costs
/// @param days     that a seat is likely to be held
/// @param price    of one TAO; empty where nothing is typed
public record WorthCosts(PowerUse power, Tariff tariff, BigDecimal host, BigDecimal hardware, BigDecimal days,
        Optional<BigDecimal> price) {

    /// @param seat what a seat costs, in rao of TAO; zero for who has one
    public MiningOutlook outlook(MiningReader.Reading reading, Rao seat) {
        return MiningOutlook.of(reading.field(), reading.sales(), reading.own(), reading.source(), price,
                new MiningCosts(power, tariff, host, hardware, seat, days));
    }
}
