package tern.node.practice.frame;

import java.util.List;

/// Named structs of one unnamed field that stand around other types: nothing on the wire, but clients show and decode
/// some of them in their own way, a `BTreeMap` as a map for example. Java values are those of the types inside.
public final class Wrappers {

    /// `BoundedVec<u8>`.
    public static final Type<byte[]> BOUNDED_BYTES = boundedVec(Types.BYTES, Types.U8);
    /// An address of Ethereum.
    public static final Type<byte[]> H160 = Types.newtype(List.of("primitive_types", "H160"), "H160", Types.bytes(20));
    public static final Type<byte[]> PALLET_ID = Types.newtype(List.of("frame_support", "PalletId"), "PalletId",
            Types.bytes(8));
    public static final Type<Integer> PERCENT = Types.newtype(List.of("sp_arithmetic", "per_things", "Percent"),
            "Percent", Types.U8);
    /// Parts of 10¹⁸.
    public static final Type<Long> PERQUINTILL = Types.newtype(List.of("sp_arithmetic", "per_things", "Perquintill"),
            "Perquintill", Types.U64);
    public static final Type<Long> NON_ZERO_U64 = Types.newtype(List.of("NonZeroU64"), "NonZeroU64", Types.U64);

    private Wrappers() {}

    /// `BoundedVec<T>`; its bound is hidden, and checked by calls only.
    public static <T> Type<List<T>> bounded(Type<T> element) {
        return boundedVec(Types.vec(element), element);
    }

    /// `WeakBoundedVec<T>`.
    public static <T> Type<List<T>> weaklyBounded(Type<T> element) {
        return Types.newtype(List.of("bounded_collections", "weak_bounded_vec", "WeakBoundedVec"), "WeakBoundedVec",
                Types.vec(element)).param("T", element).param("S");
    }

    /// `BTreeSet<T>`; its Java value is its elements in order.
    public static <T> Type<List<T>> set(Type<T> element) {
        return Types.newtype(List.of("BTreeSet"), "BTreeSet", Types.vec(element)).param("T", element);
    }

    /// `BTreeMap<K, V>`; its Java value is its entries in order.
    public static <K, V> Type<List<Types.Pair<K, V>>> map(Type<K> key, Type<V> value) {
        return Types.newtype(List.of("BTreeMap"), "BTreeMap", Types.vec(Types.pair(key, value)))
                .param("K", key)
                .param("V", value);
    }

    /// `Cow<T>`.
    public static <T> Type<T> cow(Type<T> inner) {
        return Types.newtype(List.of("Cow"), "Cow", inner).param("T", inner);
    }

    private static <V> Type<V> boundedVec(Type<V> list, Type<?> element) {
        return Types.newtype(List.of("bounded_collections", "bounded_vec", "BoundedVec"), "BoundedVec", list)
                .param("T", element)
                .param("S");
    }
}
