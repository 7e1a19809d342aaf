package tern.wallet.metadata;

import java.util.List;
import java.util.Locale;

/// The primitive types, in the order of their wire index. Source: `scale-info` `TypeDefPrimitive`.
public enum PrimitiveKind {
    BOOL(0, 0),
    CHAR(1, 0),
    STR(2, 0),
    U8(3, 1),
    U16(4, 2),
    U32(5, 4),
    U64(6, 8),
    U128(7, 16),
    U256(8, 32),
    I8(9, 1),
    I16(10, 2),
    I32(11, 4),
    I64(12, 8),
    I128(13, 16),
    I256(14, 32);

    private static final List<PrimitiveKind> ALL = List.of(values());

    private final int wireIndex;
    private final int integerBytes;

    PrimitiveKind(int wireIndex, int integerBytes) {
        this.wireIndex = wireIndex;
        this.integerBytes = integerBytes;
    }

    static PrimitiveKind ofIndex(int index) {
        return ALL.get(index);
    }

    static int count() {
        return ALL.size();
    }

    int wireIndex() {
        return wireIndex;
    }

    /// Width of an integer; 0 for the others.
    public int integerBytes() {
        return integerBytes;
    }

    public boolean isUnsigned() {
        return integerBytes > 0 && !isSigned();
    }

    public boolean isSigned() {
        return compareTo(I8) >= 0;
    }

    /// As Rust writes it: `u64`.
    public String rustName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
