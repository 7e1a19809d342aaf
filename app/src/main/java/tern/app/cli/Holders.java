package tern.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.boot.Settings;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Whose portfolio is asked for.
final class Holders {

    /// An address has 46 to 48 characters; no wallet's name is allowed to look like one.
    private static final int SHORTEST_ADDRESS = 46;

    /// @param name    the wallet's or the user's word for it; empty for a bare address
    /// @param account the coldkey
    /// @param watched whether there is no key to it here, only the address
    record Holder(Optional<String> name, AccountId account, boolean watched) {}

    /// A wallet that no address could be found for.
    ///
    /// @param reason sentences
    record LeftOut(String name, String reason) {}

    private Holders() {}

    /// @param asked   wallets' names and addresses; empty: all wallets and all watched addresses
    /// @param leftOut gets the wallets that the answer is without; none where wallets were named, since those must be
    ///                there
    static List<Holder> find(List<String> asked, List<LeftOut> leftOut, Invocation invocation) throws TernException {
        List<Holder> found = new ArrayList<>();
        if (asked.isEmpty()) {
            addAll(found, leftOut, invocation);
            return found;
        }
        for (String one : asked) {
            addUnlessThere(found, looksLikeAddress(one)
                    ? new Holder(Optional.empty(), Ss58.parse(one), false)
                    : wallet(one, invocation));
        }
        return found;
    }

    private static void addAll(List<Holder> found, List<LeftOut> leftOut, Invocation invocation) throws TernException {
        for (WalletEntry entry : Keystore.open(invocation.folders().wallets()).list()) {
            if (entry.coldkey().isPresent()) {
                AccountId account = entry.coldkey().get();
                found.stream()
                        .filter(one -> one.account().equals(account))
                        .findFirst()
                        .ifPresent(twin -> invocation.remark("portfolio.twin", Plain.text(entry.name(), 60),
                                Plain.text(twin.name().orElse(account.address()), 60)));
                addUnlessThere(found, holder(entry, account));
            } else {
                leftOut.add(new LeftOut(entry.name(), entry.problems().isEmpty()
                        ? invocation.texts().get("wallet.no-coldkey")
                        : String.join(" ", entry.problems())));
            }
        }
        for (Settings.Watched watched : invocation.settings().watched()) {
            String label = watched.label();
            addUnlessThere(found,
                    new Holder(label.isBlank() ? Optional.empty() : Optional.of(label), Ss58.parse(watched.address()),
                            true));
        }
    }

    private static Holder wallet(String name, Invocation invocation) throws TernException {
        WalletEntry entry = Wallets.find(name, invocation);
        return holder(entry, Wallets.coldkey(entry, invocation));
    }

    private static Holder holder(WalletEntry entry, AccountId account) {
        return new Holder(Optional.of(entry.name()), account, entry.protection() == Protection.NONE_WATCH_ONLY);
    }

    /// Says on the error stream whom the answer is without: a total must not look whole when it is not.
    static void warn(List<LeftOut> leftOut, Invocation invocation) {
        for (LeftOut one : leftOut) {
            invocation.remark("portfolio.left-out", Plain.text(one.name(), 60), Plain.text(one.reason()));
        }
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
