package tern.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.boot.Settings;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Whose portfolio is asked for.
final class Holders {

    /// An address has 46 to 48 characters; no wallet's name is allowed to look like one.
    private static final int SHORTEST_ADDRESS = 46;

    /// @param name    the wallet's or the user's word for it; empty for a bare address
    /// @param account the coldkey
    record Holder(Optional<String> name, AccountId account) {}

    private Holders() {}

    /// @param asked wallets' names and addresses; empty: all wallets and all watched addresses
    static List<Holder> find(List<String> asked, Invocation invocation) throws TernException {
        List<Holder> found = new ArrayList<>();
        if (asked.isEmpty()) {
            addAll(found, invocation);
            return found;
        }
        for (String one : asked) {
            addUnlessThere(found, looksLikeAddress(one)
                    ? new Holder(Optional.empty(), Ss58.parse(one))
                    : wallet(one, invocation));
        }
        return found;
    }

    private static void addAll(List<Holder> found, Invocation invocation) throws TernException {
        for (WalletEntry entry : Keystore.open(invocation.folders().wallets()).list()) {
            if (entry.coldkey().isPresent()) {
                addUnlessThere(found, new Holder(Optional.of(entry.name()), entry.coldkey().get()));
            }
        }
        for (Settings.Watched watched : invocation.settings().watched()) {
            String label = watched.label();
            addUnlessThere(found,
                    new Holder(label.isBlank() ? Optional.empty() : Optional.of(label), Ss58.parse(watched.address())));
        }
    }

    private static Holder wallet(String name, Invocation invocation) throws TernException {
        WalletEntry entry = Wallets.find(name, invocation);
        return new Holder(Optional.of(entry.name()), Wallets.coldkey(entry, invocation));
    }

    /// Asking twice for an account must not count it twice in the total.
    private static void addUnlessThere(List<Holder> found, Holder holder) {
        for (Holder one : found) {
            if (one.account().equals(holder.account())) {
                return;
            }
        }
        found.add(holder);
    }

    static boolean looksLikeAddress(String text) {
        return text.length() >= SHORTEST_ADDRESS;
    }
}
