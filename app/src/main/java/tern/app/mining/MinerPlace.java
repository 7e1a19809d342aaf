package tern.app.mining;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.node.miner.MinerTruth;
import tern.wallet.subnets.MinerStand;
import tern.wallet.subnets.SubnetDetail;

/// How a miner stands on the chain, as read at one block.
///
/// @param stand    its own seat
/// @param detail   the whole subnet; empty where there is none of that number
/// @param rank     by incentive among those who earn as miners, the first is 1; empty without a seat
/// @param ranked   how many of them there are
/// @param nextOut  how many would be put out before it, 0: it is the next; empty where it is never put out or has no seat
/// @param epochs   of this seat that were seen, oldest first
public record MinerPlace(MinerStand stand, Optional<SubnetDetail> detail, OptionalInt rank, int ranked,
        OptionalInt nextOut, List<MinerTruth.Epoch> epochs) {

    public MinerPlace {
        epochs = List.copyOf(epochs);
    }
}
