package tern.app.transact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tern.app.feed.NamedAccount;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.AddressNames.Origin;
import tern.wallet.keys.AccountId;

/// An account that the window shows as the person's.
///
/// @param name    what the person calls it
/// @param canSign whether its key is on this computer
public record OwnAccount(String name, AccountId account, boolean canSign) {

    @Override
    public String toString() {
        return name;
    }

    /// The shown accounts.
    ///
    /// @param names known by now: those of own wallets can sign
    public static List<OwnAccount> of(List<NamedAccount> shown, List<Named> names) {
        Set<AccountId> signers = names.stream()
                .filter(named -> named.origin() == Origin.OWN_WALLET)
                .map(Named::account)
                .collect(Collectors.toSet());
        return shown.stream()
                .map(named -> new OwnAccount(named.name(), named.account(), signers.contains(named.account())))
                .toList();
    }

    /// The one that was chosen before, if it is still there; else the first that can sign; else the first.
    public static Optional<OwnAccount> keep(Optional<OwnAccount> before, List<OwnAccount> all) {
        return before.flatMap(own -> all.stream().filter(one -> one.account().equals(own.account())).findFirst())
                .or(() -> all.stream().filter(OwnAccount::canSign).findFirst())
                .or(() -> all.stream().findFirst());
    }
}
