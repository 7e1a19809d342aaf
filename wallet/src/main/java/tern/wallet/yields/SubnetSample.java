package tern.wallet.yields;

import tern.wallet.units.Rao;

/// One subnet at a block.
///
/// @param price         rao of TAO for one alpha
/// @param born          the block at which it was registered; 0 where the runtime does not say
/// @param paid          the block of its last payout; the block that was read where the runtime does not say, and on
///                      root
/// @param feeBillionths what the pool keeps of an amount that is traded, in billionths
public record SubnetSample(int netuid, Rao price, long born, long paid, long feeBillionths) {

    public SubnetSample {
        if (netuid < 0 || netuid > 65_535 || born < 0 || paid < 0 || feeBillionths < 0) {
            throw new IllegalArgumentException(netuid + " " + born + " " + paid + " " + feeBillionths);
        }
    }
}
