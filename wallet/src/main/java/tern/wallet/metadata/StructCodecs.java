package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// Codecs of structs, tuples and enums.
final class StructCodecs {

    private StructCodecs() {}

    /// Fields one after the other, of a struct or of one variant.
    static final class FieldList {

        private final Codec codec;
        private final int[] types;
        private final List<Optional<String>> names;

        FieldList(Codec codec, List<TypeField> fields) {
            this.codec = codec;
            this.types = new int[fields.size()];
            this.names = new ArrayList<>(fields.size());
            for (int i = 0; i < types.length; i++) {
                types[i] = fields.get(i).type();
                names.add(fields.get(i).name());
            }
        }

        int size() {
            return types.length;
        }

        List<Value.Field> decode(ScaleReader in) throws ScaleException {
            if (types.length == 0) {
                return List.of();
            }
            Value.Field[] fields = new Value.Field[types.length];
            for (int i = 0; i < types.length; i++) {
                fields[i] = new Value.Field(names.get(i), codec.of(types[i]).decode(in));
            }
            return List.of(fields);
        }

        /// Takes named fields in any order and unnamed ones in the type's.
        void encode(List<Value.Field> fields, ScaleWriter out) throws ScaleException {
            if (fields.size() != types.length) {
                throw new ScaleException(Kind.MISMATCH, types.length + " fields wanted" + names() + ", not "
                        + fields.size());
            }
            for (int i = 0; i < types.length; i++) {
                Value value = pick(fields, i);
                try {
                    codec.of(types[i]).encode(value, out);
                } catch (ScaleException e) {
                    throw e.within(names.get(i).orElse("field " + i));
                }
            }
        }

        private Value pick(List<Value.Field> fields, int i) throws ScaleException {
            Value.Field inPlace = fields.get(i);
            Optional<String> name = names.get(i);
            if (name.isEmpty() || inPlace.name().isEmpty() || inPlace.name().equals(name)) {
                return inPlace.value();
            }
            for (Value.Field field : fields) {
                if (field.name().equals(name)) {
                    return field.value();
                }
            }
            throw new ScaleException(Kind.MISMATCH, "the field " + name.get() + " is missing" + names());
        }

        private String names() {
            StringBuilder text = new StringBuilder();
            for (Optional<String> name : names) {
                text.append(text.isEmpty() ? " (" : ", ").append(name.orElse("_"));
            }
            return text.isEmpty() ? "" : text.append(')').toString();
        }
    }

    static final class StructCodec extends TypeCodec {

        private final FieldList fields;

        StructCodec(FieldList fields) {
            this.fields = fields;
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            in.enter();
            List<Value.Field> values = fields.decode(in);
            in.leave();
            return values.isEmpty() ? Value.unit() : new Value.Struct(values);
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            if (!(value instanceof Value.Struct struct)) {
                throw ScaleException.mismatch("a struct of " + fields.size(), value);
            }
            out.enter();
            fields.encode(struct.fields(), out);
            out.leave();
        }
    }

    /// A struct or tuple of one unnamed field: its inner value.
    static final class NewtypeCodec extends TypeCodec {

        private final Codec codec;
        private final int inner;

        NewtypeCodec(Codec codec, int inner) {
            this.codec = codec;
            this.inner = inner;
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            in.enter();
            Value value = codec.of(inner).decode(in);
            in.leave();
            return value;
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            out.enter();
            codec.of(inner).encode(isWrapper(value) ? ((Value.Struct) value).get(0) : value, out);
            out.leave();
        }

        /// Decoding never makes such a struct, so it can only be a wrapper that somebody wrote out.
        private static boolean isWrapper(Value value) {
            return value instanceof Value.Struct struct
                    && struct.fields().size() == 1
                    && struct.fields().get(0).name().isEmpty();
        }
    }

    static final class EnumCodec extends TypeCodec {

        private final Codec codec;
        private final Map<String, VariantCase> byName;
        private final @Nullable VariantCase[] byIndex;
        private final @Nullable FieldList[] fields;

        EnumCodec(Codec codec, List<VariantCase> cases) {
            this.codec = codec;
            this.byName = HashMap.newHashMap(cases.size());
            int last = -1;
            for (VariantCase variant : cases) {
                last = Math.max(last, variant.index());
            }
            this.byIndex = new @Nullable VariantCase[last + 1];
            this.fields = new @Nullable FieldList[last + 1];
            for (VariantCase variant : cases) {
                byName.putIfAbsent(variant.name(), variant);
                if (byIndex[variant.index()] == null) {
                    byIndex[variant.index()] = variant;
                }
            }
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            int index = in.readU8();
            VariantCase variant = index < byIndex.length ? byIndex[index] : null;
            if (variant == null) {
                throw new ScaleException(Kind.INVALID, "no variant " + index + " before " + in.position());
            }
            in.enter();
            Value value = new Value.Variant(variant.name(), index, fields(variant).decode(in));
            in.leave();
            return value;
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            Value.Variant wanted = value.asVariant();
            VariantCase variant = byName.get(wanted.name());
            if (variant == null) {
                throw new ScaleException(Kind.MISMATCH, "no variant " + wanted.name());
            }
            if (wanted.index() != variant.index() && wanted.index() != Value.Variant.ANY_INDEX) {
                throw new ScaleException(Kind.MISMATCH, "the variant " + variant + " is not number " + wanted.index());
            }
            out.writeU8(variant.index());
            out.enter();
            try {
                fields(variant).encode(wanted.fields(), out);
            } catch (ScaleException e) {
                throw e.within(variant.name());
            }
            out.leave();
        }

        private FieldList fields(VariantCase variant) {
            // a race makes an equal list twice
            FieldList known = fields[variant.index()];
            if (known == null) {
                known = new FieldList(codec, variant.fields());
                fields[variant.index()] = known;
            }
            return known;
        }
    }
}
