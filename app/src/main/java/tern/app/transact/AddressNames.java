package tern.app.transact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;

/// The names that a person has for addresses: own wallets, watched addresses, an address book. Any thread may ask;
/// answers come from memory.
@FunctionalInterface
public interface AddressNames {

    /// All of them, own wallets first. An address may be there under several names.
    List<Named> all();

    /// No names at all.
    static AddressNames none() {
        return List::of;
    }

    /// The names of the wallets in a folder.
    static AddressNames ofWallets(List<WalletEntry> wallets) {
        List<Named> named = new ArrayList<>();
        for (WalletEntry wallet : wallets) {
            wallet.coldkey()
                    .ifPresent(account -> named.add(new Named(account, wallet.name(),
                            wallet.protection() == Protection.NONE_WATCH_ONLY ? Origin.WATCHED : Origin.OWN_WALLET,
                            false)));
        }
        List<Named> all = List.copyOf(named);
        return () -> all;
    }

    /// An address that has a name.
    ///
    /// @param account  whose
    /// @param name     what the person calls it
    /// @param origin   where the name comes from
    /// @param exchange whether it is marked as an exchange's address
    record Named(AccountId account, String name, Origin origin, boolean exchange) {}

    /// Where a name comes from.
    enum Origin {
        /// A wallet of the folder with its key.
        OWN_WALLET,
        /// A wallet of the folder without a key, or an address that Tern was told to watch.
        WATCHED,
        /// The address book.
        BOOK
    }

    /// The first name of an address.
    default Optional<Named> of(AccountId account) {
        return all().stream().filter(named -> named.account().equals(account)).findFirst();
    }

    /// The address that is called exactly so, letters' case aside; empty where none or several are.
    default Optional<Named> called(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<Named> found = all().stream()
                .filter(named -> named.name().strip().toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        return found.stream().map(Named::account).distinct().count() == 1
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }
}
