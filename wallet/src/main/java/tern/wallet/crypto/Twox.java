package tern.wallet.crypto;

/// XXH64 and the `twox` hashes that Substrate makes of it: XXH64 with seeds 0, 1, …, each little-endian.
///
/// Not cryptographic: it names pallets and storage items. Pure functions. Source: the xxHash specification 0.1.1.
public final class Twox {

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private Twox() {}

    /// @return 8 bytes
    public static byte[] twox64(byte[] data) {
        return twox(data, 1);
    }

    /// @return 16 bytes
    public static byte[] twox128(byte[] data) {
        return twox(data, 2);
    }

    /// @return 32 bytes
    public static byte[] twox256(byte[] data) {
        return twox(data, 4);
    }

    private static byte[] twox(byte[] data, int words) {
        byte[] hash = new byte[8 * words];
        for (int seed = 0; seed < words; seed++) {
            LittleEndian.putLong(xxHash64(data, seed), hash, 8 * seed);
        }
        return hash;
    }

    /// XXH64 itself, as a number.
    public static long xxHash64(byte[] data, long seed) {
        int at = 0;
        long hash;
        if (data.length >= 32) {
            long a = seed + PRIME_1 + PRIME_2;
            long b = seed + PRIME_2;
            long c = seed;
            long d = seed - PRIME_1;
            for (; at <= data.length - 32; at += 32) {
                a = round(a, LittleEndian.getLong(data, at));
                b = round(b, LittleEndian.getLong(data, at + 8));
                c = round(c, LittleEndian.getLong(data, at + 16));
                d = round(d, LittleEndian.getLong(data, at + 24));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = seed + PRIME_5;
        }
        return avalanche(tail(hash + data.length, data, at));
    }

    private static long tail(long start, byte[] data, int from) {
        long hash = start;
        int at = from;
        for (; at <= data.length - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, LittleEndian.getLong(data, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at <= data.length - 4) {
            long word = LittleEndian.getInt(data, at) & 0xFFFF_FFFFL;
            hash = Long.rotateLeft(hash ^ (word * PRIME_1), 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < data.length; at++) {
            hash = Long.rotateLeft(hash ^ ((data[at] & 0xFF) * PRIME_5), 11) * PRIME_1;
        }
        return hash;
    }

    private static long round(long accumulator, long word) {
        return Long.rotateLeft(accumulator + word * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long accumulator) {
        return (hash ^ round(0, accumulator)) * PRIME_1 + PRIME_4;
    }

    private static long avalanche(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * PRIME_2;
        mixed = (mixed ^ (mixed >>> 29)) * PRIME_3;
        return mixed ^ (mixed >>> 32);
    }
}
