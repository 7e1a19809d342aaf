package tern.wallet.keys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.crypto.Ed25519;
import tern.wallet.crypto.Secret;
import tern.wallet.crypto.Sr25519;
import tern.wallet.keys.KeyException.Kind;

/// A private key that can sign, with its account. Closing it wipes the key; it cannot sign afterwards.
///
/// Whoever creates one closes it, best straight after the one thing it was opened for. Safe for several threads.
public final class KeyPair implements AutoCloseable {

    private final KeyScheme scheme;
    private final AccountId account;
    private final byte[] publicKey;
    /// sr25519: 64 bytes, canonical scalar and nonce. ed25519: the 32-byte seed.
    private final Secret key;
    private final @Nullable Secret seed;

    private KeyPair(KeyScheme scheme, byte[] publicKey, Secret key, @Nullable Secret seed) {
        this.scheme = scheme;
        this.account = AccountId.of(publicKey);
        this.publicKey = publicKey;
        this.key = key;
        this.seed = seed;
    }

    /// @param seed 32 bytes; copied, the caller still closes it
    public static KeyPair ofMiniSecret(KeyScheme scheme, Secret seed) {
        if (seed.length() != 32) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length());
        }
        if (scheme == KeyScheme.ED25519) {
            return new KeyPair(scheme, Ed25519.publicKey(seed), seed.copy(), null);
        }
        Secret key = Sr25519.expand(seed);
        return new KeyPair(scheme, Sr25519.publicKey(key), key, seed.copy());
    }

    /// @param secret 64 bytes as keyfiles have them: canonical scalar and nonce; copied, the caller still closes it
    /// @throws KeyException when the bytes are not such a key
    public static KeyPair ofSr25519Secret(Secret secret) throws KeyException {
        if (secret.length() != 64 || !Sr25519.isSecretKey(secret)) {
            throw new KeyException(Kind.SEED, Texts.get("key.bytes"));
        }
        Secret key = secret.copy();
        return new KeyPair(KeyScheme.SR25519, Sr25519.publicKey(key), key, null);
    }

    public KeyScheme scheme() {
        return scheme;
    }

    public AccountId account() {
        return account;
    }

    /// Signs the bytes as they are: for payloads the wallet built itself. Texts of a person go through
    /// [MessageSigning]. sr25519 signatures differ each time.
    ///
    /// @return 64 bytes
    public byte[] sign(byte[] message) {
        return switch (scheme) {
            case ED25519 -> Ed25519.sign(key, message);
            case SR25519 -> Sr25519.sign(key, publicKey, message);
        };
    }

    /// A copy of the 32-byte seed; the caller closes it. A key with a soft last junction, or one imported from a
    /// browser extension, has none.
    public Optional<Secret> seed() {
        if (scheme == KeyScheme.ED25519) {
            return Optional.of(key.copy());
        }
        return Optional.ofNullable(seed).map(Secret::copy);
    }

    /// A copy of the private key as keyfiles hold it: 64 bytes for sr25519, the 32-byte seed for ed25519. The caller
    /// closes it.
    public Secret privateKey() {
        return key.copy();
    }

    /// A copy in 64 bytes: canonical scalar and nonce for sr25519, seed and public key for ed25519. The caller closes
    /// it.
    public Secret secret64() {
        if (scheme == KeyScheme.SR25519) {
            return key.copy();
        }
        try (SecretBuilder both = new SecretBuilder(64); Secret pub = Secret.takeBytes(publicKey.clone())) {
            return both.append(key).append(pub).toSecret();
        }
    }

    /// One step of derivation.
    KeyPair derive(Junction junction) throws KeyException {
        byte[] chainCode = junction.chainCode();
        if (scheme == KeyScheme.ED25519) {
            if (!junction.hard()) {
                throw new KeyException(Kind.PATH, Texts.get("key.hard-only"));
            }
            try (Secret child = Ed25519.deriveHard(key, chainCode)) {
                return ofMiniSecret(scheme, child);
            }
        }
        if (junction.hard()) {
            try (Secret child = Sr25519.deriveHard(key, chainCode)) {
                return ofMiniSecret(scheme, child);
            }
        }
        Secret child = Sr25519.deriveSoft(key, publicKey, chainCode);
        return new KeyPair(scheme, Sr25519.publicKey(child), child, null);
    }

    @Override
    public void close() {
        key.close();
        if (seed != null) {
            seed.close();
        }
    }

    /// The account and its scheme; nothing secret.
    @Override
    public String toString() {
        return "KeyPair[" + scheme + " " + account + "]";
    }
}
