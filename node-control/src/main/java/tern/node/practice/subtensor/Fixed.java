package tern.node.practice.subtensor;

import java.math.BigDecimal;
import java.math.BigInteger;
import tern.node.practice.frame.RowType;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;

/// The fixed-point numbers of substrate-fixed: bits, with 32 or 64 of them behind the point. The Java value is the
/// bits. How many are behind the point shows in metadata only as a parameter of the type.
public final class Fixed {

    private static final RowType ZERO_BIT = RowType.struct("substrate_typenum", "bit", "B0");
    private static final RowType ONE_BIT = RowType.struct("substrate_typenum", "bit", "B1");
    private static final RowType BEHIND_32 = number(32);
    private static final RowType BEHIND_64 = withBit(BEHIND_32, ZERO_BIT);

    public static final Type<Long> I32F32 = of("FixedI64", BEHIND_32, Types.I64);
    public static final Type<BigInteger> I96F32 = of("FixedI128", BEHIND_32, Types.I128);
    public static final Type<BigInteger> I64F64 = of("FixedI128", BEHIND_64, Types.I128);
    public static final Type<BigInteger> U96F32 = of("FixedU128", BEHIND_32, Types.U128);
    public static final Type<BigInteger> U64F64 = of("FixedU128", BEHIND_64, Types.U128);

    private Fixed() {}

    /// @param behind how many bits are behind the point, as a type
    private static <T> Type<T> of(String name, RowType behind, Type<T> bits) {
        return StructType.<T>named("substrate_fixed", name)
                .param("Frac", behind)
                .field("bits", bits, value -> value)
                .build(parts -> parts.get(0));
    }

    /// A number as a type: its bits nested, the highest innermost. Source: `typenum::UInt`.
    private static RowType number(int value) {
        return value == 0
                ? RowType.struct("substrate_typenum", "uint", "UTerm")
                : withBit(number(value >> 1), (value & 1) == 0 ? ZERO_BIT : ONE_BIT);
    }

    private static RowType withBit(RowType higher, RowType bit) {
        return RowType.struct("substrate_typenum", "uint", "UInt")
                .param("U", higher)
                .param("B", bit)
                .with("msb", higher)
                .with("lsb", bit);
    }

    /// The bits of a number with 32 bits behind the point, rounded down.
    public static BigInteger f32(double value) {
        return bits(value, 32);
    }

    /// The bits of a number with 64 bits behind the point, rounded down.
    public static BigInteger f64(double value) {
        return bits(value, 64);
    }

    public static double fromF32(BigInteger bits) {
        return bits.doubleValue() / 4_294_967_296.0;
    }

    public static double fromF64(BigInteger bits) {
        return bits.doubleValue() / 0x1p64;
    }

    private static BigInteger bits(double value, int behind) {
        double scaled = Math.scalb(value, behind);
        if (Math.abs(scaled) < 0x1p62) {
            // exact: only the exponent changed
            return BigInteger.valueOf((long) scaled);
        }
        return new BigDecimal(value).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(behind))).toBigInteger();
    }
}
