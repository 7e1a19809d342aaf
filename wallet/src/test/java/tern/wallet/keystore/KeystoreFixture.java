package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keystore.KeystoreException.Kind;

/// A keystore in an empty folder with quick password hashing, and shorthands. Its keys are public test material.
abstract class KeystoreFixture {

    static final String DEV_ADDRESS = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";

    static final String DEV = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

    @TempDir
    Path home;

    final KnownKeys keys = KnownKeys.ofVectors();

    Path folder;

    Keystore keystore;

    @BeforeEach
    void open() {
        folder = home.resolve(".bittensor").resolve("wallets");
        keystore = new Keystore(folder, keys, new KeyFiles());
    }

    static KeyMaterial material(String uri) {
        try (Secret text = SecretTexts.of(uri)) {
            return KeyMaterial.ofUri(KeyScheme.SR25519, text);
        } catch (KeyException e) {
            throw new AssertionError(e);
        }
    }

    AccountId create(String name, String uri, String password) throws KeystoreException {
        try (KeyMaterial material = material(uri); Secret given = SecretTexts.of(password)) {
            keystore.createColdkey(name, material, password.isEmpty() ? Optional.empty() : Optional.of(given));
            return material.account();
        }
    }

    AccountId createHotkey(String wallet, String name, String uri, String password) throws KeystoreException {
        try (KeyMaterial material = material(uri); Secret given = SecretTexts.of(password)) {
            keystore.createHotkey(wallet, name, material, password.isEmpty() ? Optional.empty() : Optional.of(given));
            return material.account();
        }
    }

    AccountId unlock(String name, String password) throws KeystoreException {
        try (Secret given = SecretTexts.of(password); KeyPair pair = keystore.unlockColdkey(name, Optional.of(given))) {
            return pair.account();
        }
    }

    void change(String name, String from, String to) throws KeystoreException {
        try (Secret old = SecretTexts.of(from); Secret next = SecretTexts.of(to)) {
            keystore.changePassword(name, from.isEmpty() ? Optional.empty() : Optional.of(old),
                    to.isEmpty() ? Optional.empty() : Optional.of(next));
        }
    }

    WalletEntry entry(String name) throws KeystoreException {
        return keystore.findWallet(name).orElseThrow();
    }

    static Kind kindOf(ThrowingCallable call) {
        return catchThrowableOfType(KeystoreException.class, call).kind();
    }

    Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    List<Path> leftovers() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tmp")).toList();
        }
    }

    String problems(String wallet) throws KeystoreException {
        return entry(wallet).problems().toString();
    }
}
