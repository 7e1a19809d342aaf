package tern.app.stake;

import java.util.Optional;
import tern.app.ui.Addresses;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What one validator's fund owes the chosen account.
///
/// @param name     untrusted text from the chain; empty where it gave none
/// @param owed     at the fund's value, in rao of TAO
/// @param brings   what a claim would bring now, in rao of TAO
/// @param dust     what a claim would leave behind for good, in rao of TAO
/// @param holdings so many subnets' stake is in the fund; empty where the chain does not say
/// @param pays     whether it reaches the threshold; a claim of less pays nothing and still costs its fee
public record FundRow(AccountId hotkey, Optional<String> name, Rao owed, Rao brings, Rao dust,
        Optional<Long> holdings, boolean pays) {

    /// What it is called on screens.
    public String title() {
        return name.orElseGet(() -> Addresses.shorten(hotkey));
    }
}
