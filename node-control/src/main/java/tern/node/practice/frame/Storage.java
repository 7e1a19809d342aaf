package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.crypto.Twox;
import tern.wallet.metadata.Hasher;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;

/// Storage items of a pallet: declared once, read and written through the [State] that is passed in.
public final class Storage {

    private Storage() {}

    /// What all items share: a prefix of two hashed names.
    public abstract static sealed class Item<V> {

        final Type<V> type;
        final @Nullable V defaultValue;
        private final byte[] prefix;

        Item(String pallet, String name, Type<V> type, @Nullable V defaultValue) {
            this.type = type;
            this.defaultValue = defaultValue;
            byte[] first = Twox.twox128(pallet.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            byte[] second = Twox.twox128(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            this.prefix = join(first, second);
        }

        /// The first 32 bytes of every key of this item.
        public byte[] prefix() {
            return prefix.clone();
        }

        final V orDefault(byte @Nullable [] bytes) {
            if (bytes != null) {
                return type.fromTrusted(bytes);
            }
            if (defaultValue == null) {
                throw new IllegalStateException("an optional item has no default; use find");
            }
            return defaultValue;
        }

        final Optional<V> ifPresent(byte @Nullable [] bytes) {
            return bytes == null ? Optional.empty() : Optional.of(type.fromTrusted(bytes));
        }

        final State.Key key(byte[]... parts) {
            byte[][] all = new byte[parts.length + 1][];
            all[0] = prefix;
            System.arraycopy(parts, 0, all, 1, parts.length);
            return new State.Key(join(all));
        }
    }

    /// One value.
    public static final class Value<V> extends Item<V> {

        private final State.Key key;

        Value(String pallet, String name, Type<V> type, @Nullable V defaultValue) {
            super(pallet, name, type, defaultValue);
            this.key = key();
        }

        public V get(State state) {
            return orDefault(state.get(key));
        }

        public Optional<V> find(State state) {
            return ifPresent(state.get(key));
        }

        public void put(State state, V value) {
            state.put(key, type.toBytes(value));
        }

        public void remove(State state) {
            state.remove(key);
        }
    }

    /// A map with one key.
    public static final class Map1<A, V> extends Item<V> {

        private final KeyPart<A> first;

        Map1(String pallet, String name, KeyPart<A> first, Type<V> type, @Nullable V defaultValue) {
            super(pallet, name, type, defaultValue);
            this.first = first;
        }

        public V get(State state, A a) {
            return orDefault(state.get(key(first.bytes(a))));
        }

        public Optional<V> find(State state, A a) {
            return ifPresent(state.get(key(first.bytes(a))));
        }

        public boolean contains(State state, A a) {
            return state.get(key(first.bytes(a))) != null;
        }

        public void put(State state, A a, V value) {
            state.put(key(first.bytes(a)), type.toBytes(value));
        }

        public void remove(State state, A a) {
            state.remove(key(first.bytes(a)));
        }

        /// Keys in the order of the chain.
        public List<A> keys(State state) {
            List<A> keys = new ArrayList<>();
            for (State.Key key : state.below(prefix()).keySet()) {
                keys.add(first.read(new ScaleReader(key.bytes(), 32, key.bytes().length)));
            }
            return keys;
        }
    }

    /// A map with two keys.
    public static final class Map2<A, B, V> extends Item<V> {

        private final KeyPart<A> first;
        private final KeyPart<B> second;

        Map2(String pallet, String name, KeyPart<A> first, KeyPart<B> second, Type<V> type, @Nullable V defaultValue) {
            super(pallet, name, type, defaultValue);
            this.first = first;
            this.second = second;
        }

        public V get(State state, A a, B b) {
            return orDefault(state.get(key(first.bytes(a), second.bytes(b))));
        }

        public Optional<V> find(State state, A a, B b) {
            return ifPresent(state.get(key(first.bytes(a), second.bytes(b))));
        }

        public boolean contains(State state, A a, B b) {
            return state.get(key(first.bytes(a), second.bytes(b))) != null;
        }

        public void put(State state, A a, B b, V value) {
            state.put(key(first.bytes(a), second.bytes(b)), type.toBytes(value));
        }

        public void remove(State state, A a, B b) {
            state.remove(key(first.bytes(a), second.bytes(b)));
        }

        /// Second keys below a first key, in the order of the chain.
        public List<B> keys(State state, A a) {
            byte[] below = key(first.bytes(a)).bytes();
            List<B> keys = new ArrayList<>();
            for (State.Key key : state.below(below).keySet()) {
                keys.add(second.read(new ScaleReader(key.bytes(), below.length, key.bytes().length)));
            }
            return keys;
        }
    }

    /// A map with three keys.
    public static final class Map3<A, B, C, V> extends Item<V> {

        private final KeyPart<A> first;
        private final KeyPart<B> second;
        private final KeyPart<C> third;

        Map3(String pallet, String name, KeyPart<A> first, KeyPart<B> second, KeyPart<C> third, Type<V> type,
                @Nullable V defaultValue) {
            super(pallet, name, type, defaultValue);
            this.first = first;
            this.second = second;
            this.third = third;
        }

        public V get(State state, A a, B b, C c) {
            return orDefault(state.get(key(first.bytes(a), second.bytes(b), third.bytes(c))));
        }

        public Optional<V> find(State state, A a, B b, C c) {
            return ifPresent(state.get(key(first.bytes(a), second.bytes(b), third.bytes(c))));
        }

        public void put(State state, A a, B b, C c, V value) {
            state.put(key(first.bytes(a), second.bytes(b), third.bytes(c)), type.toBytes(value));
        }

        public void remove(State state, A a, B b, C c) {
            state.remove(key(first.bytes(a), second.bytes(b), third.bytes(c)));
        }

        /// Third keys below the first two, in the order of the chain.
        public List<C> keys(State state, A a, B b) {
            byte[] below = key(first.bytes(a), second.bytes(b)).bytes();
            List<C> keys = new ArrayList<>();
            for (State.Key key : state.below(below).keySet()) {
                keys.add(third.read(new ScaleReader(key.bytes(), below.length, key.bytes().length)));
            }
            return keys;
        }
    }

    /// One key of a map: its type and how it is hashed.
    public record KeyPart<K>(Type<K> type, Hasher hasher) {

        byte[] bytes(K key) {
            return hasher.apply(type.toBytes(key));
        }

        K read(ScaleReader in) {
            try {
                in.skip(hasher.hashLength());
                return type.read(in);
            } catch (ScaleException e) {
                throw new IllegalStateException("a storage key does not decode as " + type.name(), e);
            }
        }
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
