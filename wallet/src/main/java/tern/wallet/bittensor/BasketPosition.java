package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What one coldkey can claim from one validator's fund ("to claim"). It floats with the fund until it is claimed.
///
/// @param hotkey     the validator
/// @param owedShares fund shares owed, raw units
/// @param accrued    what they stand for at the fund's value, in rao of TAO
/// @param claim      what a claim would do now; empty where the runtime cannot preview it
public record BasketPosition(AccountId hotkey, Rao owedShares, Rao accrued, Optional<Preview> claim) {

    /// What a claim would bring now, in rao of TAO; where the runtime cannot preview it, what stands for it.
    public Rao worth() {
        return claim.map(Preview::redeemable).orElse(accrued);
    }

    /// What a claim would do now.
    ///
    /// @param redeemable what it would bring, in rao of TAO, as root stake with the same validator
    /// @param forfeited  estimate of what it would leave behind as dust, in rao of TAO
    /// @param rows       holdings of the fund
    /// @param rowsToSell holdings that would be sold
    public record Preview(Rao redeemable, Rao forfeited, long rows, long rowsToSell) {}
}
