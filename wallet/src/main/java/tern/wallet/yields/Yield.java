package tern.wallet.yields;

import java.time.Duration;
import java.time.Instant;
import tern.wallet.chain.BlockRef;

/// What one unit of stake with a validator grew between two blocks.
///
/// Alpha is paid at the subnet's payouts alone, so what was paid between two blocks belongs to the time between the
/// last payout before the one and the last before the other ([#paidFor]); `alpha`, the split and the rates a year are
/// evened out to the time between both blocks. `emission + take + price = tao`, to the last digit. Rates a year do not
/// compound: they are what was measured, kept up for 365 days.
///
/// @param window    which was asked for
/// @param first     where it begins
/// @param last      where it ends
/// @param samples   how many states were looked at, both ends among them
/// @param paidFor   the time whose payouts lie between both
/// @param grown     what one unit grew between both blocks as the chain has it: alpha on a subnet, TAO on root
/// @param alpha     the same for the time between both blocks
/// @param tao       the same in TAO, with the change of the price
/// @param emission  what the validator's dividends brought before its take
/// @param take      what the validator kept of them; zero or less
/// @param price     what the change of the price brought
/// @param enter     what the pool keeps of an amount on the way in, once; the price moves by the amount beside it
/// @param leave     the same on the way out
/// @param alphaYear `alpha` for a year
/// @param taoYear   `tao` for a year
public record Yield(
        YieldWindow window,
        BlockRef first,
        Instant firstTime,
        BlockRef last,
        Instant lastTime,
        int samples,
        Duration paidFor,
        Rate grown,
        Rate alpha,
        Rate tao,
        Rate emission,
        Rate take,
        Rate price,
        Rate enter,
        Rate leave,
        Rate alphaYear,
        Rate taoYear) {}
