package tern.node.miner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tern.wallet.units.Rao;

/// What a miner earned, measured: by how much its stake grew from one end of an epoch to the next, less what its owner
/// moved in or out himself. No formula of the chain's is repeated for it.
public final class MinerEarnings {

    private MinerEarnings() {}

    /// The stake of a miner's owner with its hotkey, at one block.
    ///
    /// @param stake in rao of alpha
    public record Sample(long block, Rao stake) {}

    /// What the owner did with that stake.
    ///
    /// @param block after a sample's block counts for the next one; within it for that
    /// @param alpha rao of alpha, less than 0 for what was taken out
    public record Move(long block, long alpha) {}

    /// What came between two samples.
    ///
    /// @param from  block of the earlier one
    /// @param to    block of the later one
    /// @param alpha rao of alpha; less than 0 where the stake shrank by itself, as by a loss that no move explains
    public record Reward(long from, long to, long alpha) {}

    /// @param samples at ends of epochs, in any order; two of one block count once
    /// @param moves   all between the first and the last of them
    public static List<Reward> of(List<Sample> samples, List<Move> moves) {
        List<Sample> sorted = samples.stream().sorted(Comparator.comparingLong(Sample::block)).toList();
        List<Reward> rewards = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            Sample before = sorted.get(i - 1);
            Sample after = sorted.get(i);
            if (before.block() == after.block()) {
                continue;
            }
            long moved = moves.stream()
                    .filter(move -> move.block() > before.block() && move.block() <= after.block())
                    .mapToLong(Move::alpha)
                    .reduce(0, Math::addExact);
            rewards.add(new Reward(before.block(), after.block(), Math.subtractExact(
                    Math.subtractExact(after.stake().value(), before.stake().value()), moved)));
        }
        return List.copyOf(rewards);
    }
}
