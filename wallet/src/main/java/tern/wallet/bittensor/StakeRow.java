package tern.wallet.bittensor;

import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// One stake as the runtime lists it.
///
/// @param coldkey    whose
/// @param hotkey     with which validator
/// @param netuid     on which subnet, 0 is root
/// @param alpha      rao of alpha (root: rao of TAO), more than nothing
/// @param registered whether the hotkey has a place on that subnet
public record StakeRow(AccountId coldkey, AccountId hotkey, int netuid, Rao alpha, boolean registered) {}
