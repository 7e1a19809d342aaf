package tern.wallet.mining;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import tern.wallet.units.Rao;

/// One day of mining. Currency amounts are unrounded; whoever shows them rounds once.
///
/// @param alpha         what is earned, in rao of alpha: what is sold and what is kept
/// @param sold          the part of it that is sold, in rao of alpha
/// @param tao           what that sale brings after its effect on the price, in rao of TAO. The pool's fee is taken off
///                      where the runtime simulated the sale; by the pool's formula there is none, as in the runtimes
///                      that cannot simulate
/// @param kept          what the rest is worth at spot price, in rao of TAO. It is not sold, so nothing is taken off
/// @param kilowattHours energy of the day
/// @param money         what it is in the person's currency; empty while TAO's price there is not known
public record MiningDay(
        Rao alpha,
        Rao sold,
        Rao tao,
        Rao kept,
        BigDecimal kilowattHours,
        Optional<Money> money) {

    private static final MathContext EXACT = MathContext.DECIMAL64;
    private static final BigDecimal HUNDRED_YEARS = BigDecimal.valueOf(36_525);

    /// The day in the person's currency.
    ///
    /// @param gross           what the sale brings, and what is kept is worth
    /// @param power           what the energy costs
    /// @param host            rent of the computer
    /// @param registration    the seat's price, spread over the days it is likely to be held
    /// @param net             what is left over; below zero for a loss
    /// @param breakEvenTariff price of a kilowatt-hour at which nothing is left over; empty where no energy is used or
    ///                        even free energy leaves a loss
    /// @param breakEvenAlpha  alpha earned a day at which nothing is left over, at what one alpha of this day is worth;
    ///                        empty where nothing was earned
    /// @param paybackDays     days until the hardware is paid; empty where nothing is left over, or not in a hundred
    ///                        years
    public record Money(
            BigDecimal gross,
            BigDecimal power,
            BigDecimal host,
            BigDecimal registration,
            BigDecimal net,
            Optional<BigDecimal> breakEvenTariff,
            Optional<BigDecimal> breakEvenAlpha,
            Optional<BigDecimal> paybackDays) {

        public BigDecimal costs() {
            return power.add(host).add(registration);
        }
    }

    /// A day of which all is sold.
    ///
    /// @param taoPrice one TAO in the person's currency; empty where it is not known
    public static MiningDay of(Rao alpha, Rao tao, Optional<BigDecimal> taoPrice, MiningCosts costs) {
        return of(new MiningOutlook.Sale(alpha, tao), taoPrice, costs);
    }

    /// @param taoPrice one TAO in the person's currency; empty where it is not known
    public static MiningDay of(MiningOutlook.Sale sale, Optional<BigDecimal> taoPrice, MiningCosts costs) {
        BigDecimal energy = costs.power().kilowattHours();
        return new MiningDay(sale.alpha(), sale.sold(), sale.tao(), sale.kept(), energy,
                taoPrice.map(price -> money(sale.alpha(), sale.tao().plus(sale.kept()), energy, price, costs)));
    }

    private static Money money(Rao alpha, Rao worth, BigDecimal energy, BigDecimal price, MiningCosts costs) {
        BigDecimal gross = whole(worth).multiply(price, EXACT);
        BigDecimal power = costs.tariff().price(energy);
        BigDecimal seat = whole(costs.registration()).multiply(price, EXACT).divide(costs.expectedDays(), EXACT);
        BigDecimal beforePower = gross.subtract(costs.host(), EXACT).subtract(seat, EXACT);
        BigDecimal net = beforePower.subtract(power, EXACT);
        BigDecimal all = power.add(costs.host(), EXACT).add(seat, EXACT);
        Optional<BigDecimal> tariff = energy.signum() == 0 || beforePower.signum() < 0
                ? Optional.empty()
                : Optional.of(beforePower.divide(energy, EXACT));
        Optional<BigDecimal> alphaNeeded = gross.signum() == 0
                ? Optional.empty()
                : Optional.of(whole(alpha).multiply(all, EXACT).divide(gross, EXACT));
        Optional<BigDecimal> payback = net.signum() <= 0
                ? Optional.empty()
                : Optional.of(costs.hardware().divide(net, EXACT)).filter(days -> days.compareTo(HUNDRED_YEARS) <= 0);
        return new Money(gross, power, costs.host(), seat, net, tariff, alphaNeeded, payback);
    }

    private static BigDecimal whole(Rao amount) {
        return BigDecimal.valueOf(amount.value(), Rao.DECIMALS);
    }
}
