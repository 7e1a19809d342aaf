package tern.node.practice.frame;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.Places.Place;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Twox;
import tern.wallet.units.Hash32;

/// The chain's state while blocks are made: keys and values, with layers that can be taken back.
///
/// A block, a call and an atomic batch each open a layer ([#begin]) and close it with [#commit] or [#rollback].
/// The root is the hash of a sum over all entries, so that it costs two short hashes per entry that changed: it names
/// the state, it proves nothing.
/// One thread at a time, for reading too: what is read is remembered.
public final class State {

    private static final int LANES = 2;

    /// Bytes ordered as the chain orders storage keys.
    public static final class Key implements Comparable<Key> {

        private final byte[] bytes;
        /// Of the bytes, once: keys are looked up far more often than they are made.
        private final long hash;

        /// @param bytes not copied; must not change
        public Key(byte[] bytes) {
            this.bytes = bytes;
            this.hash = Twox.xxHash64(bytes, 0);
        }

        /// Not a copy; must not be changed.
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public int compareTo(Key other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return (int) hash;
        }

        public boolean startsWith(byte[] prefix) {
            return bytes.length >= prefix.length
                    && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
        }
    }

    /// What can be taken back.
    ///
    /// @param number of its own, never used again
    /// @param undo   the value every touched key had before, null where it had none
    private record Layer(long number, Map<Key, byte @Nullable []> undo) {}

    private final Places places = new Places();
    private final Deque<Layer> layers = new ArrayDeque<>();
    private long layersOpened;
    /// The root's sums, without the places that wait.
    private final long[] sums = new long[LANES];
    private final List<Place> unsummed = new ArrayList<>();

    /// A state of its own with these entries; a key with null is left out.
    public static State of(Map<Key, byte @Nullable []> entries) {
        State state = new State();
        entries.forEach((key, value) -> state.set(state.places.at(key), value));
        return state;
    }

    /// The entries of a state at one moment. Immutable: values are shared, nobody changes them in place.
    public static final class Snapshot {

        private final Key[] keys;
        private final byte[][] values;

        private Snapshot(Key[] keys, byte[][] values) {
            this.keys = keys;
            this.values = values;
        }

        /// A state of its own with these entries. Any thread may ask.
        public State thaw() {
            State state = new State();
            for (int i = 0; i < values.length; i++) {
                state.set(state.places.at(keys[i]), values[i]);
            }
            return state;
        }
    }

    /// As it is now, for a small part of what a state of its own costs.
    public Snapshot snapshot() {
        int size = size();
        Key[] keys = new Key[size];
        byte[][] values = new byte[size][];
        int at = 0;
        for (Place place : places.all()) {
            byte[] value = place.value();
            if (value != null) {
                keys[at] = place.key;
                values[at++] = value;
            }
        }
        return new Snapshot(keys, values);
    }

    public byte @Nullable [] get(Key key) {
        Place place = places.find(key);
        return place == null ? null : place.value();
    }

    public void put(Key key, byte[] value) {
        change(places.at(key), value);
    }

    public void remove(Key key) {
        change(places.at(key), null);
    }

    /// Puts each value in place; a key with null is removed.
    public void putAll(Map<Key, byte @Nullable []> values) {
        values.forEach((key, value) -> change(places.at(key), value));
    }

    // --- for storage items: what nobody can change is decoded only once

    boolean contains(Storage.Item<?> item, Object a, Object b, Object c) {
        Place place = places.at(item, a, b, c);
        places.release(place);
        return place.value() != null;
    }

    /// Null where there is none.
    @SuppressWarnings("unchecked")
    <V> @Nullable V get(Storage.Item<V> item, Object a, Object b, Object c) {
        Place place = places.at(item, a, b, c);
        byte[] bytes = place.value();
        if (bytes == null) {
            places.release(place);
            return null;
        }
        if (place.decoded != null) {
            return (V) place.decoded;
        }
        V value = item.type.fromTrusted(bytes);
        if (item.type.isConstant()) {
            place.decoded = value;
        }
        return value;
    }

    <V> void put(Storage.Item<V> item, Object a, Object b, Object c, V value) {
        Place place = places.at(item, a, b, c);
        if (!value.equals(place.decoded)) {
            change(place, item.type.toBytes(value));
            place.decoded = item.type.isConstant() ? value : null;
        }
    }

    void remove(Storage.Item<?> item, Object a, Object b, Object c) {
        change(places.at(item, a, b, c), null);
    }

    // --- walks

    /// Every entry below a prefix, ascending. The callback may change the state.
    public void forEach(byte[] prefix, BiConsumer<Key, byte[]> visit) {
        below(prefix).forEach(visit);
    }

    /// A copy of the entries below a prefix.
    public NavigableMap<Key, byte[]> below(byte[] prefix) {
        NavigableMap<Key, byte[]> entries = new TreeMap<>();
        for (Key key : keys(prefix)) {
            byte[] value = get(key);
            if (value == null) {
                throw new IllegalStateException("a key of the state has no value");
            }
            entries.put(key, value);
        }
        return entries;
    }

    /// A live view of the keys below a prefix.
    public NavigableSet<Key> keys(byte[] prefix) {
        byte[] end = prefix.clone();
        int last = end.length - 1;
        while (last >= 0 && end[last] == (byte) 0xff) {
            last--;
        }
        if (last < 0) {
            return places.keys().tailSet(new Key(prefix), true);
        }
        end = Arrays.copyOf(end, last + 1);
        end[last]++;
        return places.keys().subSet(new Key(prefix), true, new Key(end), false);
    }

    // --- layers

    /// Opens a layer.
    public void begin() {
        layers.push(new Layer(++layersOpened, new HashMap<>()));
    }

    /// Keeps what the innermost layer did.
    ///
    /// @return for each key the layer touched, the value it had before; null where it had none
    public Map<Key, byte @Nullable []> commit() {
        Map<Key, byte @Nullable []> closed = layers.pop().undo();
        Layer outer = layers.peek();
        if (outer != null) {
            closed.forEach((key, before) -> {
                if (!outer.undo().containsKey(key)) {
                    outer.undo().put(key, before);
                }
            });
        }
        return closed;
    }

    /// Takes back what the innermost layer did.
    public void rollback() {
        layers.pop().undo().forEach((key, before) -> set(places.at(key), before));
    }

    /// Whether a layer is open.
    public boolean isOpen() {
        return !layers.isEmpty();
    }

    public int size() {
        return places.keys().size();
    }

    /// A name of the whole state: equal states have equal roots.
    public Hash32 root() {
        for (Place place : unsummed) {
            add(place.key, place.summed, -1);
            add(place.key, place.value(), 1);
            places.summed(place);
        }
        unsummed.clear();
        ByteBuffer bytes = ByteBuffer.allocate(LANES * Long.BYTES);
        for (long sum : sums) {
            bytes.putLong(sum);
        }
        return Hash32.of(Blake2.hash256(bytes.array()));
    }

    private void add(Key key, byte @Nullable [] value, int sign) {
        for (int lane = 0; lane < LANES && value != null; lane++) {
            sums[lane] += sign * Twox.xxHash64(value, key.hash + lane);
        }
    }

    private void change(Place place, byte @Nullable [] value) {
        byte[] before = place.value();
        if (before == null ? value == null : value != null && Arrays.equals(before, value)) {
            places.release(place);
            return;
        }
        Layer layer = layers.peek();
        if (layer != null && place.layer != layer.number()) {
            place.layer = layer.number();
            if (!layer.undo().containsKey(place.key)) {
                layer.undo().put(place.key, before);
            }
        }
        set(place, value);
    }

    private void set(Place place, byte @Nullable [] value) {
        if (places.set(place, value)) {
            unsummed.add(place);
        }
    }
}
