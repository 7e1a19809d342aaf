package tern.wallet.subnets;

import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.units.Rao;

/// How a miner stands on chain at one block.
///
/// @param exists    whether there is such a subnet
/// @param seat      its seat there, if it has one
/// @param lastEpoch block of the subnet's last epoch; 0 when there was none
/// @param tempo     blocks of an epoch
/// @param price     what a seat costs now
/// @param free      free TAO of the coldkey
/// @param stake     what the coldkey has staked with the hotkey there, in rao of alpha: miners are paid into it
/// @param axon      where the miner says it is reached
public record MinerStand(BlockRef block, boolean exists, Optional<Seat> seat, long lastEpoch, long tempo, Rao price,
        Rao free, Rao stake, Optional<Axon> axon) {

    /// @param registeredAt     block
    /// @param immuneBlocks     for how many it is protected yet, as a rule
    /// @param emission         what the last epoch paid it, in rao of alpha
    /// @param incentiveOf65535 its part of what miners got
    public record Seat(int uid, long registeredAt, long immuneBlocks, Rao emission, int incentiveOf65535) {}
}
