package tern.wallet.chain;

import java.util.Set;

/// What stands behind one first key of a storage map.
///
/// @param tails the rest of each key, as hex
/// @param cut   whether there may be more
public record StorageTails(Set<String> tails, boolean cut) {}
