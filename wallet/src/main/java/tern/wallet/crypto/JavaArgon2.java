package tern.wallet.crypto;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Argon2i version 1.3 with one lane in Java (RFC 9106, section 3), its memory off the Java heap.
///
/// Memory is addressed by the counter alone, not by the password: that is the `i`. It stops between two quarters of a
/// pass when its thread is interrupted.
final class JavaArgon2 implements Argon2Engine {

    private static final int VERSION = 0x13;
    private static final int TYPE_I = 1;
    private static final int LANES = 1;
    private static final int SLICES = 4;
    private static final int BLOCK_BYTES = 8 * Argon2Block.WORDS;

    @Override
    public String name() {
        return "Java";
    }

    @Override
    public void hash(Secret password, byte[] salt, int iterations, int memoryKib, Secret target)
            throws CryptoException {
        byte[] seed = password.withBytes(
                bytes -> initialHash(bytes, salt, iterations, memoryKib, target.length()));
        int blocks = SLICES * (memoryKib / SLICES);
        try (WorkMemory memory = WorkMemory.allocate((long) blocks * BLOCK_BYTES);
                Fill fill = new Fill(memory.segment(), blocks, iterations)) {
            fill.start(seed);
            for (int pass = 0; pass < iterations; pass++) {
                for (int slice = 0; slice < SLICES; slice++) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw PasswordHash.interrupted();
                    }
                    fill.segment(pass, slice);
                }
            }
            byte[] result = fill.finish(target.length());
            MemorySegment.copy(result, 0, target.segment(), ValueLayout.JAVA_BYTE, 0, result.length);
            Arrays.fill(result, (byte) 0);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /// H0: every parameter and input, each text after its length.
    private static byte[] initialHash(byte[] password, byte[] salt, int iterations, int memoryKib, int length) {
        return Blake2.hash512(word(LANES), word(length), word(memoryKib), word(iterations), word(VERSION),
                word(TYPE_I), word(password.length), password, word(salt.length), salt, word(0), word(0));
    }

    /// H': a BLAKE2b of any length (RFC 9106, section 3.3).
    private static byte[] longHash(int length, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = word(length);
        System.arraycopy(parts, 0, all, 1, parts.length);
        byte[] result = new byte[length];
        byte[] block = Blake2.hash(Math.min(length, 64), all);
        int at = 0;
        while (length - at > 64) {
            System.arraycopy(block, 0, result, at, 32);
            at += 32;
            byte[] next = Blake2.hash(Math.min(length - at, 64), block);
            Arrays.fill(block, (byte) 0);
            block = next;
        }
        System.arraycopy(block, 0, result, at, length - at);
        Arrays.fill(block, (byte) 0);
        return result;
    }

    private static byte[] word(int value) {
        byte[] bytes = new byte[4];
        LittleEndian.putInt(value, bytes, 0);
        return bytes;
    }

    /// The memory of one hash, filled block by block.
    private static final class Fill implements AutoCloseable {

        private final MemorySegment memory;
        private final int blocks;
        private final int iterations;
        private final int segmentBlocks;
        private final Argon2Block compression = new Argon2Block();
        private final long[] previous = new long[Argon2Block.WORDS];
        private final long[] reference = new long[Argon2Block.WORDS];
        private final long[] next = new long[Argon2Block.WORDS];
        private final long[] counter = new long[Argon2Block.WORDS];
        private final long[] addresses = new long[Argon2Block.WORDS];
        private final long[] zero = new long[Argon2Block.WORDS];

        Fill(MemorySegment memory, int blocks, int iterations) {
            this.memory = memory;
            this.blocks = blocks;
            this.iterations = iterations;
            this.segmentBlocks = blocks / SLICES;
        }

        /// The first two blocks come from the seed.
        void start(byte[] seed) {
            for (int i = 0; i < 2; i++) {
                byte[] bytes = longHash(BLOCK_BYTES, seed, word(i), word(0));
                for (int k = 0; k < next.length; k++) {
                    next[k] = LittleEndian.getLong(bytes, 8 * k);
                }
                Arrays.fill(bytes, (byte) 0);
                store(i, next);
            }
        }

        void segment(int pass, int slice) {
            Arrays.fill(counter, 0);
            counter[0] = pass;
            counter[2] = slice;
            counter[3] = blocks;
            counter[4] = iterations;
            counter[5] = TYPE_I;
            int first = pass == 0 && slice == 0 ? 2 : 0;
            if (first != 0) {
                nextAddresses();
            }
            int position = slice * segmentBlocks + first;
            load(Math.floorMod(position - 1, blocks), previous);
            for (int index = first; index < segmentBlocks; index++, position++) {
                if (index % Argon2Block.WORDS == 0) {
                    nextAddresses();
                }
                load(referenceBlock(pass, slice, index, addresses[index % Argon2Block.WORDS]), reference);
                if (pass == 0) {
                    compression.compress(previous, reference, next);
                } else {
                    load(position, next);
                    compression.compressOnto(previous, reference, next);
                }
                store(position, next);
                System.arraycopy(next, 0, previous, 0, previous.length);
            }
        }

        /// 128 pseudo-random numbers that depend on the position only.
        private void nextAddresses() {
            counter[6]++;
            compression.compress(zero, counter, addresses);
            compression.compress(zero, addresses, addresses);
        }

        /// Section 3.4.2: recent blocks more often than old ones, never the one being written.
        private int referenceBlock(int pass, int slice, int index, long random) {
            int area = (pass == 0 ? slice * segmentBlocks : blocks - segmentBlocks) + index - 1;
            long x = random & 0xFFFF_FFFFL;
            long square = (x * x) >>> 32;
            long back = (area * square) >>> 32;
            long start = pass == 0 ? 0 : (slice + 1L) % SLICES * segmentBlocks;
            return (int) ((start + area - 1 - back) % blocks);
        }

        byte[] finish(int length) {
            byte[] bytes = new byte[BLOCK_BYTES];
            for (int k = 0; k < previous.length; k++) {
                LittleEndian.putLong(previous[k], bytes, 8 * k);
            }
            byte[] result = longHash(length, bytes);
            Arrays.fill(bytes, (byte) 0);
            return result;
        }

        private void load(int block, long[] target) {
            MemorySegment.copy(memory, ValueLayout.JAVA_LONG, (long) block * BLOCK_BYTES, target, 0, target.length);
        }

        private void store(int block, long[] source) {
            MemorySegment.copy(source, 0, memory, ValueLayout.JAVA_LONG, (long) block * BLOCK_BYTES, source.length);
        }

        @Override
        public void close() {
            for (long[] block : new long[][]{previous, reference, next, counter, addresses}) {
                Arrays.fill(block, 0);
            }
            compression.wipe();
        }
    }
}
