package tern.wallet.subnets;

import tern.wallet.chain.BlockRef;
import tern.wallet.units.Rao;

/// The stake that a miner is paid into, on both sides of an epoch's end.
///
/// @param end       the block in which the epoch paid
/// @param before    what the miner's owner had staked with it at the block before, in rao of alpha
/// @param after     the same at the end
/// @param elsewhere whether the owner has what his miners earn there staked with another hotkey: then this stake says
///                  nothing of it
public record EpochStake(BlockRef end, Rao before, Rao after, boolean elsewhere) {}
