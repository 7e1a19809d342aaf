package tern.wallet.bittensor;

import tern.wallet.units.Rao;

/// What a trade against a subnet's pool would do at one block.
///
/// @param netuid            the subnet
/// @param side              which way
/// @param paid              what goes in: rao of TAO when buying, rao of alpha when selling
/// @param received          what comes out: rao of alpha when buying, rao of TAO when selling
/// @param poolFee           the pool's fee, part of `paid` and in the same unit; not the transaction fee
/// @param priceNow          spot price before the trade, rao of TAO for one whole alpha
/// @param pricePaid         TAO per whole alpha that this trade really pays or brings, fee included, in rao
/// @param impactBasisPoints how much worse `pricePaid` is than `priceNow`, in hundredths of a per cent, rounded up
/// @param source            who worked it out
public record Quote(
        int netuid,
        Side side,
        Rao paid,
        Rao received,
        Rao poolFee,
        Rao priceNow,
        Rao pricePaid,
        int impactBasisPoints,
        Source source) {

    /// Which way a trade goes.
    public enum Side {
        /// TAO in, alpha out.
        BUY,
        /// Alpha in, TAO out.
        SELL
    }

    /// Where a quote comes from.
    public enum Source {
        /// The runtime's own simulated swap.
        RUNTIME_SIMULATION,
        /// Constant-product formula over the pool's reserves: the runtime is too old to simulate.
        POOL_FORMULA,
        /// Root and subnets without a pool trade one to one.
        ONE_TO_ONE
    }
}
