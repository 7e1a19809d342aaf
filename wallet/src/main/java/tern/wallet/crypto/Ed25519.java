package tern.wallet.crypto;

import java.nio.charset.StandardCharsets;

/// Ed25519 (RFC 8032) with keys as 32-byte seeds, and Substrate's hard derivation for it. Signatures are deterministic.
/// Pure functions.
public final class Ed25519 {

    /// Bytes of a signature.
    public static final int SIGNATURE_LENGTH = 64;
    /// Bytes of a seed and of a public key.
    public static final int KEY_LENGTH = 32;

    /// SCALE text: its length 11 as a compact number, which is the byte of a comma, then the characters.
    private static final String DERIVATION_LABEL = ",Ed25519HDKD";

    private Ed25519() {}

    /// @param seed 32 bytes
    public static byte[] publicKey(Secret seed) {
        requireLength(seed);
        byte[] publicKey = new byte[KEY_LENGTH];
        return seed.withBytes(bytes -> {
            org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(bytes, 0, publicKey, 0);
            return publicKey;
        });
    }

    /// @param seed 32 bytes
    /// @return 64 bytes
    public static byte[] sign(Secret seed, byte[] message) {
        requireLength(seed);
        byte[] signature = new byte[SIGNATURE_LENGTH];
        return seed.withBytes(bytes -> {
            org.bouncycastle.math.ec.rfc8032.Ed25519.sign(bytes, 0, message, 0, message.length, signature, 0);
            return signature;
        });
    }

    /// False, never an exception, for whatever is not a signature of this message by this key; also for points and
    /// scalars in another than their one canonical encoding.
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return publicKey.length == KEY_LENGTH && signature.length == SIGNATURE_LENGTH
                && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(signature, 0, publicKey, 0, message, 0,
                        message.length);
    }

    /// The child of a hard junction: blake2b-256 of the SCALE text `Ed25519HDKD`, the seed and the chain code. Soft
    /// junctions do not exist for Ed25519. Source: `sp_core::ed25519`.
    ///
    /// @param seed 32 bytes
    /// @param chainCode 32 bytes
    /// @return the child's seed
    public static Secret deriveHard(Secret seed, byte[] chainCode) {
        requireLength(seed);
        if (chainCode.length != 32) {
            throw new IllegalArgumentException("a chain code has 32 bytes, not " + chainCode.length);
        }
        byte[] label = DERIVATION_LABEL.getBytes(StandardCharsets.US_ASCII);
        return seed.withBytes(bytes -> Secret.takeBytes(Blake2.hash256(label, bytes, chainCode)));
    }

    private static void requireLength(Secret seed) {
        if (seed.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length());
        }
    }
}
