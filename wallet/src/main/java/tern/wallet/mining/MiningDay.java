package tern.wallet.mining;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import tern.wallet.units.Rao;

/// One day of mining. Currency amounts are unrounded; whoever shows them rounds once.
///
/// @param alpha what is earned, in rao of alpha
/// @param tao   what its sale brings, pool fee and impact included, in rao of TAO
/// @param kilowattHours energy of the day
/// @param money what it is in the person's currency; empty while TAO's price there is not known
public record MiningDay(Rao alpha, Rao tao, BigDecimal kilowattHours, Optional<Money> money) {

    private static final MathContext EXACT = MathContext.DECIMAL64;
    private static final BigDecimal HUNDRED_YEARS = BigDecimal.valueOf(36_525);

    /// The day in the person's currency.
    ///
    /// @param gross           what the sale brings
    /// @param power           what the energy costs
    /// @param host            rent of the computer
    /// @param registration    the seat's price, spread over the days it is likely to be held
    /// @param net             what is left over; below zero for a loss
    /// @param breakEvenTariff price of a kilowatt-hour at which nothing is left over; empty where no energy is used or
    ///                        even free energy leaves a loss
    /// @param breakEvenAlpha  alpha a day at which nothing is left over, at this day's price of a sale; empty where
    ///                        nothing was sold
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

    /// @param taoPrice one TAO in the person's currency; empty where it is not known
    public static MiningDay of(Rao alpha, Rao tao, Optional<BigDecimal> taoPrice, MiningCosts costs) {
        BigDecimal energy = costs.power().kilowattHours();
        return new MiningDay(alpha, tao, energy, taoPrice.map(price -> money(alpha, tao, energy, price, costs)));
    }

    private static Money money(Rao alpha, Rao tao, BigDecimal energy, BigDecimal price, MiningCosts costs) {
        BigDecimal gross = whole(tao).multiply(price, EXACT);
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
