package tern.wallet.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/// One block of locked memory that all secrets of the process share, handed out in units of 32 bytes.
///
/// One block, because the limit for locked memory is small (64 KiB on older systems, 8 MiB on newer ones) and counts
/// whole pages: 2,048 seeds fit. What does not fit comes from plain off-heap memory and is wiped all the same.
/// Thread-safe.
final class SecretArena {

    static final int UNIT = 32;
    static final int SIZE = 64 * 1024;

    /// Memory of one secret; its owner wipes it, then gives it back once.
    ///
    /// @param memory at least the asked bytes, all zero at hand-out
    /// @param release puts wiped memory back
    record Block(MemorySegment memory, Runnable release) {}

    private final MemorySegment pages;
    private final boolean locked;
    private final BitSet used = new BitSet(SIZE / UNIT);

    /// @param pages wiped memory of [#SIZE] bytes that lives as long as the arena
    SecretArena(MemorySegment pages, boolean locked) {
        this.pages = pages;
        this.locked = locked;
    }

    /// The process's arena: the memory pages it locks cannot be passed around, so there is one of it.
    static SecretArena shared() {
        return Holder.SHARED;
    }

    /// Whether what this arena holds stays out of the swap file.
    boolean isLocked() {
        return locked;
    }

    /// @param length 0 or more
    Block allocate(int length) {
        int units = Math.max(1, Math.ceilDiv(length, UNIT));
        int first = reserve(units);
        if (first >= 0) {
            MemorySegment memory = pages.asSlice((long) first * UNIT, (long) units * UNIT);
            return new Block(memory, () -> free(first, units));
        }
        return plainMemory((long) units * UNIT);
    }

    // closed by the block's release
    @SuppressWarnings("MustBeClosedChecker")
    private static Block plainMemory(long bytes) {
        Arena own = Arena.ofShared();
        return new Block(own.allocate(bytes), own::close);
    }

    /// First fit; secrets are few and short-lived.
    private synchronized int reserve(int units) {
        int limit = SIZE / UNIT;
        for (int from = used.nextClearBit(0); from + units <= limit; from = used.nextClearBit(from)) {
            int next = used.nextSetBit(from);
            if (next < 0 || next - from >= units) {
                used.set(from, from + units);
                return from;
            }
            from = next;
        }
        return -1;
    }

    private synchronized void free(int first, int units) {
        used.clear(first, first + units);
    }

    /// Units in use, for tests.
    synchronized int usedUnits() {
        return used.cardinality();
    }

    private static final class Holder {

        static final SecretArena SHARED = open();

        private static SecretArena open() {
            // aligned to its size, so that it shares no page with anything else, whatever the size of a page is
            MemorySegment pages = Arena.global().allocate(SIZE, SIZE);
            boolean locked = NativeMemory.system().map(memory -> {
                memory.hide(pages);
                return memory.lock(pages);
            }).orElse(false);
            return new SecretArena(pages, locked);
        }
    }
}
