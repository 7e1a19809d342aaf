package tern.app.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.miner.MinerEarnings;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.ActivityReader;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.EpochStake;
import tern.wallet.subnets.MinerReader;
import tern.wallet.units.TernException;

/// Measures what an epoch paid a miner: by how much its owner's stake with it grew in the very block that paid, less what
/// he moved himself in that block. No formula of the chain's is repeated, and no other block can disturb it.
final class EpochMeter {

    private static final Logger LOG = LoggerFactory.getLogger(EpochMeter.class);

    private EpochMeter() {}

    /// Blocks; four round trips.
    ///
    /// @param epoch number of the block that paid
    /// @return rao of alpha; empty where it cannot be told: the node has given those blocks up, what the miner earns is
    ///         staked elsewhere, or stake was moved in that block without an event that says how much
    static OptionalLong measure(ChainClient chain, int netuid, AccountId hotkey, AccountId coldkey, long epoch) {
        if (epoch < 1) {
            return OptionalLong.empty();
        }
        try {
            List<Optional<BlockRef>> blocks = chain.blocks(List.of(epoch - 1, epoch));
            if (blocks.stream().anyMatch(Optional::isEmpty)) {
                return OptionalLong.empty();
            }
            EpochStake stake = new MinerReader(chain).around(netuid, hotkey, coldkey, blocks.getFirst().orElseThrow(),
                    blocks.getLast().orElseThrow());
            if (stake.elsewhere()) {
                return OptionalLong.empty();
            }
            Optional<List<MinerEarnings.Move>> moves = moves(chain, stake.end(), netuid, hotkey, coldkey);
            return moves.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(MinerEarnings.of(List.of(new MinerEarnings.Sample(epoch - 1, stake.before()),
                            new MinerEarnings.Sample(epoch, stake.after())), moves.get()).getFirst().alpha());
        } catch (TernException e) {
            LOG.info("what block {} paid a miner could not be measured: {} {}", epoch, e.sentence(),
                    e.details().orElse(""));
            return OptionalLong.empty();
        }
    }

    /// What the owner did with that stake in a block; empty where no event says how much.
    private static Optional<List<MinerEarnings.Move>> moves(ChainClient chain, BlockRef block, int netuid,
            AccountId hotkey, AccountId coldkey) throws ChainException {
        List<MinerEarnings.Move> moves = new ArrayList<>();
        for (ActivityEntry entry : ActivityReader.read(chain.events().readContent(block.hash()), Set.of(coldkey))) {
            boolean here = entry.netuid().orElse(-1) == netuid && entry.hotkey().filter(hotkey::equals).isPresent();
            boolean there = entry.toNetuid().orElse(-1) == netuid
                    && (entry.hotkey().filter(hotkey::equals).isPresent()
                            || entry.other().filter(hotkey::equals).isPresent());
            switch (entry.kind()) {
                case STAKED, UNSTAKED -> {
                    // what a sale's event says leaves the pool's fee out, which went from the stake, too
                    if (here && (entry.kind() == ActivityKind.UNSTAKED || entry.alpha().isEmpty())) {
                        return Optional.empty();
                    }
                    if (here) {
                        moves.add(new MinerEarnings.Move(block.number(), entry.alpha().get().value()));
                    }
                }
                case STAKE_MOVED, STAKE_SWAPPED, STAKE_SENT, STAKE_RECEIVED -> {
                    if (here || there) {
                        return Optional.empty();
                    }
                }
                default -> {
                }
            }
        }
        return Optional.of(moves);
    }
}
