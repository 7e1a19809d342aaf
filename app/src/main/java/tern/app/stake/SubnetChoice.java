package tern.app.stake;

import tern.wallet.units.Rao;

/// A subnet that can be chosen.
///
/// @param name   untrusted text from the chain
/// @param symbol unit of its stake
/// @param price  rao of TAO for one whole unit, spot
public record SubnetChoice(int netuid, String name, String symbol, Rao price) {

    /// Whether stake there is TAO.
    public boolean isRoot() {
        return netuid == 0;
    }
}
