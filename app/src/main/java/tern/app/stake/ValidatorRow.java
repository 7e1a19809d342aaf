package tern.app.stake;

import java.util.Optional;
import tern.app.ui.Addresses;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// A validator that can be chosen, on the subnet that is looked at.
///
/// @param name untrusted text from the chain; empty where it gave none
/// @param own  what the chosen account has with it on this subnet, in rao of the subnet's unit; zero: nothing
public record ValidatorRow(AccountId hotkey, Optional<String> name, Rao own) {

    /// What it is called on screens.
    public String title() {
        return name.orElseGet(() -> Addresses.shorten(hotkey));
    }
}
