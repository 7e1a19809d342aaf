package tern.app.stake;

import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.units.Rao;

/// What the chain says that something would come to, at one block.
///
/// @param amount      what leaves: rao of TAO, or of the unit of the stake that it is taken from
/// @param received    what comes, in rao of its own unit; empty where nothing is traded
/// @param quote       the trade; empty where nothing is traded
/// @param limit       the worst price that the call takes, in rao; empty where the call has none
/// @param fee         of the network, in rao of TAO; empty where it is not known
/// @param free        free TAO before, in rao
/// @param freeAfter   and after; empty where that is not known
/// @param stake       what is staked there before, in rao of its unit
/// @param stakeAfter  and after; empty where that is not known
/// @param warnings    most serious first
/// @param parts       what is done one after the other, where it is several
/// @param possible    whether it can be reviewed; false where the chain would refuse it
public record Offer(
        Rao amount,
        Optional<Rao> received,
        Optional<Quote> quote,
        Optional<Rao> limit,
        Optional<Rao> fee,
        Rao free,
        Optional<Rao> freeAfter,
        Rao stake,
        Optional<Rao> stakeAfter,
        List<String> warnings,
        List<Plan.Part> parts,
        boolean possible) {

    public Offer {
        warnings = List.copyOf(warnings);
        parts = List.copyOf(parts);
    }
}
