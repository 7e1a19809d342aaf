package tern.node.practice.frame;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tern.wallet.crypto.Twox;
import tern.wallet.units.Hash32;

/// The chain's state while blocks are made: keys and values, with layers that can be taken back.
///
/// A block, a call and an atomic batch each open a layer ([#begin]) and close it with [#commit] or [#rollback].
/// The root is a sum over all entries, so that one change costs two short hashes: it names the state, it proves nothing.
/// One thread at a time.
public final class State {

    private static final int LANES = 4;

    /// Bytes ordered as the chain orders storage keys.
    public record Key(byte[] bytes) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        public boolean startsWith(byte[] prefix) {
            return bytes.length >= prefix.length
                    && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
        }
    }

    private final NavigableMap<Key, byte[]> entries = new TreeMap<>();
    /// For each open layer: the value every touched key had before, null where it had none.
    private final Deque<Map<Key, byte @Nullable []>> layers = new ArrayDeque<>();
    private final long[] root = new long[LANES];

    /// A state of its own with these entries; a key with null is left out.
    public static State of(Map<Key, byte @Nullable []> entries) {
        State state = new State();
        entries.forEach((key, value) -> {
            if (value != null) {
                state.apply(key, value);
            }
        });
        return state;
    }

    /// A state of its own that is as this one is now. Values are shared: nobody changes them in place.
    public State copy() {
        State copy = new State();
        copy.entries.putAll(entries);
        System.arraycopy(root, 0, copy.root, 0, LANES);
        return copy;
    }

    public byte @Nullable [] get(Key key) {
        return entries.get(key);
    }

    public void put(Key key, byte[] value) {
        change(key, value);
    }

    public void remove(Key key) {
        change(key, null);
    }

    /// Every entry below a prefix, ascending. The callback may change the state.
    public void forEach(byte[] prefix, BiConsumer<Key, byte[]> visit) {
        new TreeMap<>(below(prefix)).forEach(visit);
    }

    /// A live view of the entries below a prefix.
    public NavigableMap<Key, byte[]> below(byte[] prefix) {
        byte[] end = prefix.clone();
        int last = end.length - 1;
        while (last >= 0 && end[last] == (byte) 0xff) {
            last--;
        }
        if (last < 0) {
            return entries.tailMap(new Key(prefix), true);
        }
        end = Arrays.copyOf(end, last + 1);
        end[last]++;
        return entries.subMap(new Key(prefix), true, new Key(end), false);
    }

    /// Opens a layer.
    public void begin() {
        layers.push(new HashMap<>());
    }

    /// Keeps what the innermost layer did.
    ///
    /// @return for each key the layer touched, the value it had before; null where it had none
    public Map<Key, byte @Nullable []> commit() {
        Map<Key, byte @Nullable []> closed = layers.pop();
        Map<Key, byte @Nullable []> outer = layers.peek();
        if (outer != null) {
            closed.forEach((key, before) -> {
                if (!outer.containsKey(key)) {
                    outer.put(key, before);
                }
            });
        }
        return closed;
    }

    /// Takes back what the innermost layer did.
    public void rollback() {
        Map<Key, byte @Nullable []> closed = layers.pop();
        closed.forEach(this::apply);
    }

    /// Whether a layer is open.
    public boolean isOpen() {
        return !layers.isEmpty();
    }

    public int size() {
        return entries.size();
    }

    /// A name of the whole state: equal states have equal roots.
    public Hash32 root() {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        for (long lane : root) {
            bytes.putLong(lane);
        }
        return Hash32.of(bytes.array());
    }

    private void change(Key key, byte @Nullable [] value) {
        byte[] before = entries.get(key);
        if (before == null ? value == null : value != null && Arrays.equals(before, value)) {
            return;
        }
        Map<Key, byte @Nullable []> layer = layers.peek();
        if (layer != null && !layer.containsKey(key)) {
            layer.put(key, before);
        }
        apply(key, value);
    }

    private void apply(Key key, byte @Nullable [] value) {
        byte[] before = value == null ? entries.remove(key) : entries.put(key, value);
        if (before != null) {
            addLeaf(key, before, -1);
        }
        if (value != null) {
            addLeaf(key, value, 1);
        }
    }

    private void addLeaf(Key key, byte[] value, int sign) {
        byte[] leaf = ByteBuffer.allocate(4 + key.bytes.length + value.length)
                .putInt(key.bytes.length)
                .put(key.bytes)
                .put(value)
                .array();
        for (int lane = 0; lane < LANES; lane++) {
            root[lane] += sign * Twox.xxHash64(leaf, lane);
        }
    }
}
