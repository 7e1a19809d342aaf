package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.ScaleReader;

/// The types of a runtime by id.
///
/// Decoding walks over all types once, checks them, and keeps only where each begins; a [Type] is made when it is first
/// asked for. What was checked cannot fail later, so reading types throws nothing. Safe for several threads.
/// Source: `scale-info` `PortableRegistry`; ids are the positions, as FRAME makes them.
public final class TypeRegistry {

    /// The least an entry takes: id, path, parameters, a definition of two bytes, docs.
    private static final int MIN_TYPE_BYTES = 6;

    private final Blob blob;
    private final int[] offsets;
    private final @Nullable Type[] types;

    private TypeRegistry(Blob blob, int[] offsets) {
        this.blob = blob;
        this.offsets = offsets;
        this.types = new @Nullable Type[offsets.length];
    }

    /// @param in at the registry; after it when this returns
    static TypeRegistry scan(Blob blob, ScaleReader in) throws ScaleException {
        int count = in.readLength(MIN_TYPE_BYTES);
        int[] offsets = new int[count];
        for (int id = 0; id < count; id++) {
            int stated = in.readCompactInt();
            if (stated != id) {
                throw new ScaleException(Kind.INVALID, "type " + stated + " stands in place " + id);
            }
            offsets[id] = in.position();
            skipType(in, count);
        }
        return new TypeRegistry(blob, offsets);
    }

    /// How many types there are; ids are smaller.
    public int size() {
        return offsets.length;
    }

    /// @throws IllegalArgumentException when there is no type of that id
    public Type get(int id) {
        if (id < 0 || id >= offsets.length) {
            throw new IllegalArgumentException("no type " + id);
        }
        // a race makes the same immutable type twice
        Type type = types[id];
        if (type == null) {
            type = readType(id);
            types[id] = type;
        }
        return type;
    }

    /// The shape of a type.
    public TypeDef def(int id) {
        return get(id).def();
    }

    /// The variants of an enum type, none for other types.
    public List<VariantCase> cases(int id) {
        return def(id) instanceof TypeDef.Variants variants ? variants.cases() : List.of();
    }

    /// The variant of that name of an enum type.
    public Optional<VariantCase> findCase(int id, String name) {
        for (VariantCase candidate : cases(id)) {
            if (candidate.name().equals(name)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    List<TypeField> readFields(int at) {
        try {
            return fields(blob.reader(at));
        } catch (ScaleException e) {
            throw Blob.changed(e);
        }
    }

    String readDocs(int at) {
        return blob.docs(at);
    }

    private Type readType(int id) {
        try {
            ScaleReader in = blob.reader(offsets[id]);
            int segments = in.readLength(1);
            List<String> path = new ArrayList<>(segments);
            for (int i = 0; i < segments; i++) {
                path.add(in.readText());
            }
            int paramCount = in.readLength(2);
            List<Type.Param> params = new ArrayList<>(paramCount);
            for (int i = 0; i < paramCount; i++) {
                String name = in.readText();
                params.add(new Type.Param(
                        name, in.readBool() ? OptionalInt.of(in.readCompactInt()) : OptionalInt.empty()));
            }
            return new Type(id, path, params, readDef(in));
        } catch (ScaleException e) {
            throw Blob.changed(e);
        }
    }

    private TypeDef readDef(ScaleReader in) throws ScaleException {
        int tag = in.readU8();
        return switch (tag) {
            case 0 -> new TypeDef.Composite(fields(in));
            case 1 -> variants(in);
            case 2 -> new TypeDef.Sequence(in.readCompactInt());
            case 3 -> new TypeDef.Array(in.readU32(), in.readCompactInt());
            case 4 -> {
                int count = in.readLength(1);
                List<Integer> elements = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    elements.add(in.readCompactInt());
                }
                yield new TypeDef.Tuple(elements);
            }
            case 5 -> new TypeDef.Primitive(PrimitiveKind.ofIndex(in.readU8()));
            case 6 -> new TypeDef.Compact(in.readCompactInt());
            case 7 -> new TypeDef.BitSequence(in.readCompactInt(), in.readCompactInt());
            default -> throw new ScaleException(Kind.INVALID, "type definition " + tag);
        };
    }

    private TypeDef.Variants variants(ScaleReader in) throws ScaleException {
        int count = in.readLength(4);
        List<VariantCase> cases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = in.readText();
            int fieldsAt = in.position();
            skipFields(in, size());
            int index = in.readU8();
            cases.add(new VariantCase(this, name, index, fieldsAt, in.position()));
            skipDocs(in);
        }
        return new TypeDef.Variants(cases);
    }

    private static List<TypeField> fields(ScaleReader in) throws ScaleException {
        int count = in.readLength(4);
        List<TypeField> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Optional<String> name = in.readBool() ? Optional.of(in.readText()) : Optional.empty();
            int type = in.readCompactInt();
            fields.add(new TypeField(name, type, in.readBool() ? Optional.of(in.readText()) : Optional.empty()));
            skipDocs(in);
        }
        return List.copyOf(fields);
    }

    private static void skipType(ScaleReader in, int types) throws ScaleException {
        skipTexts(in);
        for (int params = in.readLength(2); params > 0; params--) {
            in.skipText();
            if (in.readBool()) {
                skipTypeId(in, types);
            }
        }
        skipDef(in, types);
        skipDocs(in);
    }

    private static void skipDef(ScaleReader in, int types) throws ScaleException {
        int tag = in.readU8();
        switch (tag) {
            case 0 -> skipFields(in, types);
            case 1 -> {
                for (int variants = in.readLength(4); variants > 0; variants--) {
                    in.skipText();
                    skipFields(in, types);
                    in.skip(1);
                    skipDocs(in);
                }
            }
            case 2, 6 -> skipTypeId(in, types);
            case 3 -> {
                in.skip(4);
                skipTypeId(in, types);
            }
            case 4 -> {
                for (int elements = in.readLength(1); elements > 0; elements--) {
                    skipTypeId(in, types);
                }
            }
            case 5 -> {
                int kind = in.readU8();
                if (kind >= PrimitiveKind.count()) {
                    throw new ScaleException(Kind.INVALID, "primitive type " + kind + " before " + in.position());
                }
            }
            case 7 -> {
                skipTypeId(in, types);
                skipTypeId(in, types);
            }
            default -> throw new ScaleException(Kind.INVALID, "type definition " + tag + " before " + in.position());
        }
    }

    private static void skipFields(ScaleReader in, int types) throws ScaleException {
        for (int fields = in.readLength(4); fields > 0; fields--) {
            if (in.readBool()) {
                in.skipText();
            }
            skipTypeId(in, types);
            if (in.readBool()) {
                in.skipText();
            }
            skipDocs(in);
        }
    }

    private static void skipTypeId(ScaleReader in, int types) throws ScaleException {
        int id = in.readCompactInt();
        if (id >= types) {
            throw new ScaleException(Kind.INVALID, "type " + id + " of " + types + " before " + in.position());
        }
    }

    private static void skipTexts(ScaleReader in) throws ScaleException {
        for (int texts = in.readLength(1); texts > 0; texts--) {
            in.skipText();
        }
    }

    /// Docs are never looked at here: they are a third of all metadata.
    static void skipDocs(ScaleReader in) throws ScaleException {
        for (int lines = in.readLength(1); lines > 0; lines--) {
            in.skipByteList();
        }
    }
}
