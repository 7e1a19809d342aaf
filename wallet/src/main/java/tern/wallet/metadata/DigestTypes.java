package tern.wallet.metadata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleWriter;

/// The types of RFC-0078: those that extrinsics are made of, renumbered without gaps, with primitive and compact types
/// turned into references and each enum split into its variants.
///
/// Follows `merkleized-metadata` where the RFC leaves room. For one computation; not for several threads.
final class DigestTypes {

    private static final int REF_COMPACT_U8 = 15;
    private static final int REF_VOID = 21;
    private static final int REF_BY_ID = 22;

    private static final int DEF_COMPOSITE = 0;
    private static final int DEF_ENUMERATION = 1;
    private static final int DEF_SEQUENCE = 2;
    private static final int DEF_ARRAY = 3;
    private static final int DEF_TUPLE = 4;
    private static final int DEF_BITS = 5;

    private static final int NO_ID = -1;

    private final TypeRegistry types;
    private final int[] newIds;
    private final List<byte[]> leaves = new ArrayList<>();
    /// First leaf of each kept type, by its old id.
    private final int[] firstLeaf;
    /// The variants of each kept enum in the order of their leaves, by its old id.
    private final Map<Integer, List<VariantCase>> cases = new HashMap<>();
    private final @Nullable Integer[] compactRefs;

    /// @param roots ids of the types that extrinsics begin with
    DigestTypes(TypeRegistry types, int[] roots) throws MetadataException {
        this.types = types;
        this.newIds = new int[types.size()];
        this.firstLeaf = new int[types.size()];
        this.compactRefs = new @Nullable Integer[types.size()];
        BitSet reachable = reachable(roots);
        Arrays.fill(newIds, NO_ID);
        int kept = 0;
        for (int id = reachable.nextSetBit(0); id >= 0; id = reachable.nextSetBit(id + 1)) {
            if (isKept(types.def(id))) {
                newIds[id] = kept++;
            }
        }
        for (int id = 0; id < newIds.length; id++) {
            if (newIds[id] != NO_ID) {
                firstLeaf[id] = leaves.size();
                addLeaves(types.get(id));
            }
        }
    }

    /// Encoded, in the order of the tree.
    List<byte[]> leaves() {
        return leaves;
    }

    /// Whether the type is one of its own in the digest, and not primitive, compact or empty.
    boolean isKept(int type) {
        return newIds[type] != NO_ID;
    }

    int leaf(int type) {
        return firstLeaf[type];
    }

    /// The leaf of one variant of an enum, by its index on the wire.
    Optional<VariantLeaf> findLeaf(int type, int variantIndex) {
        List<VariantCase> sorted = cases.getOrDefault(type, List.of());
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).index() == variantIndex) {
                return Optional.of(new VariantLeaf(firstLeaf[type] + i, sorted.get(i)));
            }
        }
        return Optional.empty();
    }

    record VariantLeaf(int leaf, VariantCase variant) {}

    void writeRef(int type, ScaleWriter out) throws MetadataException {
        switch (types.def(type)) {
            // the RFC numbers primitives as scale-info does
            case TypeDef.Primitive primitive -> out.writeU8(primitive.kind().wireIndex());
            case TypeDef.Compact compact -> out.writeU8(compactRef(type, compact.inner()));
            default -> {
                if (newIds[type] == NO_ID) {
                    out.writeU8(REF_VOID);
                } else {
                    out.writeU8(REF_BY_ID).writeCompact(newIds[type]);
                }
            }
        }
    }

    private BitSet reachable(int[] roots) {
        BitSet seen = new BitSet(types.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int root : roots) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            int id = open.pop();
            if (seen.get(id)) {
                continue;
            }
            seen.set(id);
            switch (types.def(id)) {
                case TypeDef.Composite composite -> push(composite.fields(), open);
                case TypeDef.Variants variants -> {
                    for (VariantCase variant : variants.cases()) {
                        push(variant.fields(), open);
                    }
                }
                case TypeDef.Sequence sequence -> open.push(sequence.element());
                case TypeDef.Array array -> open.push(array.element());
                case TypeDef.Tuple tuple -> {
                    for (int element : tuple.elements()) {
                        open.push(element);
                    }
                }
                // what is inside these does not become a type of its own
                case TypeDef.Primitive primitive -> {
                }
                case TypeDef.Compact compact -> {
                }
                case TypeDef.BitSequence bits -> {
                }
            }
        }
        return seen;
    }

    private static void push(List<TypeField> fields, Deque<Integer> open) {
        for (TypeField field : fields) {
            open.push(field.type());
        }
    }

    private static boolean isKept(TypeDef def) {
        return switch (def) {
            case TypeDef.Primitive primitive -> false;
            case TypeDef.Compact compact -> false;
            case TypeDef.Composite composite -> !composite.fields().isEmpty();
            case TypeDef.Tuple tuple -> !tuple.elements().isEmpty();
            case TypeDef.Variants variants -> !variants.cases().isEmpty();
            case TypeDef.Sequence sequence -> true;
            case TypeDef.Array array -> true;
            case TypeDef.BitSequence bits -> true;
        };
    }

    private void addLeaves(Type type) throws MetadataException {
        if (type.def() instanceof TypeDef.Variants variants) {
            List<VariantCase> sorted = new ArrayList<>(variants.cases());
            sorted.sort(Comparator.comparingInt(VariantCase::index));
            cases.put(type.id(), sorted);
            for (VariantCase variant : sorted) {
                ScaleWriter out = leaf(type, DEF_ENUMERATION);
                out.writeText(variant.name());
                writeFields(variant.fields(), out);
                out.writeCompact(variant.index());
                finish(type, out);
            }
            return;
        }
        ScaleWriter out = new ScaleWriter(128);
        switch (type.def()) {
            case TypeDef.Composite composite -> {
                out = leaf(type, DEF_COMPOSITE);
                writeFields(composite.fields(), out);
            }
            case TypeDef.Sequence sequence -> {
                out = leaf(type, DEF_SEQUENCE);
                writeRef(sequence.element(), out);
            }
            case TypeDef.Array array -> {
                out = leaf(type, DEF_ARRAY).writeU32(array.length());
                writeRef(array.element(), out);
            }
            case TypeDef.Tuple tuple -> {
                out = leaf(type, DEF_TUPLE).writeCompact(tuple.elements().size());
                for (int element : tuple.elements()) {
                    writeRef(element, out);
                }
            }
            case TypeDef.BitSequence bits -> {
                out = leaf(type, DEF_BITS);
                writeBits(bits, out);
            }
            default -> throw new IllegalStateException("not a kept type: " + type);
        }
        finish(type, out);
    }

    private static ScaleWriter leaf(Type type, int tag) {
        ScaleWriter out = new ScaleWriter(256);
        out.writeCompact(type.path().size());
        for (String segment : type.path()) {
            out.writeText(segment);
        }
        return out.writeU8(tag);
    }

    private void finish(Type type, ScaleWriter out) {
        leaves.add(out.writeCompact(newIds[type.id()]).toBytes());
    }

    private void writeFields(List<TypeField> fields, ScaleWriter out) throws MetadataException {
        out.writeCompact(fields.size());
        for (TypeField field : fields) {
            writeOptional(field.name(), out);
            writeRef(field.type(), out);
            writeOptional(field.typeName(), out);
        }
    }

    private static void writeOptional(Optional<String> text, ScaleWriter out) {
        out.writeBool(text.isPresent());
        if (text.isPresent()) {
            out.writeText(text.get());
        }
    }

    private void writeBits(TypeDef.BitSequence bits, ScaleWriter out) throws MetadataException {
        Optional<Boolean> leastFirst = TypeNames.leastBitFirst(types, bits.order());
        List<PrimitiveKind> store = primitives(bits.store());
        boolean known = store.size() == 1 && store.get(0).isUnsigned() && store.get(0).integerBytes() <= 8;
        if (!known || leastFirst.isEmpty()) {
            throw new MetadataException(MetadataException.Kind.UNSUPPORTED, "bits stored in " + store);
        }
        out.writeU8(store.get(0).integerBytes()).writeBool(leastFirst.get());
    }

    private int compactRef(int type, int inner) throws MetadataException {
        Integer known = compactRefs[type];
        if (known == null) {
            List<PrimitiveKind> found = primitives(inner);
            if (found.size() > 1 || (found.size() == 1 && !found.get(0).isUnsigned())) {
                throw new MetadataException(MetadataException.Kind.UNSUPPORTED, "Compact of " + found);
            }
            known = found.isEmpty() ? REF_VOID : compactRef(found.get(0));
            compactRefs[type] = known;
        }
        return known;
    }

    private static int compactRef(PrimitiveKind kind) {
        return REF_COMPACT_U8 + kind.wireIndex() - PrimitiveKind.U8.wireIndex();
    }

    /// All primitives inside a type, each type looked at once.
    private List<PrimitiveKind> primitives(int type) {
        List<PrimitiveKind> found = new ArrayList<>();
        BitSet reached = reachable(new int[]{type});
        for (int id = reached.nextSetBit(0); id >= 0; id = reached.nextSetBit(id + 1)) {
            if (types.def(id) instanceof TypeDef.Primitive primitive) {
                found.add(primitive.kind());
            }
        }
        return found;
    }
}
