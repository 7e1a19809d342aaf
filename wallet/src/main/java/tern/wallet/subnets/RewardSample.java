package tern.wallet.subnets;

import java.time.Instant;
import tern.wallet.chain.BlockRef;
import tern.wallet.units.Rao;

/// How a subnet's new alpha was divided at one block; rao of alpha a block.
///
/// @param validators       for validators and those who stake with them, root's part where it was paid
/// @param miners           for miners
/// @param owner            for the subnet's owner
/// @param notPaid          what nobody got: miners' part that the owner's own keys earned, which is burned or recycled,
///                         and root's part where root earns nothing
/// @param registrationCost what a seat cost, in rao of TAO
public record RewardSample(
        BlockRef block,
        Instant time,
        Rao validators,
        Rao miners,
        Rao owner,
        Rao notPaid,
        Rao registrationCost) {

    private static final long BLOCKS_A_DAY = 7_200;

    /// A day at this rate: 7,200 blocks of twelve seconds.
    public RewardSample aDay() {
        return new RewardSample(block, time, day(validators), day(miners), day(owner), day(notPaid), registrationCost);
    }

    private static Rao day(Rao aBlock) {
        return Rao.of(Math.multiplyExact(aBlock.value(), BLOCKS_A_DAY));
    }
}
