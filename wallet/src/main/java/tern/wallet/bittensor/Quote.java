package tern.wallet.bittensor;

import tern.wallet.units.Rao;

/// What a trade against a subnet's pool would do at one block.
///
/// @param netuid            the subnet; of a swap the one it goes to
/// @param side              which way
/// @param paid              what goes in: rao of TAO when buying, rao of alpha when selling and swapping
/// @param received          what comes out: rao of alpha when buying, rao of TAO when selling, of a swap rao of the other
///                          subnet's alpha
/// @param poolFee           the pool's fee, part of `paid` and in the same unit; not the transaction fee
/// @param priceNow          spot price before the trade, rao of TAO for one whole alpha; of a swap rao of the alpha that
///                          comes out for one whole alpha that goes in
/// @param pricePaid         what this trade really pays or brings, fee included, in the unit of `priceNow`
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
        SELL,
        /// Alpha of one subnet in, alpha of another out (root: TAO).
        SWAP
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
