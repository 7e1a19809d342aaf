package tern.wallet.history;

import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// One stake position in a [Sample].
///
/// @param netuid the subnet; 0 is root
/// @param hotkey the validator
/// @param alpha  in rao of alpha (root: of TAO)
/// @param price  rao of TAO for one whole alpha, spot
/// @param exit   what selling would bring, in rao of TAO
public record PositionSample(int netuid, AccountId hotkey, Rao alpha, Rao price, Rao exit) {}
