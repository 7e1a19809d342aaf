package tern.wallet.metadata;

import java.util.List;

/// How few bytes a type can take, and whether it always takes none. Bounds what a list may claim to hold.
///
/// Types may contain themselves, and hostile metadata may nest them thousands deep: past [#MAX_DEPTH] the answer is the
/// safe one (no least size, not zero-sized). Safe for several threads.
final class TypeSizes {

    private static final int MAX_DEPTH = 64;

    /// Least sizes are cut off here, so that sums and products stay in range.
    private static final int ENOUGH = 1 << 20;

    private static final byte NO = 1;
    private static final byte YES = 2;

    private final TypeRegistry types;
    /// Least size plus one; 0 while unknown.
    private final int[] least;
    private final byte[] zero;

    TypeSizes(TypeRegistry types) {
        this.types = types;
        this.least = new int[types.size()];
        this.zero = new byte[types.size()];
    }

    /// A lower bound of the encoded size.
    int minBytes(int type) {
        return minBytes(type, 0);
    }

    boolean isZeroSized(int type) {
        return isZeroSized(type, 0);
    }

    private int minBytes(int type, int depth) {
        int known = least[type];
        if (known > 0) {
            return known - 1;
        }
        if (depth > MAX_DEPTH) {
            return 0;
        }
        long bytes = switch (types.def(type)) {
            case TypeDef.Primitive primitive -> Math.max(1, primitive.kind().integerBytes());
            case TypeDef.Sequence sequence -> 1;
            case TypeDef.BitSequence bits -> 1;
            case TypeDef.Compact compact -> isZeroSized(compact.inner()) ? 0 : 1;
            case TypeDef.Array array -> Math.min(array.length(), ENOUGH) * minBytes(array.element(), depth + 1);
            case TypeDef.Tuple tuple -> {
                long sum = 0;
                for (int element : tuple.elements()) {
                    sum = Math.min(ENOUGH, sum + minBytes(element, depth + 1));
                }
                yield sum;
            }
            case TypeDef.Composite composite -> sum(composite.fields(), depth);
            // the index alone: looking into all variants would read the whole of a runtime's call enum
            case TypeDef.Variants variants -> 1;
        };
        int bounded = (int) Math.min(ENOUGH, bytes);
        // a bound found past the depth limit is lower than need be, and still a bound
        least[type] = bounded + 1;
        return bounded;
    }

    private long sum(List<TypeField> fields, int depth) {
        long sum = 0;
        for (TypeField field : fields) {
            sum = Math.min(ENOUGH, sum + minBytes(field.type(), depth + 1));
        }
        return sum;
    }

    private boolean isZeroSized(int type, int depth) {
        byte known = zero[type];
        if (known != 0) {
            return known == YES;
        }
        if (depth > MAX_DEPTH) {
            return false;
        }
        boolean empty = switch (types.def(type)) {
            case TypeDef.Array array -> array.length() == 0 || isZeroSized(array.element(), depth + 1);
            case TypeDef.Compact compact -> isZeroSized(compact.inner(), depth + 1);
            case TypeDef.Tuple tuple -> {
                boolean all = true;
                for (int element : tuple.elements()) {
                    all = all && isZeroSized(element, depth + 1);
                }
                yield all;
            }
            case TypeDef.Composite composite -> {
                boolean all = true;
                for (TypeField field : composite.fields()) {
                    all = all && isZeroSized(field.type(), depth + 1);
                }
                yield all;
            }
            case TypeDef.Primitive primitive -> false;
            case TypeDef.Sequence sequence -> false;
            case TypeDef.BitSequence bits -> false;
            case TypeDef.Variants variants -> false;
        };
        zero[type] = empty ? YES : NO;
        return empty;
    }
}
