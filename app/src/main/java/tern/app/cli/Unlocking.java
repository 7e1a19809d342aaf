package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyPair;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Opens a key for one signature. A wrong password from the keyboard may be typed again, twice.
final class Unlocking {

    static final int ATTEMPTS = 3;

    private final Invocation invocation;
    private final Keystore keystore;

    Unlocking(Invocation invocation, Keystore keystore) {
        this.invocation = invocation;
        this.keystore = keystore;
    }

    /// What opens a key with a password, or with none.
    private interface Opener {
        KeyPair open(Optional<Secret> password) throws KeystoreException;
    }

    /// @throws CliException when the wallet holds only an address
    void requireCanSign(WalletEntry wallet) throws CliException {
        if (!wallet.canSign()) {
            throw invocation.trouble(Trouble.REFUSED,
                    wallet.protection() == Protection.NONE_WATCH_ONLY ? "wallet.watch-only" : "wallet.unknown-format",
                    wallet.name());
        }
    }

    /// The coldkey; the caller closes it.
    KeyPair coldkey(WalletEntry wallet) throws TernException, IOException {
        requireCanSign(wallet);
        return open(wallet.name(), wallet.protection(), password -> keystore.unlockColdkey(wallet.name(), password));
    }

    /// A hotkey; the caller closes it.
    KeyPair hotkey(WalletEntry wallet, HotkeyEntry hotkey) throws TernException, IOException {
        return open(wallet.name() + '/' + hotkey.name(), hotkey.protection(),
                password -> keystore.unlockHotkey(wallet.name(), hotkey.name(), password));
    }

    private KeyPair open(String name, Protection protection, Opener opener) throws TernException, IOException {
        if (!protection.isEncrypted()) {
            return opener.open(Optional.empty());
        }
        Passwords passwords = new Passwords(invocation);
        int left = passwords.fromKeyboard() ? ATTEMPTS : 1;
        while (true) {
            left--;
            try (Secret password = passwords.existing(name)) {
                invocation.remark("password.opening");
                return opener.open(Optional.of(password));
            } catch (KeystoreException e) {
                if (e.kind() != KeystoreException.Kind.WRONG_PASSWORD || left == 0) {
                    throw e;
                }
                invocation.remark("password.wrong");
            }
        }
    }
}
