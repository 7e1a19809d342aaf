package tern.app.mining.worth;

import java.math.BigDecimal;
import java.math.MathContext;
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

    private static final BigDecimal BLOCKS_A_DAY = BigDecimal.valueOf(7_200);

    /// What is left over of one payout once its epoch's power and rent are paid; the seat is paid already.
    ///
    /// @param value  of the payout, in rao of TAO
    /// @param blocks of the epoch, at the chain's twelve seconds
    /// @param hour   0 to 23, local time, in which it ended: power is paid for at that hour's price
    /// @return in the person's currency, unrounded; empty where TAO's price is not known
    public Optional<BigDecimal> left(Rao value, long blocks, int hour) {
        BigDecimal part = BigDecimal.valueOf(blocks).divide(BLOCKS_A_DAY, MathContext.DECIMAL64);
        BigDecimal energy = power.kilowattHours()
                .multiply(part, MathContext.DECIMAL64)
                .multiply(tariff.byHour().get(hour), MathContext.DECIMAL64);
        BigDecimal rent = host.multiply(part, MathContext.DECIMAL64);
        return price.map(each -> BigDecimal.valueOf(value.value(), Rao.DECIMALS)
                .multiply(each, MathContext.DECIMAL64)
                .subtract(energy, MathContext.DECIMAL64)
                .subtract(rent, MathContext.DECIMAL64));
    }

    /// @param seat what a seat costs, in rao of TAO; zero for who has one
    public MiningOutlook outlook(MiningReader.Reading reading, Rao seat) {
        return MiningOutlook.of(reading.field(), reading.sales(), reading.own(), reading.source(), price,
                new MiningCosts(power, tariff, host, hardware, seat, days));
    }
}
