package tern.wallet.metadata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Questions about a type's name and what it boils down to.
final class TypeNames {

    /// Generic parameters within each other that are written out.
    private static final int MAX_NAME_DEPTH = 4;
    /// Elements of a tuple that are written out.
    private static final int MAX_NAME_PARTS = 12;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_WRAPPERS = 32;

    private TypeNames() {}

    static String of(TypeRegistry types, int type) {
        StringBuilder text = new StringBuilder();
        append(types, type, 0, text);
        return text.length() > MAX_NAME_LENGTH ? text.substring(0, MAX_NAME_LENGTH) + '…' : text.toString();
    }

    /// The primitive inside, when a type is one or a pile of structs of one field around one.
    static Optional<PrimitiveKind> onlyPrimitive(TypeRegistry types, int type) {
        int at = type;
        for (int i = 0; i < MAX_WRAPPERS; i++) {
            TypeDef def = types.def(at);
            if (def instanceof TypeDef.Primitive primitive) {
                return Optional.of(primitive.kind());
            }
            if (def instanceof TypeDef.Composite composite && composite.fields().size() == 1) {
                at = composite.fields().get(0).type();
            } else if (def instanceof TypeDef.Tuple tuple && tuple.elements().size() == 1) {
                at = tuple.elements().get(0);
            } else {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Whether the order type of a bit sequence is `Lsb0` (true) or `Msb0`.
    static Optional<Boolean> leastBitFirst(TypeRegistry types, int order) {
        for (String segment : types.get(order).path()) {
            if (segment.equals("Lsb0") || segment.equals("Msb0")) {
                return Optional.of(segment.equals("Lsb0"));
            }
        }
        return Optional.empty();
    }

    private static void append(TypeRegistry types, int id, int depth, StringBuilder text) {
        if (depth > MAX_NAME_DEPTH || text.length() > MAX_NAME_LENGTH) {
            text.append('…');
            return;
        }
        Type type = types.get(id);
        if (!type.path().isEmpty()) {
            text.append(type.path().getLast());
            appendParams(types, type.params(), depth, text);
            return;
        }
        switch (type.def()) {
            case TypeDef.Primitive primitive -> text.append(primitive.kind().rustName());
            case TypeDef.Sequence sequence -> appendOne(types, "Vec<", sequence.element(), ">", depth, text);
            case TypeDef.Compact compact -> appendOne(types, "Compact<", compact.inner(), ">", depth, text);
            case TypeDef.Array array ->
                appendOne(types, "[", array.element(), "; " + array.length() + "]", depth, text);
            case TypeDef.Tuple tuple -> {
                text.append('(');
                List<Integer> elements = tuple.elements();
                for (int i = 0; i < elements.size(); i++) {
                    text.append(i == 0 ? "" : ", ");
                    if (i == MAX_NAME_PARTS) {
                        text.append('…');
                        break;
                    }
                    append(types, elements.get(i), depth + 1, text);
                }
                text.append(')');
            }
            case TypeDef.BitSequence bits -> text.append("BitVec");
            case TypeDef.Composite composite -> text.append("struct");
            case TypeDef.Variants variants -> text.append("enum");
        }
    }

    private static void appendOne(
            TypeRegistry types, String before, int inner, String after, int depth, StringBuilder text) {
        text.append(before);
        append(types, inner, depth + 1, text);
        text.append(after);
    }

    /// Only those that are types of values: `Config` parameters have none.
    private static void appendParams(TypeRegistry types, List<Type.Param> params, int depth, StringBuilder text) {
        String before = "<";
        int shown = 0;
        for (Type.Param param : params) {
            OptionalInt type = param.type();
            if (type.isPresent() && shown++ < MAX_NAME_PARTS) {
                text.append(before);
                append(types, type.getAsInt(), depth + 1, text);
                before = ", ";
            }
        }
        text.append(before.equals("<") ? "" : ">");
    }
}
