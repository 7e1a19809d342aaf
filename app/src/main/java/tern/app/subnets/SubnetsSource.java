package tern.app.subnets;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.subnets.PoolDepth;
import tern.wallet.subnets.RewardSample;
import tern.wallet.subnets.SubnetBoard;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.units.TernException;

/// Where the page's facts come from: the connection of the window. Calls block and end with an interrupt; an answer is
/// empty where there is no connection.
public interface SubnetsSource {

    /// @param depth empty for root and pools that cannot be traded with
    record Look(SubnetDetail detail, Optional<PoolDepth> depth) {}

    /// How far samples of the past could be read.
    enum Reach {
        /// All that were asked for.
        WHOLE,
        /// The node keeps no states from before.
        GONE,
        /// There is no connection.
        NONE
    }

    Optional<SubnetBoard> board(BlockRef at) throws TernException;

    /// Empty also where there is no subnet of that number.
    Optional<Look> look(int netuid, BlockRef at) throws TernException;

    /// What a subnet paid at past blocks.
    ///
    /// @param blocks in the order in which they are read
    /// @param take   gets each that could be read; answers whether to go on
    Reach rewards(Subnet subnet, List<Long> blocks, Predicate<RewardSample> take) throws TernException;

    /// Whether a public node is known that keeps what this one gave up.
    boolean isFetchable();

    /// As [#rewards], from that node, which learns of which subnet it is. As slowly as the network asks for.
    Reach fetch(Subnet subnet, List<Long> blocks, Predicate<RewardSample> take) throws TernException;
}
