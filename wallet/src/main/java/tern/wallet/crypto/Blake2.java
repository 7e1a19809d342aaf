package tern.wallet.crypto;

import org.bouncycastle.crypto.digests.Blake2bDigest;

/// BLAKE2b without a key (RFC 7693): the hash of storage keys, extrinsics and addresses.
///
/// The parts are hashed as one text, one after the other. Pure functions.
public final class Blake2 {

    private Blake2() {}

    /// @return 16 bytes
    public static byte[] hash128(byte[]... parts) {
        return hash(128, parts);
    }

    /// @return 32 bytes
    public static byte[] hash256(byte[]... parts) {
        return hash(256, parts);
    }

    /// @return 64 bytes
    public static byte[] hash512(byte[]... parts) {
        return hash(512, parts);
    }

    private static byte[] hash(int bits, byte[][] parts) {
        Blake2bDigest digest = new Blake2bDigest(bits);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[bits / 8];
        digest.doFinal(hash, 0);
        return hash;
    }
}
