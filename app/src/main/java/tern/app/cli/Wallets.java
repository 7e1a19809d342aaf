package tern.app.cli;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Finds wallets of the folder in use by name.
final class Wallets {

    private static final int LONGEST_NAME = 200;

    private Wallets() {}

    static Keystore keystore(Invocation invocation) throws TernException {
        return Keystore.open(invocation.folders().wallets());
    }

    /// Only what could not be shown is refused here; the keystore knows which names are good for folders.
    private static String name(String typed, Invocation invocation) throws CliException {
        if (typed.length() > LONGEST_NAME || !Plain.text(typed).equals(typed)) {
            throw invocation.usage("wallet.bad-name", LONGEST_NAME);
        }
        return typed;
    }

    static Optional<WalletEntry> lookUp(String typed, Invocation invocation) throws TernException {
        return keystore(invocation).findWallet(name(typed, invocation));
    }

    static WalletEntry find(String typed, Invocation invocation) throws TernException {
        Optional<WalletEntry> found = lookUp(typed, invocation);
        if (found.isEmpty()) {
            throw invocation.trouble(Trouble.NOT_FOUND, "wallet.not-found", typed,
                    Plain.text(invocation.folders().wallets().toString(), 200));
        }
        return found.get();
    }

    static HotkeyEntry hotkey(WalletEntry wallet, String name, Invocation invocation) throws CliException {
        for (HotkeyEntry hotkey : wallet.hotkeys()) {
            if (hotkey.name().equals(name)) {
                return hotkey;
            }
        }
        throw invocation.trouble(Trouble.NOT_FOUND, "wallet.no-hotkey", wallet.name(), Plain.text(name, LONGEST_NAME));
    }

    static AccountId coldkey(WalletEntry entry, Invocation invocation) throws CliException {
        if (entry.coldkey().isEmpty()) {
            throw invocation.trouble(Trouble.DAMAGED, "wallet.no-address", entry.name(),
                    entry.problems().isEmpty()
                            ? invocation.texts().get("wallet.no-coldkey")
                            : Plain.text(String.join(" ", entry.problems())));
        }
        return entry.coldkey().get();
    }
}
