package tern.wallet.metadata;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.ScaleReader;

/// Walks over encoded values and notes which leaves of the digest tree are needed to read them.
final class ProofWalker {

    private final TypeRegistry types;
    private final DigestTypes digest;
    private final BitSet leaves = new BitSet();

    ProofWalker(TypeRegistry types, DigestTypes digest) {
        this.types = types;
        this.digest = digest;
    }

    /// Ascending.
    int[] leaves() {
        return leaves.stream().toArray();
    }

    void walk(int type, ScaleReader in) throws ScaleException {
        in.enter();
        if (digest.isKept(type) && !(types.def(type) instanceof TypeDef.Variants)) {
            leaves.set(digest.leaf(type));
        }
        switch (types.def(type)) {
            case TypeDef.Composite composite -> walk(composite.fields(), in);
            case TypeDef.Variants variants -> variant(type, in);
            case TypeDef.Sequence sequence -> items(sequence.element(), in.readLength(0), in);
            case TypeDef.Array array -> items(array.element(), array.length(), in);
            case TypeDef.Tuple tuple -> {
                for (int element : tuple.elements()) {
                    walk(element, in);
                }
            }
            case TypeDef.Primitive primitive -> primitive(primitive.kind(), in);
            case TypeDef.Compact compact -> compact(compact, in);
            case TypeDef.BitSequence bits -> throw new ScaleException(Kind.UNSUPPORTED, "bits in an extrinsic");
        }
        in.leave();
    }

    private void walk(List<TypeField> fields, ScaleReader in) throws ScaleException {
        for (TypeField field : fields) {
            walk(field.type(), in);
        }
    }

    private void variant(int type, ScaleReader in) throws ScaleException {
        int index = in.readU8();
        Optional<DigestTypes.VariantLeaf> found = digest.findLeaf(type, index);
        if (found.isEmpty()) {
            throw new ScaleException(Kind.INVALID, "no variant " + index + " before " + in.position());
        }
        leaves.set(found.get().leaf());
        walk(found.get().variant().fields(), in);
    }

    private void items(int element, long length, ScaleReader in) throws ScaleException {
        if (types.def(element) instanceof TypeDef.Primitive primitive && primitive.kind() == PrimitiveKind.U8) {
            in.need(length);
            in.skip((int) length);
            return;
        }
        for (long i = 0; i < length; i++) {
            walk(element, in);
        }
    }

    private static void primitive(PrimitiveKind kind, ScaleReader in) throws ScaleException {
        switch (kind) {
            case BOOL -> in.readBool();
            case STR -> in.skipText();
            case CHAR -> throw new ScaleException(Kind.UNSUPPORTED, "the type char");
            default -> in.skip(kind.integerBytes());
        }
    }

    private void compact(TypeDef.Compact compact, ScaleReader in) throws ScaleException {
        // of nothing: no bytes
        if (TypeNames.onlyPrimitive(types, compact.inner()).isPresent()) {
            in.readCompact();
        }
    }
}
