package tern.wallet.subnets;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// All there is to know about one subnet at one block.
///
/// @param block          the block
/// @param overview       its row of the board
/// @param about          what its owner says about it
/// @param owner          who owns it
/// @param ownerHotkey    that owner's key on it
/// @param tempoBlocks    blocks from one payout to the next
/// @param nextPayout     block of the next payout, where the runtime tells; a busy chain may put it off
/// @param alphaPerBlock  new alpha for validators, miners and owner in the last block, in rao of alpha
/// @param ownerCut       the owner's part of that, of 65535
/// @param cutoffBlocks   a neuron that set no weights for so many blocks counts as idle
/// @param seats          what a seat costs and how safe it is
/// @param removal        whether the subnet itself is in danger
/// @param settings       its hyperparameters, in the runtime's order
/// @param neurons        who sits there, by uid
/// @param pruning        uids in the order in which they would be put out, the next first; without those that the
///                       runtime never puts out
public record SubnetDetail(
        BlockRef block,
        SubnetOverview overview,
        SubnetAbout about,
        Optional<AccountId> owner,
        Optional<AccountId> ownerHotkey,
        int tempoBlocks,
        OptionalLong nextPayout,
        Rao alphaPerBlock,
        int ownerCut,
        long cutoffBlocks,
        Seats seats,
        Removal removal,
        List<Setting> settings,
        List<Neuron> neurons,
        List<Integer> pruning) {

    public SubnetDetail {
        settings = List.copyOf(settings);
        neurons = List.copyOf(neurons);
        pruning = List.copyOf(pruning);
    }

    public int netuid() {
        return overview.netuid();
    }

    /// Whether a neuron is too young to be put out, as long as enough others are not.
    public boolean immune(Neuron neuron) {
        return Pruning.young(neuron, block.number(), seats.immunityBlocks());
    }
}
