package tern.wallet.units;

import java.util.Arrays;

/// Thirty-two bytes that name something: a block, an extrinsic, a genesis, a metadata digest.
public final class Hash32 {

    private final byte[] bytes;

    private Hash32(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param bytes exactly 32; copied
    public static Hash32 of(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash32(bytes.clone());
    }

    /// @param hex 64 digits, with or without `0x`
    /// @throws IllegalArgumentException on anything else
    public static Hash32 parse(CharSequence hex) {
        return of(Hex.decode(hex));
    }

    /// A copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash32 hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// `0x…`
    @Override
    public String toString() {
        return Hex.encode(bytes);
    }
}
