package tern.wallet.metadata;

import java.util.List;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Twox;

/// How one key of a storage map becomes part of the storage key. Source: `StorageHasher` of frame-metadata, whose
/// order is the wire index.
public enum Hasher {
    BLAKE2_128(16, false),
    BLAKE2_256(32, false),
    BLAKE2_128_CONCAT(16, true),
    TWOX_128(16, false),
    TWOX_256(32, false),
    TWOX_64_CONCAT(8, true),
    IDENTITY(0, true);

    private static final List<Hasher> ALL = List.of(values());

    private final int hashLength;
    private final boolean transparent;

    Hasher(int hashLength, boolean transparent) {
        this.hashLength = hashLength;
        this.transparent = transparent;
    }

    /// @param index on the wire, 0 to 6
    static Hasher ofIndex(int index) {
        return ALL.get(index);
    }

    static int count() {
        return ALL.size();
    }

    /// Bytes of hash in front of the key, or alone.
    public int hashLength() {
        return hashLength;
    }

    /// Whether the key itself stands in the storage key, so that it can be read back.
    public boolean isTransparent() {
        return transparent;
    }

    /// @param scaleKey the encoded key
    /// @return its part of the storage key
    public byte[] apply(byte[] scaleKey) {
        return switch (this) {
            case BLAKE2_128 -> Blake2.hash128(scaleKey);
            case BLAKE2_256 -> Blake2.hash256(scaleKey);
            case BLAKE2_128_CONCAT -> concat(Blake2.hash128(scaleKey), scaleKey);
            case TWOX_128 -> Twox.twox128(scaleKey);
            case TWOX_256 -> Twox.twox256(scaleKey);
            case TWOX_64_CONCAT -> concat(Twox.twox64(scaleKey), scaleKey);
            case IDENTITY -> scaleKey.clone();
        };
    }

    private static byte[] concat(byte[] hash, byte[] key) {
        byte[] both = new byte[hash.length + key.length];
        System.arraycopy(hash, 0, both, 0, hash.length);
        System.arraycopy(key, 0, both, hash.length, key.length);
        return both;
    }
}
