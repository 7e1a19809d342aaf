package tern.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Where a new key goes: the coldkey of a new wallet, or a hotkey of one that is there.
final class KeyTarget {

    private final Invocation invocation;
    private final Keystore keystore;
    private final String wallet;
    private final Optional<String> hotkey;

    private KeyTarget(Invocation invocation, Keystore keystore, String wallet, Optional<String> hotkey) {
        this.invocation = invocation;
        this.keystore = keystore;
        this.wallet = wallet;
        this.hotkey = hotkey;
    }

    /// From the command's name argument and `--hotkey`. Says no before anything is asked or made.
    static KeyTarget of(Invocation invocation) throws TernException {
        String wallet = invocation.arguments().positionals().getFirst();
        Optional<String> hotkey = invocation.arguments().value("--hotkey");
        Keystore keystore = Wallets.keystore(invocation);
        Optional<WalletEntry> there = Wallets.lookUp(wallet, invocation);
        if (hotkey.isEmpty()) {
            if (there.isPresent() && (there.get().coldkey().isPresent() || there.get().canSign())) {
                throw invocation.trouble(Trouble.EXISTS, "wallet.exists", wallet);
            }
        } else {
            WalletEntry entry = there.isPresent() ? there.get() : Wallets.find(wallet, invocation);
            for (HotkeyEntry one : entry.hotkeys()) {
                if (one.name().equals(hotkey.get())) {
                    throw invocation.trouble(Trouble.EXISTS, "wallet.hotkey-exists", wallet,
                            Plain.text(hotkey.get(), 200));
                }
            }
        }
        return new KeyTarget(invocation, keystore, wallet, hotkey);
    }

    static KeyScheme scheme(Invocation invocation) throws CliException {
        return switch (invocation.arguments().value("--scheme").orElse("sr25519")) {
            case "sr25519" -> KeyScheme.SR25519;
            case "ed25519" -> KeyScheme.ED25519;
            default -> throw invocation.usage("wallet.bad-scheme");
        };
    }

    String wallet() {
        return wallet;
    }

    Optional<String> hotkey() {
        return hotkey;
    }

    Keystore keystore() {
        return keystore;
    }

    /// The password for the new file, for the caller to close. A coldkey has one unless `--no-password` says otherwise;
    /// a hotkey, which a miner or validator must read unattended, has one only when `--password-file` gives it.
    Optional<Secret> password() throws CliException, IOException {
        boolean none = invocation.arguments().has("--no-password");
        boolean file = invocation.arguments().value("--password-file").isPresent();
        if (none && file) {
            throw invocation.usage("wallet.password-and-none");
        }
        if (none || (hotkey.isPresent() && !file)) {
            return Optional.empty();
        }
        return Optional.of(new Passwords(invocation).chosen(label()));
    }

    /// For prompts: `wallet` or `wallet/hotkey`.
    String label() {
        return hotkey.isEmpty() ? wallet : wallet + '/' + hotkey.get();
    }

    void store(KeyMaterial material, Optional<Secret> password) throws TernException {
        if (hotkey.isEmpty()) {
            keystore.createColdkey(wallet, material, password);
        } else {
            keystore.createHotkey(wallet, hotkey.get(), material, password);
        }
    }

    /// Whether the key file is there, or cannot be looked for.
    boolean mayBeStored() {
        Path folder = keystore.folder().resolve(wallet);
        Path file = hotkey.isEmpty() ? folder.resolve("coldkey") : folder.resolve("hotkeys").resolve(hotkey.get());
        if (Files.isRegularFile(keystore.folder()) || Files.isRegularFile(folder)) {
            return false;
        }
        return !Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Says what was stored.
    ///
    /// @param key       of the sentence in the bundle: `{0}` is the label, `{1}` the address
    /// @param wordsFile where the words were written
    void report(String key, KeyMaterial material, boolean encrypted, Optional<String> wordsFile) {
        String address = material.account().address();
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("wallet", wallet)
                        .textOrNull("hotkey", hotkey)
                        .text("address", address)
                        .text("scheme", WalletListCommand.scheme(material.scheme()))
                        .text("protection", encrypted ? "password" : "none")
                        .textOrNull("wordsFile", wordsFile)
                        .writeTo(invocation.out());
            }
            return;
        }
        invocation.say(key, label(), address);
        if (!encrypted) {
            invocation.say(hotkey.isEmpty() ? "wallet.unprotected" : "wallet.unprotected-hotkey");
        }
    }
}
