package tern.wallet.metadata;

/// How few bytes a type can take, and whether it always takes none. Bounds what a list may claim to hold.
///
/// Types may contain themselves, and hostile metadata may nest them thousands deep: past [#MAX_DEPTH] the answer is the
/// safe one (no least size, not zero-sized). Safe for several threads. No pattern switches here, see [Codec].
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
        long bytes = least(types.def(type), depth);
        int bounded = (int) Math.min(ENOUGH, bytes);
        // a bound found past the depth limit is lower than need be, and still a bound
        least[type] = bounded + 1;
        return bounded;
    }

    private long least(TypeDef def, int depth) {
        if (def instanceof TypeDef.Primitive primitive) {
            return Math.max(1, primitive.kind().integerBytes());
        }
        if (def instanceof TypeDef.Compact compact) {
            return isZeroSized(compact.inner()) ? 0 : 1;
        }
        if (def instanceof TypeDef.Array array) {
            return Math.min(array.length(), ENOUGH) * minBytes(array.element(), depth + 1);
        }
        long sum = 0;
        if (def instanceof TypeDef.Tuple tuple) {
            for (int element : tuple.elements()) {
                sum = Math.min(ENOUGH, sum + minBytes(element, depth + 1));
            }
            return sum;
        }
        if (def instanceof TypeDef.Composite composite) {
            for (TypeField field : composite.fields()) {
                sum = Math.min(ENOUGH, sum + minBytes(field.type(), depth + 1));
            }
            return sum;
        }
        // a length, or the index of a variant: looking into all variants would read the whole of a runtime's calls
        return 1;
    }

    private boolean isZeroSized(int type, int depth) {
        byte known = zero[type];
        if (known != 0) {
            return known == YES;
        }
        if (depth > MAX_DEPTH) {
            return false;
        }
        boolean empty = isEmpty(types.def(type), depth);
        zero[type] = empty ? YES : NO;
        return empty;
    }

    private boolean isEmpty(TypeDef def, int depth) {
        if (def instanceof TypeDef.Array array) {
            return array.length() == 0 || isZeroSized(array.element(), depth + 1);
        }
        if (def instanceof TypeDef.Compact compact) {
            return isZeroSized(compact.inner(), depth + 1);
        }
        if (def instanceof TypeDef.Tuple tuple) {
            for (int element : tuple.elements()) {
                if (!isZeroSized(element, depth + 1)) {
                    return false;
                }
            }
            return true;
        }
        if (def instanceof TypeDef.Composite composite) {
            for (TypeField field : composite.fields()) {
                if (!isZeroSized(field.type(), depth + 1)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }
}
