package tern.wallet.crypto;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// scrypt (RFC 7914), the password hash of polkadot-js key files. Its memory is off the Java heap, so no heap size
/// limits it. Callers hold the parameters of a file against their own list; what is refused here is only what could
/// bring the computer down.
///
/// The usual cost (N = 131,072, r = 8) takes about a third of a second and 128 MiB.
public final class Scrypt {

    /// Upper bound for `128 × n × r`.
    static final long MAX_BYTES = 256L * 1024 * 1024;
    private static final int MAX_PARALLELISM = 16;

    private Scrypt() {}

    /// @param n cost, a power of two from 2
    /// @param r block size, 1 or more
    /// @param p parallelism (run one after the other), 1 to 16
    /// @param length bytes wanted
    /// @throws IllegalArgumentException for other parameters, and for more than 256 MiB
    /// @throws CryptoException `OUT_OF_MEMORY`
    public static Secret derive(Secret password, byte[] salt, int n, int r, int p, int length) throws CryptoException {
        return derive(password, salt, n, r, p, length, WorkMemory::systemAvailableBytes);
    }

    static Secret derive(Secret password, byte[] salt, int n, int r, int p, int length, WorkMemory.Probe probe)
            throws CryptoException {
        if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1 || p > MAX_PARALLELISM || length < 1
                || 128L * r > MAX_BYTES || 128L * r * n > MAX_BYTES) {
            throw new IllegalArgumentException("scrypt refuses n " + n + ", r " + r + ", p " + p);
        }
        WorkMemory.require(128L * n * r, probe);
        try (Secret start = Pbkdf2.hmacSha256(password, salt, 1, 128 * r * p);
                WorkMemory table = WorkMemory.allocate(128L * n * r)) {
            byte[] blocks = start.copyBytes();
            try {
                for (int i = 0; i < p; i++) {
                    new Mixer(n, r, table.segment()).mix(blocks, 128 * r * i);
                }
                return Pbkdf2.hmacSha256(password, blocks, 1, length);
            } finally {
                Arrays.fill(blocks, (byte) 0);
            }
        }
    }

    /// scryptROMix over one block of `128 × r` bytes.
    private static final class Mixer {

        private final int n;
        private final int words;
        private final MemorySegment table;
        private final int[] block;
        private final int[] scratch;
        private final int[] salsa = new int[16];

        Mixer(int n, int r, MemorySegment table) {
            this.n = n;
            this.words = 32 * r;
            this.table = table;
            this.block = new int[words];
            this.scratch = new int[words];
        }

        void mix(byte[] bytes, int from) {
            for (int i = 0; i < words; i++) {
                block[i] = LittleEndian.getInt(bytes, from + 4 * i);
            }
            for (int i = 0; i < n; i++) {
                MemorySegment.copy(block, 0, table, ValueLayout.JAVA_INT, i * 4L * words, words);
                mixBlock();
            }
            for (int i = 0; i < n; i++) {
                // n is a power of two, so the low 32 bits of Integerify are enough
                int row = block[words - 16] & (n - 1);
                MemorySegment.copy(table, ValueLayout.JAVA_INT, row * 4L * words, scratch, 0, words);
                for (int k = 0; k < words; k++) {
                    block[k] ^= scratch[k];
                }
                mixBlock();
            }
            for (int i = 0; i < words; i++) {
                LittleEndian.putInt(block[i], bytes, from + 4 * i);
            }
            Arrays.fill(block, 0);
            Arrays.fill(scratch, 0);
            Arrays.fill(salsa, 0);
        }

        /// scryptBlockMix: even results first, then the odd ones.
        private void mixBlock() {
            System.arraycopy(block, words - 16, salsa, 0, 16);
            for (int chunk = 0; chunk < words / 16; chunk++) {
                for (int k = 0; k < 16; k++) {
                    salsa[k] ^= block[16 * chunk + k];
                }
                salsa8(salsa);
                System.arraycopy(salsa, 0, scratch, 16 * (chunk / 2) + (chunk & 1) * words / 2, 16);
            }
            System.arraycopy(scratch, 0, block, 0, words);
        }

        private static void salsa8(int[] x) {
            int[] start = x.clone();
            for (int round = 0; round < 4; round++) {
                quarter(x, 0, 4, 8, 12);
                quarter(x, 5, 9, 13, 1);
                quarter(x, 10, 14, 2, 6);
                quarter(x, 15, 3, 7, 11);
                quarter(x, 0, 1, 2, 3);
                quarter(x, 5, 6, 7, 4);
                quarter(x, 10, 11, 8, 9);
                quarter(x, 15, 12, 13, 14);
            }
            for (int i = 0; i < 16; i++) {
                x[i] += start[i];
            }
        }

        private static void quarter(int[] x, int a, int b, int c, int d) {
            x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
            x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
            x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
            x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
        }
    }
}
