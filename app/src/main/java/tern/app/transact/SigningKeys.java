package tern.app.transact;

import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Which key of a wallet signs: its coldkey, or one of its hotkeys where that is whose transaction it is. Safe for any
/// thread; reads files.
///
/// @param brake slows down whoever guesses passwords
record SigningKeys(Keystore keystore, PasswordBrake brake) {

    /// The wallet, with what is said of its key said of the one that signs.
    ///
    /// @throws TernException why it cannot sign
    WalletEntry entry(String wallet, AccountId signer) throws TernException {
        WalletEntry entry = keystore.findWallet(wallet)
                .orElseThrow(() -> TransactException.of(TransactException.Kind.WALLET, "wallet.not-found", wallet));
        Optional<HotkeyEntry> hotkey = hotkey(entry, signer);
        WalletEntry signing = hotkey.isPresent() ? inPlace(entry, hotkey.get()) : entry;
        if (!signing.canSign()) {
            throw TransactException.of(TransactException.Kind.WALLET,
                    signing.protection() == Protection.NONE_WATCH_ONLY ? "wallet.no-key" : "wallet.unknown-format",
                    wallet);
        }
        if (!signing.coldkey().equals(Optional.of(signer))) {
            throw TransactException.of(TransactException.Kind.WALLET, "wallet.other-account", wallet);
        }
        return signing;
    }

    private static Optional<HotkeyEntry> hotkey(WalletEntry entry, AccountId signer) {
        return entry.coldkey().equals(Optional.of(signer))
                ? Optional.empty()
                : entry.hotkeys().stream().filter(each -> each.account().equals(Optional.of(signer))).findFirst();
    }

    private WalletEntry inPlace(WalletEntry entry, HotkeyEntry hotkey) throws KeystoreException {
        return new WalletEntry(entry.name(), hotkey.account(), hotkey.protection(), scheme(entry, hotkey),
                entry.hotkeys(), hotkey.problems());
    }

    /// Of which kind a hotkey is its file alone says, which has no password as a rule.
    private KeyScheme scheme(WalletEntry entry, HotkeyEntry hotkey) throws KeystoreException {
        if (hotkey.protection() != Protection.PLAIN) {
            return KeyScheme.SR25519;
        }
        try (KeyPair key = keystore.unlockHotkey(entry.name(), hotkey.name(), Optional.empty())) {
            return key.scheme();
        }
    }

    /// The key that signs. The caller closes it at once.
    ///
    /// @param password not looked at where the file is not encrypted
    KeyPair open(String wallet, AccountId signer, Optional<Secret> password) throws TernException {
        WalletEntry now = entry(wallet, signer);
        Optional<Secret> opening = now.protection().isEncrypted() ? password : Optional.empty();
        Optional<HotkeyEntry> hotkey = hotkey(keystore.findWallet(wallet).orElse(now), signer);
        return brake.tried(wallet, () -> hotkey.isPresent()
                ? keystore.unlockHotkey(wallet, hotkey.get().name(), opening)
                : keystore.unlockColdkey(wallet, opening));
    }
}
