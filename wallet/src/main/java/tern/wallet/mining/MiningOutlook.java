package tern.wallet.mining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.Quote;
import tern.wallet.units.Rao;

/// What mining there would bring somebody who does as well as others do: a range, never one number, and never further
/// ahead than a day.
///
/// @param field  who earns there now
/// @param low    like the miner that nine of ten do better than
/// @param middle like the miner in the middle, or as one's own miner was paid
/// @param high   like the miner that does better than nine of ten
/// @param own    whether `middle` is one's own miner's
/// @param source how the sales were worked out
/// @param sense  what all this comes to
public record MiningOutlook(
        MinerField field,
        MiningDay low,
        MiningDay middle,
        MiningDay high,
        boolean own,
        Quote.Source source,
        Sense sense) {

    /// What it comes to, from bad to good.
    public enum Sense {
        /// No miner there was paid anything in the last epoch.
        NOBODY_EARNS,
        /// Even the best leave a loss at these costs.
        LOSS_EVEN_AT_BEST,
        /// Most of those who mine there, or most newcomers, are paid nothing.
        MOST_EARN_NOTHING,
        /// Something is left over for the best only.
        PAYS_THE_BEST,
        /// Something is left over for the one in the middle.
        PAYS_THE_MIDDLE,
        /// TAO's price in the person's currency is not known, so nothing can be said of what is left over.
        NO_PRICE
    }

    /// What a sale of the day's alpha, or of a part of it, brings.
    ///
    /// @param alpha what is earned, in rao of alpha
    /// @param sold  the part of it that is sold, in rao of alpha
    /// @param tao   what the sale brings, in rao of TAO
    /// @param kept  what the rest is worth at spot price, in rao of TAO
    public record Sale(Rao alpha, Rao sold, Rao tao, Rao kept) {

        /// Of all that is earned.
        public Sale(Rao alpha, Rao tao) {
            this(alpha, alpha, tao, Rao.ZERO);
        }
    }

    /// @param sales of the low, the middle and the high day
    /// @param own   whether the middle one is what one's own miner was paid
    public static MiningOutlook of(MinerField field, List<Sale> sales, boolean own, Quote.Source source,
            Optional<BigDecimal> taoPrice, MiningCosts costs) {
        List<MiningDay> days = sales.stream()
                .map(sale -> MiningDay.of(sale, taoPrice, costs))
                .toList();
        MiningDay middle = days.get(1);
        MiningDay high = days.get(2);
        return new MiningOutlook(field, days.get(0), middle, high, own, source, sense(field, middle, high, own));
    }

    private static Sense sense(MinerField field, MiningDay middle, MiningDay high, boolean own) {
        if (field.earning() == 0) {
            return Sense.NOBODY_EARNS;
        }
        if (high.money().isPresent() && !leftOver(high) && !leftOver(middle)) {
            return Sense.LOSS_EVEN_AT_BEST;
        }
        // who has a miner there knows more of it than what becomes of most
        if (field.mostEarnNothing() && !(own && leftOver(middle))) {
            return Sense.MOST_EARN_NOTHING;
        }
        if (middle.money().isEmpty()) {
            return Sense.NO_PRICE;
        }
        return leftOver(middle) ? Sense.PAYS_THE_MIDDLE : Sense.PAYS_THE_BEST;
    }

    private static boolean leftOver(MiningDay day) {
        return day.money().filter(money -> money.net().signum() > 0).isPresent();
    }
}
