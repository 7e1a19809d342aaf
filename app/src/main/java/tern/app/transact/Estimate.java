package tern.app.transact;

import java.util.List;
import tern.wallet.bittensor.Plan;
import tern.wallet.units.Rao;

/// What an intent would cost and leave, before anybody is asked to sign.
///
/// @param plan     what would be done
/// @param fee      about
/// @param free     free TAO of the signer now
/// @param left     what would stay, about
/// @param warnings most serious first
public record Estimate(Plan plan, Rao fee, Rao free, Rao left, List<Warning> warnings) {

    public Estimate {
        warnings = List.copyOf(warnings);
    }
}
