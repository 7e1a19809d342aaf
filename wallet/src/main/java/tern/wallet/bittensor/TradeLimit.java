package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.units.Rao;

/// Which price a trade may reach, and what that means for it, in words. The limit is about the pool's price, which the
/// trade itself moves, and which holds without the pool's fee.
final class TradeLimit {

    /// From here on the effect on the price is said.
    static final int NOTICEABLE_IMPACT = 200;
    /// From here on it is said as a warning, before anything else.
    static final int STRONG_IMPACT = 500;

    /// So often it is asked again how much fits; the pool's formula is right at once where its weights are equal.
    private static final int MOST_QUOTES = 4;
    /// For what the price moves by itself until the trade's block.
    private static final int HEADROOM = 5;
    private static final int MOST_POINTS = 1_000_000;
    private static final BigInteger SCALE = BigInteger.valueOf(1_000_000_000);
    /// A little less than what the formula says, for what is rounded on the way.
    private static final BigInteger CAUTION = BigInteger.valueOf(999);

    private final Quote quote;
    private final Tolerance tolerance;
    /// Of all that was asked for.
    private final Quote whole;

    TradeLimit(Quote quote, Optional<Tolerance> tolerance) {
        this(quote, tolerance.orElse(Tolerance.DEFAULT), quote);
    }

    private TradeLimit(Quote quote, Tolerance tolerance, Quote whole) {
        this.quote = quote;
        this.tolerance = tolerance;
        this.whole = whole;
    }

    /// Quotes another amount of the same trade.
    @FunctionalInterface
    interface Requote {
        Quote of(Rao amount) throws PlanException, ChainException, StateException;
    }

    /// The limit of a trade that may be done in part: where the whole does not fit, what is quoted is what fits.
    ///
    /// @param limited whether the call takes the limit
    /// @throws PlanException when next to nothing fits
    static TradeLimit of(Quote whole, Optional<Tolerance> tolerance, AtLimit atLimit, boolean limited, Requote again)
            throws PlanException, ChainException, StateException {
        TradeLimit limit = new TradeLimit(whole, tolerance);
        if (!limited || atLimit != AtLimit.PARTIAL) {
            return limit;
        }
        for (int i = 0; i < MOST_QUOTES && !limit.fits(); i++) {
            Rao amount = limit.fitting();
            if (amount.isZero()) {
                break;
            }
            limit = new TradeLimit(again.of(amount), limit.tolerance, whole);
        }
        if (!limit.fits()) {
            throw limit.tooLarge();
        }
        return limit;
    }

    /// What is traded: all that was asked for, or what of it fits.
    Quote quote() {
        return quote;
    }

    /// Whether only a part of what was asked for is traded.
    boolean isPart() {
        return quote.paid().compareTo(whole.paid()) < 0;
    }

    /// So much would bring the price to the limit, by the formula of a pool of equal weights: with `x` put into a pool
    /// that holds `t`, the average price is `(1 + x/t)` of the present one, and the price afterwards the square of it.
    /// Two pools one after the other follow the same formula.
    private Rao fitting() {
        BigInteger now = PoolMath.big(quote.priceNow());
        BigInteger reached = PoolMath.big(average());
        BigInteger end = PoolMath.big(price());
        BigInteger into = PoolMath.big(quote.paid().minusOrZero(quote.poolFee()));
        boolean buys = quote.side() == Quote.Side.BUY;
        BigInteger moved = buys ? reached.subtract(now) : now.subtract(reached);
        if (moved.signum() <= 0 || end.signum() == 0 || now.signum() == 0) {
            return Rao.ZERO;
        }
        BigInteger pool = into.multiply(buys ? now : reached).divide(moved);
        BigInteger far = (buys ? end : now).multiply(SCALE).multiply(SCALE).divide(buys ? now : end).sqrt();
        BigInteger most = pool.multiply(far.subtract(SCALE).max(BigInteger.ZERO)).divide(SCALE);
        return Rao.of(most.min(into).multiply(CAUTION).divide(BigInteger.valueOf(1_000)));
    }

    /// The worst price to accept. Root has no pool: its price is one, and the chain wants the limit to say so.
    Rao price() {
        if (quote.source() == Quote.Source.ONE_TO_ONE) {
            return Rao.of(Rao.PER_TAO);
        }
        return quote.side() == Quote.Side.BUY
                ? tolerance.buyLimit(quote.priceNow())
                : tolerance.sellLimit(quote.priceNow());
    }

    /// Whether what is quoted stays within the limit on average: if not, the chain cannot carry it out.
    boolean holds() {
        return quote.source() == Quote.Source.ONE_TO_ONE || !isWorse(average(), price());
    }

    /// Whether also the price after the trade stays within the limit: then the chain should carry it out.
    boolean fits() {
        return holds() && (quote.source() == Quote.Source.ONE_TO_ONE
                || !isWorse(PoolMath.priceAfter(quote.priceNow(), average()), price()));
    }

    /// Refuses what the chain would refuse, and says what may happen.
    ///
    /// @param limited whether the call takes the limit: where it does not, the quote is held to it all the same
    /// @param paidOn  the subnet whose stake goes in; 0 also where TAO does
    void check(boolean limited, int paidOn, List<String> warnings) throws PlanException {
        if (quote.source() != Quote.Source.ONE_TO_ONE) {
            if (!holds()) {
                throw tooLarge();
            }
            if (isPart()) {
                warnings.add(Texts.get("warn.price.part", Words.percent(tolerance),
                        Words.stake(quote.paid(), paidOn)));
            } else if (limited && !fits()) {
                warnings.add(Texts.get("warn.price.may-fail", Words.percent(tolerance)));
            }
            if (!limited) {
                warnings.add(Texts.get("warn.price.no-limit", Words.percent(tolerance)));
            }
        }
        warnAboutImpact(warnings);
    }

    private void warnAboutImpact(List<String> warnings) {
        int impact = quote.impactBasisPoints();
        if (impact < NOTICEABLE_IMPACT) {
            return;
        }
        boolean buys = quote.side() == Quote.Side.BUY;
        if (impact >= STRONG_IMPACT) {
            warnings.addFirst(Texts.get(buys ? "warn.price.dear.more" : "warn.price.dear.less", Words.percent(impact)));
        } else {
            warnings.add(Texts.get(buys ? "warn.price.more" : "warn.price.less", Words.percent(impact)));
        }
    }

    /// Says how far the whole trade moves the price, and which of the usual tolerances would do, where one does: a person
    /// is told only what can be chosen.
    PlanException tooLarge() {
        int moved = moved();
        if (moved == 0) {
            return new PlanException(Kind.LIQUIDITY, Texts.get("plan.price.moves", Words.percent(tolerance)));
        }
        return new PlanException(Kind.LIQUIDITY, Tolerance.CHOICES.stream()
                .filter(choice -> choice.basisPoints() >= moved + HEADROOM)
                .findFirst()
                .map(choice -> Texts.get("plan.price.moves.needs", Words.percent(tolerance),
                        Words.percent(new Tolerance(moved)), Words.percent(choice)))
                .orElseGet(() -> Texts.get("plan.price.moves.much", Words.percent(tolerance),
                        Words.percent(new Tolerance(Math.min(moved, Tolerance.MAX_BASIS_POINTS))))));
    }

    /// How far the whole trade moves the price, in hundredths of a per cent, rounded up; 0 where that cannot be told.
    private int moved() {
        if (whole.received().isZero() || whole.priceNow().isZero()) {
            return 0;
        }
        BigInteger now = PoolMath.big(whole.priceNow());
        BigInteger after = PoolMath.big(PoolMath.priceAfter(whole.priceNow(), average(whole)));
        BigInteger points = PoolMath.ceil(after.subtract(now).abs().multiply(Tolerance.WHOLE), now);
        return points.min(BigInteger.valueOf(MOST_POINTS)).intValueExact();
    }

    private boolean isWorse(Rao price, Rao than) {
        return quote.side() == Quote.Side.BUY ? price.compareTo(than) > 0 : price.compareTo(than) < 0;
    }

    /// What is paid or got on average, without the pool's fee.
    private Rao average() {
        return average(quote);
    }

    private static Rao average(Quote quote) {
        Rao into = quote.paid().minusOrZero(quote.poolFee());
        if (quote.side() == Quote.Side.BUY) {
            return Rao.of(PoolMath.ceil(PoolMath.big(into).multiply(PoolMath.PER_TAO), PoolMath.big(quote.received())));
        }
        return into.isZero() ? Rao.ZERO : quote.received().scaled(PoolMath.PER_TAO, PoolMath.big(into));
    }
}
