package tern.wallet.crypto;

import java.util.Arrays;

/// The compression function G of Argon2 (RFC 9106, section 3.5): two blocks of 1 KiB to one. Not thread-safe.
final class Argon2Block {

    /// 64-bit words of a block.
    static final int WORDS = 128;

    private final long[] state = new long[WORDS];
    private final long[] input = new long[WORDS];

    /// `target = G(x, y)`; the target may be one of the two.
    void compress(long[] x, long[] y, long[] target) {
        permute(x, y);
        for (int i = 0; i < WORDS; i++) {
            target[i] = state[i] ^ input[i];
        }
    }

    /// `target = target ⊕ G(x, y)`, as in all passes but the first.
    void compressOnto(long[] x, long[] y, long[] target) {
        permute(x, y);
        for (int i = 0; i < WORDS; i++) {
            target[i] ^= state[i] ^ input[i];
        }
    }

    private void permute(long[] x, long[] y) {
        for (int i = 0; i < WORDS; i++) {
            input[i] = x[i] ^ y[i];
        }
        System.arraycopy(input, 0, state, 0, WORDS);
        for (int row = 0; row < 8; row++) {
            round(state, 16 * row, 2);
        }
        for (int column = 0; column < 8; column++) {
            round(state, 2 * column, 16);
        }
    }

    /// The permutation P on eight pairs of words: four columns, then four diagonals of a 4 × 4 matrix, straight-line so
    /// that the sixteen words can stay in registers.
    private static void round(long[] state, int from, int step) {
        long v0 = state[from];
        long v1 = state[from + 1];
        long v2 = state[from + step];
        long v3 = state[from + step + 1];
        long v4 = state[from + 2 * step];
        long v5 = state[from + 2 * step + 1];
        long v6 = state[from + 3 * step];
        long v7 = state[from + 3 * step + 1];
        long v8 = state[from + 4 * step];
        long v9 = state[from + 4 * step + 1];
        long v10 = state[from + 5 * step];
        long v11 = state[from + 5 * step + 1];
        long v12 = state[from + 6 * step];
        long v13 = state[from + 6 * step + 1];
        long v14 = state[from + 7 * step];
        long v15 = state[from + 7 * step + 1];
        // columns
        v0 = mix(v0, v4);
        v12 = Long.rotateRight(v12 ^ v0, 32);
        v8 = mix(v8, v12);
        v4 = Long.rotateRight(v4 ^ v8, 24);
        v0 = mix(v0, v4);
        v12 = Long.rotateRight(v12 ^ v0, 16);
        v8 = mix(v8, v12);
        v4 = Long.rotateRight(v4 ^ v8, 63);
        v1 = mix(v1, v5);
        v13 = Long.rotateRight(v13 ^ v1, 32);
        v9 = mix(v9, v13);
        v5 = Long.rotateRight(v5 ^ v9, 24);
        v1 = mix(v1, v5);
        v13 = Long.rotateRight(v13 ^ v1, 16);
        v9 = mix(v9, v13);
        v5 = Long.rotateRight(v5 ^ v9, 63);
        v2 = mix(v2, v6);
        v14 = Long.rotateRight(v14 ^ v2, 32);
        v10 = mix(v10, v14);
        v6 = Long.rotateRight(v6 ^ v10, 24);
        v2 = mix(v2, v6);
        v14 = Long.rotateRight(v14 ^ v2, 16);
        v10 = mix(v10, v14);
        v6 = Long.rotateRight(v6 ^ v10, 63);
        v3 = mix(v3, v7);
        v15 = Long.rotateRight(v15 ^ v3, 32);
        v11 = mix(v11, v15);
        v7 = Long.rotateRight(v7 ^ v11, 24);
        v3 = mix(v3, v7);
        v15 = Long.rotateRight(v15 ^ v3, 16);
        v11 = mix(v11, v15);
        v7 = Long.rotateRight(v7 ^ v11, 63);
        // diagonals
        v0 = mix(v0, v5);
        v15 = Long.rotateRight(v15 ^ v0, 32);
        v10 = mix(v10, v15);
        v5 = Long.rotateRight(v5 ^ v10, 24);
        v0 = mix(v0, v5);
        v15 = Long.rotateRight(v15 ^ v0, 16);
        v10 = mix(v10, v15);
        v5 = Long.rotateRight(v5 ^ v10, 63);
        v1 = mix(v1, v6);
        v12 = Long.rotateRight(v12 ^ v1, 32);
        v11 = mix(v11, v12);
        v6 = Long.rotateRight(v6 ^ v11, 24);
        v1 = mix(v1, v6);
        v12 = Long.rotateRight(v12 ^ v1, 16);
        v11 = mix(v11, v12);
        v6 = Long.rotateRight(v6 ^ v11, 63);
        v2 = mix(v2, v7);
        v13 = Long.rotateRight(v13 ^ v2, 32);
        v8 = mix(v8, v13);
        v7 = Long.rotateRight(v7 ^ v8, 24);
        v2 = mix(v2, v7);
        v13 = Long.rotateRight(v13 ^ v2, 16);
        v8 = mix(v8, v13);
        v7 = Long.rotateRight(v7 ^ v8, 63);
        v3 = mix(v3, v4);
        v14 = Long.rotateRight(v14 ^ v3, 32);
        v9 = mix(v9, v14);
        v4 = Long.rotateRight(v4 ^ v9, 24);
        v3 = mix(v3, v4);
        v14 = Long.rotateRight(v14 ^ v3, 16);
        v9 = mix(v9, v14);
        v4 = Long.rotateRight(v4 ^ v9, 63);
        state[from] = v0;
        state[from + 1] = v1;
        state[from + step] = v2;
        state[from + step + 1] = v3;
        state[from + 2 * step] = v4;
        state[from + 2 * step + 1] = v5;
        state[from + 3 * step] = v6;
        state[from + 3 * step + 1] = v7;
        state[from + 4 * step] = v8;
        state[from + 4 * step + 1] = v9;
        state[from + 5 * step] = v10;
        state[from + 5 * step + 1] = v11;
        state[from + 6 * step] = v12;
        state[from + 6 * step + 1] = v13;
        state[from + 7 * step] = v14;
        state[from + 7 * step + 1] = v15;
    }

    /// BlaMka: the addition of BLAKE2b, hardened by a multiplication.
    private static long mix(long a, long b) {
        return a + b + 2 * (a & 0xFFFF_FFFFL) * (b & 0xFFFF_FFFFL);
    }

    void wipe() {
        Arrays.fill(state, 0);
        Arrays.fill(input, 0);
    }
}
