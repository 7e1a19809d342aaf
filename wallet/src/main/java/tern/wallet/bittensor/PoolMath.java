package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tern.wallet.units.Rao;

/// Integer arithmetic of a constant-product pool and of prices. Used where the runtime cannot simulate (spec 218: the
/// same formula, `tao − tao·alpha ÷ (alpha + in)`), and to value what the runtime priced.
public final class PoolMath {

    static final BigInteger PER_TAO = BigInteger.valueOf(Rao.PER_TAO);
    private static final BigInteger BASIS = BigInteger.valueOf(10_000);

    private PoolMath() {}

    /// Spot price in rao of TAO for one whole alpha, rounded down; zero for an empty pool.
    public static Rao spotPrice(Rao taoIn, Rao alphaIn) {
        return alphaIn.isZero() ? Rao.ZERO : taoIn.scaled(PER_TAO, big(alphaIn));
    }

    /// `alpha × price`, in rao of TAO, rounded down.
    public static Rao value(Rao alpha, Rao price) {
        return alpha.scaled(big(price), PER_TAO);
    }

    /// TAO for alpha put into the pool, rounded down.
    public static Rao sell(Rao taoIn, Rao alphaIn, Rao alpha) {
        BigInteger after = big(alphaIn).add(big(alpha));
        return after.signum() == 0 ? Rao.ZERO : taoIn.scaled(big(alpha), after);
    }

    /// Alpha for TAO put into the pool, rounded down.
    public static Rao buy(Rao taoIn, Rao alphaIn, Rao tao) {
        BigInteger after = big(taoIn).add(big(tao));
        return after.signum() == 0 ? Rao.ZERO : alphaIn.scaled(big(tao), after);
    }

    /// Shares `total` by weight, each rounded down, what is left over to the largest weight (the first of them), so
    /// that the parts add up to `total` exactly.
    ///
    /// @param weights not all zero unless `total` is zero
    public static List<Rao> share(Rao total, List<Rao> weights) {
        BigInteger sum = weights.stream().map(PoolMath::big).reduce(BigInteger.ZERO, BigInteger::add);
        List<Rao> parts = new ArrayList<>(weights.size());
        Rao left = total;
        int largest = 0;
        for (int i = 0; i < weights.size(); i++) {
            Rao part = sum.signum() == 0 ? Rao.ZERO : total.scaled(big(weights.get(i)), sum);
            parts.add(part);
            left = left.minus(part);
            largest = weights.get(i).compareTo(weights.get(largest)) > 0 ? i : largest;
        }
        if (!parts.isEmpty()) {
            parts.set(largest, parts.get(largest).plus(left));
        }
        return parts;
    }

    /// A quote from what goes in and comes out.
    static Quote quote(int netuid, Quote.Side side, Rao paid, Rao received, Rao fee, Rao priceNow,
            Quote.Source source) {
        BigInteger tao = big(side == Quote.Side.BUY ? paid : received);
        BigInteger alpha = big(side == Quote.Side.BUY ? received : paid);
        Rao pricePaid;
        BigInteger impact;
        if (alpha.signum() == 0) {
            pricePaid = Rao.ZERO;
            impact = BigInteger.ZERO;
        } else if (side == Quote.Side.BUY) {
            pricePaid = Rao.of(ceil(tao.multiply(PER_TAO), alpha));
            // how much more is paid than the alpha is worth at spot
            BigInteger fair = alpha.multiply(big(priceNow));
            impact = fair.signum() == 0
                    ? BigInteger.ZERO
                    : ceil(tao.multiply(PER_TAO).subtract(fair).max(BigInteger.ZERO).multiply(BASIS), fair);
        } else {
            pricePaid = Rao.of(tao.multiply(PER_TAO).divide(alpha));
            BigInteger fair = alpha.multiply(big(priceNow));
            impact = fair.signum() == 0
                    ? BigInteger.ZERO
                    : ceil(fair.subtract(tao.multiply(PER_TAO)).max(BigInteger.ZERO).multiply(BASIS), fair);
        }
        int basisPoints = impact.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValueExact();
        return new Quote(netuid, side, paid, received, fee, priceNow, pricePaid, basisPoints, source);
    }

    /// A quote of a sale whose proceeds buy on another subnet: both in rao of what comes out for one whole that goes in.
    static Quote swap(Quote sale, Quote purchase) {
        BigInteger now = purchase.priceNow().isZero()
                ? BigInteger.ZERO
                : big(sale.priceNow()).multiply(PER_TAO).divide(big(purchase.priceNow()));
        BigInteger paid = big(sale.paid());
        BigInteger got = big(purchase.received()).multiply(PER_TAO);
        BigInteger fair = paid.multiply(now);
        BigInteger impact = fair.signum() == 0
                ? BigInteger.ZERO
                : ceil(fair.subtract(got).max(BigInteger.ZERO).multiply(BASIS), fair);
        boolean simulated = sale.source() == Quote.Source.RUNTIME_SIMULATION;
        Rao fee = sale.netuid() == 0 ? purchase.poolFee() : sale.poolFee();
        return new Quote(purchase.netuid(), Quote.Side.SWAP, sale.paid(), purchase.received(), fee, Rao.of(now),
                paid.signum() == 0 ? Rao.ZERO : Rao.of(got.divide(paid)),
                impact.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValueExact(),
                simulated || sale.source() == Quote.Source.POOL_FORMULA ? sale.source() : purchase.source());
    }

    /// Where the spot price stands after a trade at `average`, for a pool of equal weights: `average² ÷ now`.
    static Rao priceAfter(Rao now, Rao average) {
        return now.isZero() ? Rao.ZERO : average.scaled(big(average), big(now));
    }

    static BigInteger ceil(BigInteger dividend, BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    static BigInteger big(Rao amount) {
        return BigInteger.valueOf(amount.value());
    }
}
