package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// Decodes and encodes values of any type of a runtime, by type id.
///
/// A type is compiled when it is first met and then kept. [Value] says what types decode to; nesting and the number of
/// elements are bounded by [ScaleReader]. Safe for several threads.
public final class Codec {

    private final TypeRegistry types;
    private final TypeSizes sizes;
    private final @Nullable TypeCodec[] codecs;

    /// A codec of its own; [RuntimeMetadata#codec] shares one.
    public Codec(RuntimeMetadata metadata) {
        this(metadata.types());
    }

    Codec(TypeRegistry types) {
        this.types = types;
        this.sizes = new TypeSizes(types);
        this.codecs = new @Nullable TypeCodec[types.size()];
    }

    /// @param type type id; an unknown one is the caller's fault ([IllegalArgumentException]), here and below
    /// @param bytes exactly one value
    /// @throws ScaleException when they are not, also when bytes are left over
    public Value decode(int type, byte[] bytes) throws ScaleException {
        ScaleReader in = new ScaleReader(bytes);
        Value value = decode(type, in);
        in.requireEnd();
        return value;
    }

    /// Decodes one value and stops after it.
    public Value decode(int type, ScaleReader in) throws ScaleException {
        TypeCodec codec = of(type);
        try {
            return codec.decode(in);
        } catch (ScaleException e) {
            throw e.within(typeName(type));
        }
    }

    /// @throws ScaleException when the value does not fit the type
    public byte[] encode(int type, Value value) throws ScaleException {
        ScaleWriter out = new ScaleWriter();
        encode(type, value, out);
        return out.toBytes();
    }

    /// Writes one value; what was written before an error is of no use.
    public void encode(int type, Value value, ScaleWriter out) throws ScaleException {
        TypeCodec codec = of(type);
        try {
            codec.encode(value, out);
        } catch (ScaleException e) {
            throw e.within(typeName(type));
        }
    }

    /// Whether every value of the type encodes to nothing.
    public boolean isZeroSized(int type) {
        return sizes.isZeroSized(type);
    }

    /// The type for people, as Rust would write it: `Vec<(AccountId32, Compact<u64>)>`.
    public String typeName(int type) {
        return TypeNames.of(types, type);
    }

    TypeCodec of(int type) {
        if (type < 0 || type >= codecs.length) {
            throw new IllegalArgumentException("no type " + type);
        }
        // a race compiles an equal codec twice
        TypeCodec codec = codecs[type];
        if (codec == null) {
            codec = compile(types.def(type));
            codecs[type] = codec;
        }
        return codec;
    }

    /// Not a pattern switch: the first one of a JVM costs 10 ms, on the way to the first screen.
    private TypeCodec compile(TypeDef def) {
        if (def instanceof TypeDef.Composite composite) {
            return struct(composite.fields());
        }
        if (def instanceof TypeDef.Tuple tuple) {
            return struct(unnamed(tuple.elements()));
        }
        if (def instanceof TypeDef.Variants variants) {
            return new StructCodecs.EnumCodec(this, variants.cases());
        }
        if (def instanceof TypeDef.Sequence sequence) {
            return isByte(sequence.element())
                    ? new ListCodecs.ByteListCodec()
                    : seq(sequence.element(), ListCodecs.SeqCodec.ANY_LENGTH);
        }
        if (def instanceof TypeDef.Array array) {
            return isByte(array.element())
                    ? new ListCodecs.ByteArrayCodec(array.length())
                    : seq(array.element(), array.length());
        }
        if (def instanceof TypeDef.Primitive primitive) {
            return PrimitiveCodecs.of(primitive.kind());
        }
        if (def instanceof TypeDef.Compact compact) {
            return compact(compact);
        }
        return bits((TypeDef.BitSequence) def);
    }

    private TypeCodec struct(List<TypeField> fields) {
        return fields.size() == 1 && fields.get(0).name().isEmpty()
                ? new StructCodecs.NewtypeCodec(this, fields.get(0).type())
                : new StructCodecs.StructCodec(new StructCodecs.FieldList(this, fields));
    }

    private TypeCodec seq(int element, long length) {
        return new ListCodecs.SeqCodec(this, element, sizes.minBytes(element), length);
    }

    private TypeCodec compact(TypeDef.Compact compact) {
        if (sizes.isZeroSized(compact.inner())) {
            return new PrimitiveCodecs.UnitCodec();
        }
        Optional<PrimitiveKind> kind = TypeNames.onlyPrimitive(types, compact.inner());
        return kind.isPresent() && kind.get().isUnsigned()
                ? new PrimitiveCodecs.CompactCodec(kind.get())
                : new PrimitiveCodecs.RefusedCodec("Compact of " + typeName(compact.inner()));
    }

    private TypeCodec bits(TypeDef.BitSequence bits) {
        Optional<PrimitiveKind> store = TypeNames.onlyPrimitive(types, bits.store());
        Optional<Boolean> leastFirst = TypeNames.leastBitFirst(types, bits.order());
        boolean known = store.isPresent() && store.get().isUnsigned() && store.get().integerBytes() <= 8;
        return known && leastFirst.isPresent()
                ? new ListCodecs.BitsCodec(store.get().integerBytes(), leastFirst.get())
                : new PrimitiveCodecs.RefusedCodec(
                        "bits of " + typeName(bits.store()) + " in the order " + typeName(bits.order()));
    }

    private boolean isByte(int type) {
        return types.def(type) instanceof TypeDef.Primitive primitive && primitive.kind() == PrimitiveKind.U8;
    }

    private static List<TypeField> unnamed(List<Integer> elements) {
        List<TypeField> fields = new ArrayList<>(elements.size());
        for (int element : elements) {
            fields.add(new TypeField(Optional.empty(), element, Optional.empty()));
        }
        return fields;
    }
}
