package tern.wallet.bittensor;

import java.util.Optional;

/// What storage says about a subnet beside its numbers.
///
/// @param name    cleaned
/// @param symbol  cleaned
/// @param hasPool false where stake is one to one with TAO (`SubnetMechanism` 0)
record SubnetWords(Optional<String> name, Optional<String> symbol, boolean hasPool) {}
