package tern.node.practice.frame;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;

/// The types that chains are made of. Source: scale-info's registry and parity-scale-codec's encodings.
public final class Types {

    public static final Type<Boolean> BOOL = new Primitive<>("bool", 0) {
        @Override
        public void write(Boolean value, ScaleWriter out) {
            out.writeBool(value);
        }

        @Override
        public Boolean read(ScaleReader in) throws ScaleException {
            return in.readBool();
        }
    };

    public static final Type<String> TEXT = new Primitive<>("str", 2) {
        @Override
        public void write(String value, ScaleWriter out) {
            out.writeText(value);
        }

        @Override
        public String read(ScaleReader in) throws ScaleException {
            return in.readText();
        }
    };

    public static final Type<Integer> U8 = new Primitive<>("u8", 3) {
        @Override
        public void write(Integer value, ScaleWriter out) {
            out.writeU8(value);
        }

        @Override
        public Integer read(ScaleReader in) throws ScaleException {
            return in.readU8();
        }
    };

    public static final Type<Integer> U16 = new Primitive<>("u16", 4) {
        @Override
        public void write(Integer value, ScaleWriter out) {
            out.writeU16(value);
        }

        @Override
        public Integer read(ScaleReader in) throws ScaleException {
            return in.readU16();
        }
    };

    public static final Type<Long> U32 = new Primitive<>("u32", 5) {
        @Override
        public void write(Long value, ScaleWriter out) {
            out.writeU32(value);
        }

        @Override
        public Long read(ScaleReader in) throws ScaleException {
            return in.readU32();
        }
    };

    /// Raw bits: `u64::MAX`, which calls use for «all of it», is -1.
    public static final Type<Long> U64 = new Primitive<>("u64", 6) {
        @Override
        public void write(Long value, ScaleWriter out) {
            if (value >= 0) {
                out.writeU64(value);
            } else {
                out.writeU32(value & 0xffff_ffffL);
                out.writeU32(value >>> 32);
            }
        }

        @Override
        public Long read(ScaleReader in) throws ScaleException {
            long low = in.readU32();
            return in.readU32() << 32 | low;
        }
    };

    public static final Type<BigInteger> U128 = wide("u128", 7, 16, false);
    public static final Type<BigInteger> U256 = wide("u256", 8, 32, false);
    public static final Type<Integer> I16 = new Primitive<>("i16", 10) {
        @Override
        public void write(Integer value, ScaleWriter out) {
            out.writeU16(value & 0xffff);
        }

        @Override
        public Integer read(ScaleReader in) throws ScaleException {
            return (int) (short) in.readU16();
        }
    };
    public static final Type<Integer> I32 = new Primitive<>("i32", 11) {
        @Override
        public void write(Integer value, ScaleWriter out) {
            out.writeU32(value & 0xffff_ffffL);
        }

        @Override
        public Integer read(ScaleReader in) throws ScaleException {
            return (int) in.readU32();
        }
    };
    public static final Type<Long> I64 = new Primitive<>("i64", 12) {
        @Override
        public void write(Long value, ScaleWriter out) {
            U64.write(value, out);
        }

        @Override
        public Long read(ScaleReader in) throws ScaleException {
            return U64.read(in);
        }
    };
    public static final Type<BigInteger> I128 = wide("i128", 13, 16, true);

    /// `Vec<u8>`.
    public static final Type<byte[]> BYTES = new Type<>() {
        @Override
        public void write(byte[] value, ScaleWriter out) {
            out.writeByteList(value);
        }

        @Override
        public byte[] read(ScaleReader in) throws ScaleException {
            return in.readBytes(in.readLength(1));
        }

        @Override
        public int describe(TypeBook book) {
            return book.enter(this, () -> TypeDef.anonymous(new TypeDef.Sequence(U8.describe(book))));
        }

        @Override
        public String name() {
            return "Vec<u8>";
        }
    };

    public static final Type<AccountId> ACCOUNT = newtype(List.of("sp_core", "crypto", "AccountId32"), "AccountId32",
            mapped(bytes(32), AccountId::of, AccountId::bytes));

    public static final Type<Hash32> HASH = newtype(List.of("primitive_types", "H256"), "H256",
            mapped(bytes(32), Hash32::of, Hash32::bytes));

    public static final Type<Integer> COMPACT_U8 = compactU8();
    public static final Type<Integer> COMPACT_U16 = compact(U16, Integer::longValue, Math::toIntExact);
    public static final Type<Long> COMPACT_U32 = compact(U32, Long::longValue, Long::valueOf);
    public static final Type<Long> COMPACT_U64 = compact(U64, Long::longValue, Long::valueOf);
    public static final Type<BigInteger> COMPACT_U128 = new Type<>() {
        @Override
        public void write(BigInteger value, ScaleWriter out) {
            try {
                out.writeCompact(value);
            } catch (ScaleException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public BigInteger read(ScaleReader in) throws ScaleException {
            return in.readCompact(128);
        }

        @Override
        public int describe(TypeBook book) {
            return book.enter(this, () -> TypeDef.anonymous(new TypeDef.Compact(U128.describe(book))));
        }

        @Override
        public String name() {
            return "Compact<u128>";
        }
    };

    /// `()`.
    public static final Type<Unit> UNIT = new Type<>() {
        @Override
        public void write(Unit value, ScaleWriter out) {}

        @Override
        public Unit read(ScaleReader in) {
            return Unit.UNIT;
        }

        @Override
        public int describe(TypeBook book) {
            return book.enter(this, () -> TypeDef.anonymous(new TypeDef.Tuple(List.of())));
        }

        @Override
        public String name() {
            return "()";
        }
    };

    /// `Compact<()>`, which nothing is written for.
    public static final Type<Unit> COMPACT_UNIT = new Type<>() {
        @Override
        public void write(Unit value, ScaleWriter out) {}

        @Override
        public Unit read(ScaleReader in) {
            return Unit.UNIT;
        }

        @Override
        public int describe(TypeBook book) {
            return book.enter(this, () -> TypeDef.anonymous(new TypeDef.Compact(UNIT.describe(book))));
        }

        @Override
        public String name() {
            return "Compact<()>";
        }
    };

    private Types() {}

    /// The one value of `()`.
    public enum Unit {
        UNIT
    }

    /// `[u8; length]`.
    public static Type<byte[]> bytes(int length) {
        return new ByteArray(length);
    }

    public static <T> Type<List<T>> vec(Type<T> element) {
        return new ListType<>(element);
    }

    public static <T> Type<Optional<T>> option(Type<T> inner) {
        return new OptionType<>(inner);
    }

    /// `Result<T, E>`.
    public static <T, E> Type<Result<T, E>> result(Type<T> ok, Type<E> error) {
        return new ResultType<>(ok, error);
    }

    /// `Result<(), E>` with the error, or nothing, as its Java value.
    public static <E> Type<Optional<E>> outcome(Type<E> error) {
        return mapped(result(UNIT, error), Result::error,
                failure -> failure.<Result<Unit, E>>map(Result.Err::new).orElseGet(() -> new Result.Ok<>(Unit.UNIT)));
    }

    /// The same bytes and the same description with another Java value.
    public static <A, B> Type<B> mapped(Type<A> base, Mapping<A, B> forward, Mapping<B, A> back) {
        return new MappedType<>(base, forward, back);
    }

    /// A named struct of one unnamed field.
    public static <T> NewType<T> newtype(List<String> path, String name, Type<T> inner) {
        return new NewType<>(path, name, inner);
    }

    /// A pair as an anonymous tuple.
    public static <A, B> Type<Pair<A, B>> pair(Type<A> first, Type<B> second) {
        return new PairType<>(first, second);
    }

    /// Two values.
    public record Pair<A, B>(A first, B second) {}

    /// From one Java value to another.
    @FunctionalInterface
    public interface Mapping<A, B> {
        B map(A value);
    }

    private static Type<BigInteger> wide(String name, int index, int bytes, boolean signed) {
        return new Primitive<>(name, index) {
            @Override
            public void write(BigInteger value, ScaleWriter out) {
                try {
                    if (signed) {
                        out.writeSigned(value, bytes);
                    } else {
                        out.writeUnsigned(value, bytes);
                    }
                } catch (ScaleException e) {
                    throw new IllegalArgumentException(e);
                }
            }

            @Override
            public BigInteger read(ScaleReader in) throws ScaleException {
                return signed ? in.readSigned(bytes) : in.readUnsigned(bytes);
            }
        };
    }

    private static Type<Integer> compactU8() {
        return compact(U8, Integer::longValue, Math::toIntExact);
    }

    private static <T> Type<T> compact(Type<T> inner, Mapping<T, Long> toBits, Mapping<Long, T> ofBits) {
        return new CompactType<>(inner, toBits, ofBits);
    }

    private abstract static class Primitive<T> extends Type<T> {

        private final String name;
        private final int index;

        Primitive(String name, int index) {
            this.name = name;
            this.index = index;
        }

        @Override
        boolean isConstant() {
            return true;
        }

        @Override
        public int describe(TypeBook book) {
            return book.enter(this, () -> TypeDef.anonymous(new TypeDef.Primitive(index)));
        }

        @Override
        public String name() {
            return name;
        }
    }
}
