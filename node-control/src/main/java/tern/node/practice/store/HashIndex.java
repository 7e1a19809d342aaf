package tern.node.practice.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import tern.wallet.units.Hash32;

/// From a block's hash to its number: four to eight bytes of memory a block. The hash itself is compared by the caller,
/// since only its first bytes choose the place. One thread at a time.
final class HashIndex {

    private static final int FREE = -1;

    /// Whether a block of that number has the hash that is looked for.
    @FunctionalInterface
    interface Check {
        boolean is(long number) throws StoreException;
    }

    private int[] slots = filled(1 << 12);
    private int used;

    /// @param hash   the first eight bytes decide where it goes
    /// @param number below 2³¹
    void add(byte[] hash, int offset, long number) {
        if (used * 2 >= slots.length) {
            throw new IllegalStateException("grow first");
        }
        int at = place(ByteBuffer.wrap(hash, offset, 8).getLong(), slots.length);
        while (slots[at] != FREE) {
            at = at + 1 & slots.length - 1;
        }
        slots[at] = Math.toIntExact(number);
        used++;
    }

    /// Whether [#add] has no room for so many more.
    boolean isFull(int more) {
        return (long) (used + more) * 2 >= slots.length;
    }

    /// Empties it, with room for so many.
    void clear(long room) {
        int size = 1 << 12;
        while (size < room * 3) {
            size <<= 1;
        }
        slots = filled(size);
        used = 0;
    }

    OptionalLong find(Hash32 hash, Check check) throws StoreException {
        int at = place(ByteBuffer.wrap(hash.bytes()).getLong(), slots.length);
        while (slots[at] != FREE) {
            if (check.is(slots[at])) {
                return OptionalLong.of(slots[at]);
            }
            at = at + 1 & slots.length - 1;
        }
        return OptionalLong.empty();
    }

    private static int place(long start, int size) {
        return (int) (start >>> 17) & size - 1;
    }

    private static int[] filled(int size) {
        int[] empty = new int[size];
        Arrays.fill(empty, FREE);
        return empty;
    }
}
