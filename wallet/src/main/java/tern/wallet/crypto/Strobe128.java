package tern.wallet.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The part of STROBE-128 (version 1.0.2) that Merlin uses: absorb associated data and keys, squeeze pseudo-random
/// bytes.
///
/// Not thread-safe. The owner wipes it.
final class Strobe128 {

    private static final int RATE = 166;

    private static final int FLAG_I = 1;
    private static final int FLAG_A = 1 << 1;
    private static final int FLAG_C = 1 << 2;
    private static final int FLAG_M = 1 << 4;

    private final long[] state = new long[KeccakPermutation.LANES];
    private int position;
    private int operationStart;

    Strobe128(byte[] protocol) {
        byte[] start = new byte[18];
        start[0] = 1;
        start[1] = (byte) (RATE + 2);
        start[2] = 1;
        start[3] = 0;
        start[4] = 1;
        start[5] = 96;
        System.arraycopy("STROBEv1.0.2".getBytes(StandardCharsets.US_ASCII), 0, start, 6, 12);
        for (int i = 0; i < start.length; i++) {
            xor(i, start[i]);
        }
        KeccakPermutation.apply(state);
        metaAssociatedData(protocol);
    }

    private Strobe128(Strobe128 other) {
        System.arraycopy(other.state, 0, state, 0, state.length);
        position = other.position;
        operationStart = other.operationStart;
    }

    Strobe128 copy() {
        return new Strobe128(this);
    }

    /// Absorbs framing; the parts count as one text.
    void metaAssociatedData(byte[]... parts) {
        begin(FLAG_M | FLAG_A);
        for (byte[] part : parts) {
            absorb(part);
        }
    }

    void associatedData(byte[] data) {
        begin(FLAG_A);
        absorb(data);
    }

    /// Fills the target with bytes that depend on all that was absorbed, and makes earlier states unreachable.
    void pseudoRandom(byte[] target) {
        begin(FLAG_I | FLAG_A | FLAG_C);
        for (int i = 0; i < target.length; i++) {
            int lane = position >> 3;
            int shift = (position & 7) << 3;
            target[i] = (byte) (state[lane] >>> shift);
            state[lane] &= ~(0xFFL << shift);
            advance();
        }
    }

    /// Overwrites a part of the state, so that it cannot be run backwards.
    void key(byte[] data) {
        begin(FLAG_A | FLAG_C);
        for (byte b : data) {
            int shift = (position & 7) << 3;
            state[position >> 3] = (state[position >> 3] & ~(0xFFL << shift)) | ((b & 0xFFL) << shift);
            advance();
        }
    }

    private void begin(int flags) {
        int before = operationStart;
        operationStart = position + 1;
        absorb(new byte[]{(byte) before, (byte) flags});
        if ((flags & FLAG_C) != 0 && position != 0) {
            permute();
        }
    }

    private void absorb(byte[] data) {
        for (byte b : data) {
            xor(position, b);
            advance();
        }
    }

    private void advance() {
        position++;
        if (position == RATE) {
            permute();
        }
    }

    private void permute() {
        xor(position, operationStart);
        xor(position + 1, 0x04);
        xor(RATE + 1, 0x80);
        KeccakPermutation.apply(state);
        position = 0;
        operationStart = 0;
    }

    private void xor(int at, int value) {
        state[at >> 3] ^= (value & 0xFFL) << ((at & 7) << 3);
    }

    void wipe() {
        Arrays.fill(state, 0);
        position = 0;
        operationStart = 0;
    }
}
