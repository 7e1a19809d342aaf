package tern.wallet.crypto;

import java.util.Arrays;

/// Keccak-256 with the original padding, as Ethereum uses it (not SHA3-256, which pads differently). Pure functions.
public final class Keccak {

    private static final int RATE = 136;

    private Keccak() {}

    /// @param parts hashed as one text
    /// @return 32 bytes
    public static byte[] hash256(byte[]... parts) {
        long[] state = new long[KeccakPermutation.LANES];
        int at = 0;
        for (byte[] part : parts) {
            for (byte b : part) {
                xor(state, at++, b);
                if (at == RATE) {
                    KeccakPermutation.apply(state);
                    at = 0;
                }
            }
        }
        xor(state, at, 0x01);
        xor(state, RATE - 1, 0x80);
        KeccakPermutation.apply(state);
        byte[] hash = new byte[32];
        for (int i = 0; i < 4; i++) {
            LittleEndian.putLong(state[i], hash, 8 * i);
        }
        Arrays.fill(state, 0);
        return hash;
    }

    private static void xor(long[] state, int at, int value) {
        state[at >> 3] ^= (value & 0xFFL) << ((at & 7) << 3);
    }
}
