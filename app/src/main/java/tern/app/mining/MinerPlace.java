package tern.app.mining;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.node.miner.MinerTruth;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.MinerStand;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// How a miner stands on the chain, as read at one block.
///
/// @param genesis of the chain
/// @param coldkey who owns its hotkey, or is to
/// @param stand   its own seat
/// @param detail  the whole subnet; empty where there is none of that number
/// @param epochs  of this seat that were seen, oldest first
public record MinerPlace(Hash32 genesis, AccountId hotkey, AccountId coldkey, MinerStand stand,
        Optional<SubnetDetail> detail, List<SeenEpoch> epochs) {

    public MinerPlace {
        epochs = List.copyOf(epochs);
    }

    /// Its own row among all that sit there.
    Optional<Neuron> neuron() {
        return detail.flatMap(subnet -> subnet.neurons()
                .stream()
                .filter(neuron -> neuron.hotkey().equals(hotkey))
                .findFirst());
    }

    /// Its rank by incentive among all seats, the first is 1; empty without a seat or without any incentive.
    OptionalInt rank() {
        Optional<Neuron> own = neuron();
        if (own.isEmpty() || own.get().incentive() == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(1 + (int) detail.orElseThrow()
                .neurons()
                .stream()
                .filter(other -> other.incentive() > own.get().incentive())
                .count());
    }

    /// How many seats are taken.
    int seats() {
        return detail.map(subnet -> subnet.neurons().size()).orElse(0);
    }

    /// How many would be put out before it; 0: it is the next. Empty without a seat, or where it is never put out.
    OptionalInt outBefore() {
        Optional<Neuron> own = neuron();
        int at = own.isEmpty() ? -1 : detail.orElseThrow().pruning().indexOf(own.get().uid());
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /// As [MinerTruth#lastPay] says.
    public Optional<Rao> lastPay() {
        return MinerTruth.lastPay(stand, truths());
    }

    /// The last epoch that was seen, where a miner ran all through it: what it was rated for is then its own doing.
    ///
    /// @param began the block at which the miner began to run
    public Optional<SeenEpoch> wholeEpoch(OptionalLong began) {
        return began.isEmpty() || epochs.isEmpty() || epochs.getLast().block() - stand.tempo() < began.getAsLong()
                ? Optional.empty()
                : Optional.of(epochs.getLast());
    }

    /// What the epochs that were seen paid, oldest first.
    public List<MinerTruth.Epoch> truths() {
        return epochs.stream().map(epoch -> new MinerTruth.Epoch(epoch.block(), epoch.earned())).toList();
    }
}
