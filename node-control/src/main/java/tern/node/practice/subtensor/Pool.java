package tern.node.practice.subtensor;

import java.math.BigInteger;

/// One subnet's pool at one moment: what trades would do, without doing them. Amounts in rao and 10⁻⁹ alpha.
///
/// Weighted balancer pool: buying gives `x·(1 − (y/(y+Δ))^(wq/wb))`, selling `y·(1 − (x/(x+Δ))^(wb/wq))`. With equal
/// weights whole-number arithmetic is exact.
///
/// @param tao         reserve y
/// @param alpha       reserve x
/// @param quoteWeight wq, between 0.01 and 0.99; bits of 10⁻¹⁸
/// @param feeRate     of 65,535
/// @param dynamic     false for root and stable subnets, which trade one to one without a fee
public record Pool(long tao, long alpha, long quoteWeight, int feeRate, boolean dynamic) {

    static final long MINIMUM_RESERVE = 1_000_000;
    static final long MAX_INPUT_FACTOR = 1_000;
    static final long ONE = 1_000_000_000L;
    private static final long WEIGHT_ONE = 1_000_000_000_000_000_000L;
    private static final long EQUAL = WEIGHT_ONE / 2;
    private static final int FEE_PARTS = 65_535;
    private static final BigInteger NANO = BigInteger.valueOf(ONE);

    /// What a trade does.
    ///
    /// @param net what enters the pool, after the fee
    /// @param fee taken from the input first
    /// @param out what comes out
    public record Trade(long net, long fee, long out) {

        public long gross() {
            return net + fee;
        }
    }

    /// Rao per alpha.
    public long price() {
        if (!dynamic) {
            return ONE;
        }
        if (alpha == 0) {
            return 0;
        }
        if (quoteWeight == EQUAL) {
            return Amounts.mulDiv(tao, ONE, alpha);
        }
        return (long) (baseWeight() / quote() * tao / alpha * ONE);
    }

    public long fee(long amount) {
        return dynamic ? Amounts.mulDiv(amount, feeRate, FEE_PARTS) : 0;
    }

    /// TAO to alpha.
    ///
    /// @param amount rao including the fee
    public Trade buy(long amount, boolean withFee) {
        long fee = withFee ? fee(amount) : 0;
        long net = amount - fee;
        return new Trade(net, fee, out(net, tao, alpha, quote() / baseWeight()));
    }

    /// Alpha to TAO.
    ///
    /// @param amount alpha including the fee
    public Trade sell(long amount, boolean withFee) {
        long fee = withFee ? fee(amount) : 0;
        long net = amount - fee;
        return new Trade(net, fee, out(net, alpha, tao, baseWeight() / quote()));
    }

    /// The pool after a purchase.
    Pool afterBuy(Trade trade) {
        return dynamic ? new Pool(tao + trade.net(), alpha - trade.out(), quoteWeight, feeRate, true) : this;
    }

    /// The pool after a sale.
    Pool afterSell(Trade trade) {
        return dynamic ? new Pool(tao - trade.out(), alpha + trade.net(), quoteWeight, feeRate, true) : this;
    }

    /// The most rao, fee included, that can be paid before the price passes a limit; 0 when it is already there.
    public long maxBuy(long limit) {
        if (!dynamic) {
            return limit >= ONE ? Long.MAX_VALUE : 0;
        }
        if (limit <= price()) {
            return 0;
        }
        long end = quoteWeight == EQUAL
                ? clamp(big(tao).multiply(big(alpha)).multiply(big(limit)).divide(NANO).sqrt())
                : toLong(tao * StrictMath.pow((double) limit / price(), baseWeight()));
        return withFeeOnTop(Math.max(0, end - tao));
    }

    /// The most alpha, fee included, that can be sold before the price falls below a limit; 0 when it is already there.
    public long maxSell(long limit) {
        if (!dynamic) {
            return limit <= ONE ? Long.MAX_VALUE : 0;
        }
        if (limit == 0) {
            return Long.MAX_VALUE;
        }
        if (limit >= price()) {
            return 0;
        }
        long end = quoteWeight == EQUAL
                ? clamp(big(tao).multiply(big(alpha)).multiply(NANO).divide(big(limit)).sqrt())
                : toLong(alpha * StrictMath.pow((double) price() / limit, quote()));
        return withFeeOnTop(Math.max(0, end - alpha));
    }

    private long withFeeOnTop(long net) {
        return clamp(big(net).add(big(net).multiply(big(feeRate)).divide(big(FEE_PARTS - feeRate))));
    }

    private long out(long in, long own, long other, double power) {
        if (!dynamic) {
            return in;
        }
        if (in <= 0) {
            return 0;
        }
        if (quoteWeight == EQUAL) {
            return own + in > 0
                    ? Amounts.mulDiv(other, in, own + in)
                    : clamp(big(other).multiply(big(in)).divide(big(own).add(big(in))));
        }
        double share = -StrictMath.expm1(power * -StrictMath.log1p((double) in / own));
        return Math.min(other, toLong(other * share));
    }

    private double quote() {
        return (double) quoteWeight / WEIGHT_ONE;
    }

    private double baseWeight() {
        return 1 - quote();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static long toLong(double value) {
        return (long) value;
    }

    private static long clamp(BigInteger value) {
        return value.bitLength() > 63 ? Long.MAX_VALUE : value.longValue();
    }
}
