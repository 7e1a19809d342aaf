package tern.wallet.yields;

import tern.wallet.keys.AccountId;

/// A validator on one subnet: where stake stands. Subnet 0 is root.
public record Stand(int netuid, AccountId hotkey) {}
