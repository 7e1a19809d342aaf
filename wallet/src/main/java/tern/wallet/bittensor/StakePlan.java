package tern.wallet.bittensor;

import java.util.List;
import java.util.OptionalInt;
import tern.wallet.chain.BlockRef;
import tern.wallet.units.Rao;

/// A target turned into the transactions that reach it, all of them planned at one block. Empty where the account is
/// there already.
///
/// The legs are in the order in which they are to be carried out: sales, then swaps, then purchases. No leg needs more
/// than what is there before, or what the sales bring at worst.
///
/// @param target    what was asked for
/// @param legs      one plan for each transaction
/// @param outlook   what is where before and, by the quotes, after
/// @param freeNow   free TAO that can be spent, in rao
/// @param freeAfter what of it should be there afterwards, in rao
/// @param freeWorst what of it is there at least, where every price falls to its limit
/// @param least     the smallest stake that the chain takes, in rao of TAO
/// @param stays     what differs from a part that is wanted by less than this stays as it is, in rao of TAO; an amount
///                  that is wanted is met but for what the chain does not take
/// @param fees      all transaction fees together, as the runtime estimates them
/// @param block     where the state was read
public record StakePlan(
        StakeTarget target,
        List<Plan> legs,
        List<Outlook> outlook,
        Rao freeNow,
        Rao freeAfter,
        Rao freeWorst,
        Rao least,
        Rao stays,
        Rao fees,
        BlockRef block) {

    public StakePlan {
        legs = List.copyOf(legs);
        outlook = List.copyOf(outlook);
    }

    /// One place, valued at the prices before.
    ///
    /// @param netuid empty for free TAO
    /// @param now    what is there, in rao of TAO
    /// @param after  what should be there afterwards, in rao of TAO
    /// @param wanted what of everything is to be there, in basis points
    public record Outlook(OptionalInt netuid, Rao now, Rao after, int wanted) {}

    /// What a leg brings where its price falls to the limit: rao of TAO for a sale, of alpha for a purchase, of the other
    /// subnet's alpha for a swap; what moves where nothing is traded.
    public static Rao worst(Plan leg) {
        if (leg.quote().isEmpty() || leg.limitPrice().isEmpty()) {
            return leg.quote().map(Quote::received).orElse(leg.amount());
        }
        Quote quote = leg.quote().get();
        Rao limit = leg.limitPrice().get();
        Rao into = quote.paid().minusOrZero(quote.poolFee());
        Rao worst = quote.side() == Quote.Side.BUY
                ? into.scaled(PoolMath.PER_TAO, PoolMath.big(limit))
                : into.scaled(PoolMath.big(limit), PoolMath.PER_TAO);
        return worst.min(quote.received());
    }
}
