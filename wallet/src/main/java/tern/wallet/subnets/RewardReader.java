package tern.wallet.subnets;

import java.time.Instant;
import java.util.Optional;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Pending;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Reads how a subnet's new alpha is divided at a block. Source: `SubnetAlphaOutEmission`, the owner's cut
/// (`SubnetOwnerCut`, `OwnerCutEnabled`), then one half for miners and one for validators; root's part of the latter by
/// `RootProp`. A subnet where no miner was rated in the last epoch (`Incentive` all zero) pays miners' half to
/// validators; what the owner's own keys earn as miners (`MinerBurned`) is paid to nobody.
public final class RewardReader {

    private static final String MODULE = "SubtensorModule";
    private static final int TOP = 65_535;

    private RewardReader() {}

    /// Blocks; one frame, a second where the block's runtime is not known yet.
    ///
    /// @return empty where the subnet was not there, or another of that number was, or this runtime does not tell
    /// @throws ChainException `STATE_GONE` where the node does not keep that block's state
    public static Optional<RewardSample> read(ChainClient chain, BlockRef at, int netuid, long registeredAt)
            throws ChainException, StateException {
        ChainRead read = chain.read(at.hash());
        Value key = Shape.key(netuid);
        var time = read.storage("Timestamp", "Now");
        var registered = read.storage(MODULE, "NetworkRegisteredAt", key);
        var first = read.storage(MODULE, "FirstEmissionBlockNumber", key);
        var alpha = read.storage(MODULE, "SubnetAlphaOutEmission", key);
        var cut = read.storage(MODULE, "SubnetOwnerCut");
        var cutOn = read.storage(MODULE, "OwnerCutEnabled", key);
        var rootPart = read.storage(MODULE, "RootProp", key);
        var rootPending = read.storage(MODULE, "PendingRootAlphaDivs", key);
        var since = read.storage(MODULE, "BlocksSinceLastStep", key);
        var burned = read.storage(MODULE, "MinerBurned", key);
        var incentive = read.storage(MODULE, "Incentive", key);
        var burn = read.storage(MODULE, "Burn", key);
        read.execute();
        try {
            if (time.get().isEmpty() || alpha.get().isEmpty() || number(registered) != registeredAt) {
                return Optional.empty();
            }
            boolean pays = first.get().isPresent() || !read.runtime().hasStorage(MODULE, "FirstEmissionBlockNumber");
            long all = pays ? Shape.amount(alpha.get().get()).value() : 0;
            boolean hasCut = cutOn.get().isEmpty() || cutOn.get().get().asBool();
            long owner = hasCut ? all * Math.min(TOP, number(cut)) / TOP : 0;
            long miners = (all - owner) / 2;
            long validators = all - owner - miners;
            // where root earns nothing its part waits nowhere
            boolean rootPaid = number(rootPending) > 0 || number(since) <= 1;
            long lost = rootPaid ? 0 : (long) (validators * part(rootPart));
            validators -= lost;
            if (!rated(incentive)) {
                validators += miners;
                miners = 0;
            }
            long toNobody = (long) (miners * part(burned));
            return Optional.of(new RewardSample(at, Instant.ofEpochMilli(time.get().get().asLong()),
                    Rao.of(validators), Rao.of(miners - toNobody), Rao.of(owner), Rao.of(lost + toNobody),
                    Shape.amount(number(burn))));
        } catch (ScaleException e) {
            throw StateException.unreadable("SubnetAlphaOutEmission", e);
        }
    }

    private static long number(Pending<Optional<Value>> answer) throws ChainException, ScaleException {
        return answer.get().isEmpty() ? 0 : answer.get().get().asLong();
    }

    private static double part(Pending<Optional<Value>> answer) throws ChainException, ScaleException {
        return answer.get().isEmpty() ? 0 : Math.clamp(FixedPoint.number(answer.get().get(), 32), 0.0, 1.0);
    }

    private static boolean rated(Pending<Optional<Value>> answer) throws ChainException, ScaleException {
        if (answer.get().isPresent() && answer.get().get() instanceof Value.Seq list) {
            for (Value one : list.items()) {
                if (one.asLong() > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
