package tern.wallet.keys;

/// An address of any Substrate network, taken apart.
///
/// @param prefix the network's number in the SS58 registry, 0 to 16383; 42 on Bittensor
/// @param account the key, the same on every network
public record OtherAddress(int prefix, AccountId account) {}
