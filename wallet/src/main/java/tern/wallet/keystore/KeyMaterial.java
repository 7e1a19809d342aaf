package tern.wallet.keystore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.Mnemonic;
import tern.wallet.keys.MnemonicException;
import tern.wallet.keys.SecretUri;

/// Everything a key file keeps of one key: the pair and, where known, the recovery words. Closing it wipes both.
public final class KeyMaterial implements AutoCloseable {

    private final KeyPair pair;
    private final @Nullable Secret phrase;
    /// Fields of the file this version does not know, as JSON text that begins with a comma.
    private final @Nullable Secret otherFields;

    KeyMaterial(KeyPair pair, @Nullable Secret phrase, @Nullable Secret otherFields) {
        this.pair = pair;
        this.phrase = phrase;
        this.otherFields = otherFields;
    }

    /// @param words copied; need not be normalised
    public static KeyMaterial ofPhrase(KeyScheme scheme, Secret words) throws MnemonicException {
        try (Secret none = Secret.allocate(0); Secret seed = Mnemonic.miniSecret(words, none)) {
            return new KeyMaterial(KeyPair.ofMiniSecret(scheme, seed), Mnemonic.normalize(words), null);
        }
    }

    /// Words, hex seed or either with a path and a password. The words are kept only where they alone give the key:
    /// other programs that read the file would otherwise derive another account from them.
    ///
    /// @param uri copied
    public static KeyMaterial ofUri(KeyScheme scheme, Secret uri) throws KeyException {
        if (SecretUri.isPlainPhrase(uri)) {
            return ofPhrase(scheme, uri);
        }
        return new KeyMaterial(SecretUri.derive(scheme, uri), null, null);
    }

    /// @param seed 32 bytes; copied
    public static KeyMaterial ofSeed(KeyScheme scheme, Secret seed) {
        return new KeyMaterial(KeyPair.ofMiniSecret(scheme, seed), null, null);
    }

    /// @param secret 64 bytes, canonical scalar and nonce; copied
    public static KeyMaterial ofSr25519Secret(Secret secret) throws KeyException {
        return new KeyMaterial(KeyPair.ofSr25519Secret(secret), null, null);
    }

    public KeyScheme scheme() {
        return pair.scheme();
    }

    public AccountId account() {
        return pair.account();
    }

    /// A copy of the recovery words; the caller closes it.
    public Optional<Secret> phrase() {
        return Optional.ofNullable(phrase).map(Secret::copy);
    }

    /// A copy of the 32-byte seed; the caller closes it.
    public Optional<Secret> seed() {
        return pair.seed();
    }

    /// A copy of the private key as keyfiles hold it; the caller closes it.
    public Secret privateKey() {
        return pair.privateKey();
    }

    /// The pair, alive as long as this.
    public KeyPair keyPair() {
        return pair;
    }

    /// Gives the pair away and wipes the rest; this must not be used afterwards.
    KeyPair intoKeyPair() {
        closeTexts();
        return pair;
    }

    Optional<Secret> otherFields() {
        return Optional.ofNullable(otherFields);
    }

    @Override
    public void close() {
        pair.close();
        closeTexts();
    }

    private void closeTexts() {
        if (phrase != null) {
            phrase.close();
        }
        if (otherFields != null) {
            otherFields.close();
        }
    }

    /// The account; nothing secret.
    @Override
    public String toString() {
        return "KeyMaterial[" + scheme() + " " + account() + "]";
    }
}
