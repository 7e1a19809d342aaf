package tern.wallet.yields;

import java.time.Instant;
import tern.wallet.chain.BlockRef;
import tern.wallet.units.Rao;

/// One validator on one subnet at one block: what yields are measured between.
///
/// @param time   of the block
/// @param paid   the block of the subnet's last payout; the block itself where the runtime does not say, and on root
/// @param born   the block at which the subnet was registered: another one is another subnet under the same number
/// @param price  rao of TAO for one alpha; one TAO on root
/// @param feeBillionths of an amount that the pool keeps of a trade, once
public record UnitPoint(
        BlockRef block, Instant time, long paid, long born, Rao price, long feeBillionths, Unit unit) {}
