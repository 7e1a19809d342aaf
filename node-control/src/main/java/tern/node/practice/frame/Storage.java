package tern.node.practice.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

    /// The first 32 bytes of every key of an item.
    public static byte[] prefix(String pallet, String name) {
        return join(Twox.twox128(pallet.getBytes(StandardCharsets.UTF_8)),
                Twox.twox128(name.getBytes(StandardCharsets.UTF_8)));
    }

    /// What all items share: a prefix of two hashed names.
    public abstract static sealed class Item<V> {

        final Type<V> type;
        final @Nullable V defaultValue;
        private final byte[] prefix;
        private final int hash;

        Item(String pallet, String name, Type<V> type, @Nullable V defaultValue) {
            this.type = type;
            this.defaultValue = defaultValue;
            this.prefix = Storage.prefix(pallet, name);
            this.hash = Arrays.hashCode(prefix);
        }

        /// The first 32 bytes of every key of this item.
        public byte[] prefix() {
            return prefix.clone();
        }

        /// The storage key of a value; what the item does not take is [Places#NONE].
        abstract State.Key key(Object a, Object b, Object c);

        final int hash() {
            return hash;
        }

        final V orDefault(@Nullable V value) {
            if (value != null) {
                return value;
            }
            if (defaultValue == null) {
                throw new IllegalStateException("an optional item has no default; use find");
            }
            return defaultValue;
        }

        final State.Key join(byte[]... parts) {
            byte[][] all = new byte[parts.length + 1][];
            all[0] = prefix;
            System.arraycopy(parts, 0, all, 1, parts.length);
            return new State.Key(Storage.join(all));
        }
    }

    /// One value.
    public static final class Value<V> extends Item<V> {

        Value(String pallet, String name, Type<V> type, @Nullable V defaultValue) {
            super(pallet, name, type, defaultValue);
        }

        public V get(State state) {
            return orDefault(state.get(this, Places.NONE, Places.NONE, Places.NONE));
        }

        public Optional<V> find(State state) {
            return Optional.ofNullable(state.get(this, Places.NONE, Places.NONE, Places.NONE));
        }

        public void put(State state, V value) {
            state.put(this, Places.NONE, Places.NONE, Places.NONE, value);
        }

        public void remove(State state) {
            state.remove(this, Places.NONE, Places.NONE, Places.NONE);
        }

        @Override
        State.Key key(Object a, Object b, Object c) {
            return join();
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
            return orDefault(state.get(this, a, Places.NONE, Places.NONE));
        }

        public Optional<V> find(State state, A a) {
            return Optional.ofNullable(state.get(this, a, Places.NONE, Places.NONE));
        }

        public boolean contains(State state, A a) {
            return state.contains(this, a, Places.NONE, Places.NONE);
        }

        public void put(State state, A a, V value) {
            state.put(this, a, Places.NONE, Places.NONE, value);
        }

        public void remove(State state, A a) {
            state.remove(this, a, Places.NONE, Places.NONE);
        }

        @Override
        State.Key key(Object a, Object b, Object c) {
            return join(first.part(a));
        }

        /// Keys in the order of the chain.
        public List<A> keys(State state) {
            List<A> keys = new ArrayList<>();
            for (State.Key key : state.keys(prefix())) {
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
            return orDefault(state.get(this, a, b, Places.NONE));
        }

        public Optional<V> find(State state, A a, B b) {
            return Optional.ofNullable(state.get(this, a, b, Places.NONE));
        }

        public boolean contains(State state, A a, B b) {
            return state.contains(this, a, b, Places.NONE);
        }

        public void put(State state, A a, B b, V value) {
            state.put(this, a, b, Places.NONE, value);
        }

        public void remove(State state, A a, B b) {
            state.remove(this, a, b, Places.NONE);
        }

        @Override
        State.Key key(Object a, Object b, Object c) {
            return join(first.part(a), second.part(b));
        }

        /// Second keys below a first key, in the order of the chain.
        public List<B> keys(State state, A a) {
            byte[] below = join(first.part(a)).bytes();
            List<B> keys = new ArrayList<>();
            for (State.Key key : state.keys(below)) {
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
            return orDefault(state.get(this, a, b, c));
        }

        public Optional<V> find(State state, A a, B b, C c) {
            return Optional.ofNullable(state.get(this, a, b, c));
        }

        public void put(State state, A a, B b, C c, V value) {
            state.put(this, a, b, c, value);
        }

        public void remove(State state, A a, B b, C c) {
            state.remove(this, a, b, c);
        }

        @Override
        State.Key key(Object a, Object b, Object c) {
            return join(first.part(a), second.part(b), third.part(c));
        }

        /// Third keys below the first two, in the order of the chain.
        public List<C> keys(State state, A a, B b) {
            byte[] below = join(first.part(a), second.part(b)).bytes();
            List<C> keys = new ArrayList<>();
            for (State.Key key : state.keys(below)) {
                keys.add(third.read(new ScaleReader(key.bytes(), below.length, key.bytes().length)));
            }
            return keys;
        }
    }

    /// One key of a map: its type and how it is hashed.
    public record KeyPart<K>(Type<K> type, Hasher hasher) {

        @SuppressWarnings("unchecked")
        byte[] part(Object key) {
            return hasher.apply(type.toBytes((K) key));
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
