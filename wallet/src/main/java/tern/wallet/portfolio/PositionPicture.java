package tern.wallet.portfolio;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// One stake position: a coldkey's alpha with one validator on one subnet (netuid 0 is root, where alpha is TAO).
///
/// @param netuid        the subnet
/// @param symbol        the subnet's unit, for example `α` (root: `τ`)
/// @param hotkey        the validator
/// @param validatorName from the owner's on-chain identity; untrusted text, already stripped of control characters
/// @param take          the validator's share of dividends, of 65535
/// @param alpha         amount in rao of alpha (root: rao of TAO)
/// @param price         rao of TAO for one whole alpha, spot
/// @param spot          `alpha × price`, in rao of TAO
/// @param exit          what selling would bring, in rao of TAO: this position's share of selling all alpha of this
///                      coldkey on this subnet at once
/// @param exitSource    who worked `exit` out
/// @param earning       whether the hotkey was paid dividends in its last epoch; empty where the chain cannot say
public record PositionPicture(
        int netuid,
        String symbol,
        AccountId hotkey,
        Optional<String> validatorName,
        Optional<Integer> take,
        Rao alpha,
        Rao price,
        Rao spot,
        Rao exit,
        ExitSource exitSource,
        Optional<Boolean> earning) {

    /// Where an exit value comes from.
    public enum ExitSource {
        /// The runtime's own simulated swap.
        RUNTIME_SIMULATION,
        /// Constant-product formula over the pool's reserves: the runtime is too old to simulate.
        POOL_FORMULA,
        /// Root stake leaves one to one.
        ROOT,
        /// The runtime could not quote: counted as zero.
        UNAVAILABLE
    }
}
