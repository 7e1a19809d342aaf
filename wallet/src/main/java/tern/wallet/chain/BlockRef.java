package tern.wallet.chain;

import tern.wallet.units.Hash32;

/// One block.
///
/// @param number height, genesis is 0
/// @param hash   the header's hash
public record BlockRef(long number, Hash32 hash) {}
