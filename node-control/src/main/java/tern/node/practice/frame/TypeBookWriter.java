package tern.node.practice.frame;

import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleWriter;

/// Writes a portable type registry. Source: scale-info's `PortableRegistry`.
final class TypeBookWriter {

    private final ScaleWriter out;

    TypeBookWriter(ScaleWriter out) {
        this.out = out;
    }

    void write(List<TypeDef> entries) {
        out.writeCompact(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            out.writeCompact(i);
            write(entries.get(i));
        }
    }

    private void write(TypeDef type) {
        writeTexts(type.path());
        out.writeCompact(type.params().size());
        for (TypeDef.Param param : type.params()) {
            out.writeText(param.name());
            out.writeBool(param.type().isPresent());
            param.type().ifPresent(out::writeCompact);
        }
        switch (type.shape()) {
            case TypeDef.Composite composite -> {
                out.writeU8(0);
                writeFields(composite.fields());
            }
            case TypeDef.Variants variants -> {
                out.writeU8(1);
                out.writeCompact(variants.variants().size());
                for (TypeDef.Variant variant : variants.variants()) {
                    out.writeText(variant.name());
                    writeFields(variant.fields());
                    out.writeU8(variant.index());
                    writeTexts(variant.docs());
                }
            }
            case TypeDef.Sequence sequence -> {
                out.writeU8(2);
                out.writeCompact(sequence.element());
            }
            case TypeDef.Array array -> {
                out.writeU8(3);
                out.writeU32(array.length());
                out.writeCompact(array.element());
            }
            case TypeDef.Tuple tuple -> {
                out.writeU8(4);
                out.writeCompact(tuple.elements().size());
                tuple.elements().forEach(out::writeCompact);
            }
            case TypeDef.Primitive primitive -> {
                out.writeU8(5);
                out.writeU8(primitive.index());
            }
            case TypeDef.Compact compact -> {
                out.writeU8(6);
                out.writeCompact(compact.inner());
            }
        }
        out.writeCompact(0); // docs
    }

    private void writeFields(List<TypeDef.Field> fields) {
        out.writeCompact(fields.size());
        for (TypeDef.Field field : fields) {
            writeOptionalText(field.name());
            out.writeCompact(field.type());
            writeOptionalText(field.typeName());
            out.writeCompact(0); // docs
        }
    }

    private void writeOptionalText(Optional<String> text) {
        out.writeBool(text.isPresent());
        text.ifPresent(out::writeText);
    }

    private void writeTexts(List<String> texts) {
        out.writeCompact(texts.size());
        texts.forEach(out::writeText);
    }
}
