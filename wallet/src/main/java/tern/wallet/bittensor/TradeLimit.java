package tern.wallet.bittensor;

import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.units.Rao;

/// Which price a trade may reach, and what that means for it, in words. The limit is about the pool's price, which the
/// trade itself moves, and which holds without the pool's fee.
final class TradeLimit {

    /// From here on the effect on the price is said.
    static final int NOTICEABLE_IMPACT = 200;
    /// From here on it is said as a warning, before anything else.
    static final int STRONG_IMPACT = 500;

    private final Quote quote;
    private final Tolerance tolerance;
    private final AtLimit atLimit;

    TradeLimit(Quote quote, Optional<Tolerance> tolerance, AtLimit atLimit) {
        this.quote = quote;
        this.tolerance = tolerance.orElse(Tolerance.DEFAULT);
        this.atLimit = atLimit;
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

    boolean partial() {
        return atLimit == AtLimit.PARTIAL;
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
    void check(boolean limited, List<String> warnings) throws PlanException {
        if (quote.source() != Quote.Source.ONE_TO_ONE) {
            if (!holds()) {
                if (!limited || !partial()) {
                    throw tooLarge();
                }
                warnings.add("A trade of this size moves the price by more than the " + tolerance.percentText()
                        + " you allow: the chain trades what fits, the rest stays where it is.");
            } else if (limited && !fits()) {
                warnings.add(partial()
                        ? "This trade moves the price to about the " + tolerance.percentText()
                                + " you allow: a little may stay untraded."
                        : "This trade moves the price to about the " + tolerance.percentText()
                                + " you allow: the chain will probably refuse it, and the fee is lost then. Trade less"
                                + " at once, or allow more.");
            }
            if (!limited) {
                warnings.add("This network cannot limit the price of a trade: at the present price it stays within the "
                        + tolerance.percentText() + " you allow, but it is carried out at whatever price stands then.");
            }
        }
        warnAboutImpact(warnings);
    }

    private void warnAboutImpact(List<String> warnings) {
        int impact = quote.impactBasisPoints();
        if (impact < NOTICEABLE_IMPACT) {
            return;
        }
        String what = switch (quote.side()) {
            case BUY -> "you pay " + Words.percent(impact) + " more than the present price.";
            case SELL, SWAP -> "you get " + Words.percent(impact) + " less than the present price.";
        };
        if (impact >= STRONG_IMPACT) {
            warnings.addFirst("A trade of this size is dear here: " + what
                    + " Several smaller ones over some time usually cost less.");
        } else {
            warnings.add(Character.toUpperCase(what.charAt(0)) + what.substring(1));
        }
    }

    PlanException tooLarge() {
        return new PlanException(Kind.LIQUIDITY, "A trade of this size moves the price by more than the "
                + tolerance.percentText() + " you allow. Trade less at once, or allow more.");
    }

    private boolean isWorse(Rao price, Rao than) {
        return quote.side() == Quote.Side.BUY ? price.compareTo(than) > 0 : price.compareTo(than) < 0;
    }

    /// What is paid or got on average, without the pool's fee.
    private Rao average() {
        Rao into = quote.paid().minusOrZero(quote.poolFee());
        if (quote.side() == Quote.Side.BUY) {
            return Rao.of(PoolMath.ceil(PoolMath.big(into).multiply(PoolMath.PER_TAO), PoolMath.big(quote.received())));
        }
        return into.isZero() ? Rao.ZERO : quote.received().scaled(PoolMath.PER_TAO, PoolMath.big(into));
    }
}
