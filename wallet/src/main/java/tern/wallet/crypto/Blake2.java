package tern.wallet.crypto;

/// BLAKE2b without a key (RFC 7693): the hash of storage keys, extrinsics and addresses.
///
/// Our own code, since the first class taken from BouncyCastle's signed jar costs a cold process a third of a second,
/// and a short command needs nothing else of it. The parts are hashed as one text, one after the other. Pure functions.
public final class Blake2 {

    private static final int BLOCK = 128;
    private static final long[] IV = {
            0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
            0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L,
    };
    /// Which word of the message each half-round mixes in; rounds 10 and 11 use the first two rows again.
    private static final byte[][] SIGMA = {
            {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
            {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
            {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
            {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
            {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
            {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
            {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
            {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
            {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
            {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
            {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
            {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    };

    private final long[] h = IV.clone();
    private final long[] v = new long[16];
    private final long[] m = new long[16];
    private final byte[] buffer = new byte[BLOCK];
    private int buffered;
    /// Bytes hashed; no text here comes near 2⁶³ of them.
    private long counter;

    private Blake2(int length) {
        h[0] ^= 0x01010000L ^ length;
    }

    /// The hash of 16 bytes.
    public static byte[] hash128(byte[]... parts) {
        return hash(16, parts);
    }

    /// The hash of 32 bytes.
    public static byte[] hash256(byte[]... parts) {
        return hash(32, parts);
    }

    /// The hash of 64 bytes.
    public static byte[] hash512(byte[]... parts) {
        return hash(64, parts);
    }

    /// A hash of any length.
    ///
    /// @param length in bytes, 1 to 64
    public static byte[] hash(int length, byte[]... parts) {
        if (length < 1 || length > 64) {
            throw new IllegalArgumentException("BLAKE2b gives 1 to 64 bytes, not " + length);
        }
        Blake2 state = new Blake2(length);
        for (byte[] part : parts) {
            state.update(part);
        }
        return state.finish(length);
    }

    private void update(byte[] part) {
        int at = 0;
        while (at < part.length) {
            // the last block is mixed in differently, so a full one waits until more is known to come
            if (buffered == BLOCK) {
                counter += BLOCK;
                compress(false);
                buffered = 0;
            }
            int count = Math.min(BLOCK - buffered, part.length - at);
            System.arraycopy(part, at, buffer, buffered, count);
            buffered += count;
            at += count;
        }
    }

    private byte[] finish(int length) {
        counter += buffered;
        java.util.Arrays.fill(buffer, buffered, BLOCK, (byte) 0);
        compress(true);
        byte[] hash = new byte[length];
        for (int i = 0; i < length; i++) {
            hash[i] = (byte) (h[i >>> 3] >>> 8 * (i & 7));
        }
        java.util.Arrays.fill(buffer, (byte) 0);
        java.util.Arrays.fill(m, 0);
        java.util.Arrays.fill(v, 0);
        java.util.Arrays.fill(h, 0);
        return hash;
    }

    private void compress(boolean last) {
        for (int i = 0; i < 16; i++) {
            m[i] = LittleEndian.getLong(buffer, 8 * i);
        }
        System.arraycopy(h, 0, v, 0, 8);
        System.arraycopy(IV, 0, v, 8, 8);
        v[12] ^= counter;
        if (last) {
            v[14] = ~v[14];
        }
        for (byte[] s : SIGMA) {
            mix(0, 4, 8, 12, m[s[0]], m[s[1]]);
            mix(1, 5, 9, 13, m[s[2]], m[s[3]]);
            mix(2, 6, 10, 14, m[s[4]], m[s[5]]);
            mix(3, 7, 11, 15, m[s[6]], m[s[7]]);
            mix(0, 5, 10, 15, m[s[8]], m[s[9]]);
            mix(1, 6, 11, 12, m[s[10]], m[s[11]]);
            mix(2, 7, 8, 13, m[s[12]], m[s[13]]);
            mix(3, 4, 9, 14, m[s[14]], m[s[15]]);
        }
        for (int i = 0; i < 8; i++) {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }

    private void mix(int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
}
