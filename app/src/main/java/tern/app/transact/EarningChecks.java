package tern.app.transact;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.TernException;

/// Whether stake that is about to go to a validator would earn there.
public final class EarningChecks {

    private static final Logger LOG = LoggerFactory.getLogger(EarningChecks.class);

    private EarningChecks() {}

    /// Where an intent brings stake.
    public record Place(int netuid, AccountId hotkey) {}

    /// Empty where no stake comes to a validator.
    public static Optional<Place> place(Intent intent) {
        return switch (intent) {
            case Intent.AddStake add -> Optional.of(new Place(add.netuid(), add.hotkey()));
            case Intent.MoveStake move -> Optional.of(new Place(move.netuid(), move.toHotkey()));
            case Intent.SwapStake swap -> Optional.of(new Place(swap.toNetuid(), swap.toHotkey()));
            default -> Optional.empty();
        };
    }

    /// What there is to say beside a plan's own warnings, which name a validator without a seat. Blocks.
    static Optional<String> besidePlan(ChainClient chain, Plan plan) {
        return standing(chain, plan.block(), plan.intent()).filter(standing -> standing != Standing.GONE)
                .flatMap(standing -> place(plan.intent()).flatMap(place -> sentence(place.netuid(), standing)));
    }

    /// Why stake would earn nothing at a block, in words; empty where it earns, or the chain does not tell: what is not
    /// known is no reason for an alarm. Blocks.
    public static Optional<String> nothing(ChainClient chain, BlockRef at, Intent intent) {
        return place(intent).flatMap(
                place -> standing(chain, at, intent).flatMap(standing -> sentence(place.netuid(), standing)));
    }

    private static Optional<Standing> standing(ChainClient chain, BlockRef at, Intent intent) {
        Optional<Place> place = place(intent);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            return new SubnetsReader(chain).standing(place.get().netuid(), at, place.get().hotkey());
        } catch (TernException e) {
            LOG.info("whether stake on subnet {} would earn cannot be read: {}", place.get().netuid(), e.sentence());
            return Optional.empty();
        }
    }

    /// Why stake with a validator earns nothing, in words; empty where it earns, and where nobody can say yet.
    ///
    /// @param netuid 0 is root, where neither a seat nor a permit is needed
    public static Optional<String> sentence(int netuid, Standing standing) {
        if (standing == Standing.EARNING || standing == Standing.UNKNOWN) {
            return Optional.empty();
        }
        return Optional.of(TransactException.text(netuid == 0 ? "warning.earns-nothing-root" : switch (standing) {
            case IDLE -> "warning.earns-nothing-idle";
            case NO_PERMIT -> "warning.earns-nothing-no-permit";
            case GONE -> "warning.earns-nothing-gone";
            case UNPAID, EARNING, UNKNOWN -> "warning.earns-nothing-unpaid";
        }));
    }
}
