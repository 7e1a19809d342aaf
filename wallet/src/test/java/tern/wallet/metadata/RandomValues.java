package tern.wallet.metadata;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tern.wallet.scale.Value;

/// Random values of any type of a registry, in the form that decoding gives them. Follows the type definitions, not the
/// codec, so that the two can be held against each other.
final class RandomValues {

    /// For types of which no value exists or can be encoded: empty enums, endless structs, `char`.
    private static final int IMPOSSIBLE = 1000;

    private final TypeRegistry types;
    private final SplittableRandom random;
    /// How deep the shallowest value of a type is.
    private final int[] ranks;

    RandomValues(TypeRegistry types, long seed) {
        this.types = types;
        this.random = new SplittableRandom(seed);
        this.ranks = ranks(types);
    }

    boolean isPossible(int type) {
        return ranks[type] < IMPOSSIBLE;
    }

    /// @param depth within which to stop branching out
    Value next(int type, int depth) {
        return switch (types.def(type)) {
            case TypeDef.Composite composite -> struct(composite.fields(), depth);
            case TypeDef.Tuple tuple -> struct(unnamed(tuple.elements()), depth);
            case TypeDef.Variants variants -> variant(variants.cases(), depth);
            case TypeDef.Sequence sequence -> list(sequence.element(), depth <= 0 ? 0 : length(), depth);
            case TypeDef.Array array -> list(array.element(), (int) array.length(), depth);
            case TypeDef.Primitive primitive -> primitive(primitive.kind());
            case TypeDef.Compact compact -> compact(compact.inner());
            case TypeDef.BitSequence bits -> bits(random.nextInt(70));
        };
    }

    private Value struct(List<TypeField> fields, int depth) {
        if (fields.size() == 1 && fields.get(0).name().isEmpty()) {
            return next(fields.get(0).type(), depth - 1);
        }
        return new Value.Struct(fields(fields, depth));
    }

    private Value variant(List<VariantCase> cases, int depth) {
        int best = IMPOSSIBLE;
        for (VariantCase variant : cases) {
            best = Math.min(best, rank(ranks, variant.fields()));
        }
        List<VariantCase> choice = new ArrayList<>();
        for (VariantCase variant : cases) {
            int rank = rank(ranks, variant.fields());
            if (rank < IMPOSSIBLE && (rank == best || rank < depth)) {
                choice.add(variant);
            }
        }
        VariantCase variant = choice.get(random.nextInt(choice.size()));
        return new Value.Variant(variant.name(), variant.index(), fields(variant.fields(), depth));
    }

    private List<Value.Field> fields(List<TypeField> fields, int depth) {
        List<Value.Field> values = new ArrayList<>();
        for (TypeField field : fields) {
            values.add(new Value.Field(field.name(), next(field.type(), depth - 1)));
        }
        return values;
    }

    private Value list(int element, int length, int depth) {
        if (types.def(element) instanceof TypeDef.Primitive primitive && primitive.kind() == PrimitiveKind.U8) {
            return new Value.Bytes(bytes(length));
        }
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < length && isPossible(element); i++) {
            items.add(next(element, depth - 1));
        }
        return new Value.Seq(items);
    }

    private Value primitive(PrimitiveKind kind) {
        return switch (kind) {
            case BOOL -> new Value.Bool(random.nextBoolean());
            case STR -> new Value.Text(text());
            case CHAR -> throw new IllegalStateException("no value of char");
            default -> {
                int bits = 8 * kind.integerBytes();
                BigInteger number = number(kind.isSigned() ? bits - 1 : bits);
                yield new Value.Int(kind.isSigned() && random.nextBoolean() ? number.not() : number);
            }
        };
    }

    private Value compact(int inner) {
        Optional<PrimitiveKind> kind = TypeNames.onlyPrimitive(types, inner);
        return kind.isEmpty() ? Value.unit() : new Value.Int(number(8 * kind.get().integerBytes()));
    }

    private Value bits(int length) {
        byte[] bytes = bytes((length + 7) / 8);
        if ((length & 7) != 0) {
            bytes[bytes.length - 1] &= (byte) ((1 << (length & 7)) - 1);
        }
        return new Value.Bits(length, bytes);
    }

    /// Often at an edge of a power of two, where encodings change.
    private BigInteger number(int maxBits) {
        int bits = random.nextInt(maxBits + 1);
        BigInteger edge = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return switch (random.nextInt(3)) {
            case 0 -> edge;
            case 1 -> bits == maxBits ? edge : edge.add(BigInteger.ONE);
            default -> new BigInteger(1, bytes(bits / 8));
        };
    }

    private int length() {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> 64 + random.nextInt(8);
            default -> 1 + random.nextInt(3);
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(new int[]{'a', 'Z', 0xe9, 0x3c4, 0x1d70f, 0x1f60a}[random.nextInt(6)]);
        }
        return text.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<TypeField> unnamed(List<Integer> elements) {
        return elements.stream()
                .map(element -> new TypeField(Optional.empty(), element, Optional.empty()))
                .toList();
    }

    /// Repeats until nothing gets shallower any more.
    private static int[] ranks(TypeRegistry types) {
        int[] ranks = new int[types.size()];
        Arrays.fill(ranks, IMPOSSIBLE);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int id = 0; id < ranks.length; id++) {
                int rank = rank(types, ranks, id);
                if (rank < ranks[id]) {
                    ranks[id] = rank;
                    changed = true;
                }
            }
        }
        return ranks;
    }

    private static int rank(TypeRegistry types, int[] ranks, int id) {
        return switch (types.def(id)) {
            case TypeDef.Primitive primitive -> primitive.kind() == PrimitiveKind.CHAR ? IMPOSSIBLE : 0;
            case TypeDef.Compact compact -> types.def(compact.inner()) instanceof TypeDef.Primitive primitive
                    && !primitive.kind().isUnsigned()
                            ? IMPOSSIBLE
                            : 0;
            case TypeDef.BitSequence bits -> TypeNames.onlyPrimitive(types, bits.store())
                    .filter(PrimitiveKind::isUnsigned)
                    .isPresent()
                            ? 0
                            : IMPOSSIBLE;
            case TypeDef.Sequence sequence -> 0;
            case TypeDef.Array array -> array.length() > 10_000 ? IMPOSSIBLE : add(ranks[array.element()]);
            case TypeDef.Tuple tuple -> rank(ranks, unnamed(tuple.elements()));
            case TypeDef.Composite composite -> rank(ranks, composite.fields());
            case TypeDef.Variants variants -> {
                int best = IMPOSSIBLE;
                for (VariantCase variant : variants.cases()) {
                    best = Math.min(best, rank(ranks, variant.fields()));
                }
                yield best;
            }
        };
    }

    private static int rank(int[] ranks, List<TypeField> fields) {
        int rank = 0;
        for (TypeField field : fields) {
            rank = Math.max(rank, add(ranks[field.type()]));
        }
        return rank;
    }

    private static int add(int rank) {
        return Math.min(IMPOSSIBLE, rank + 1);
    }
}
