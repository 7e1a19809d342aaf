package tern.node.practice.subtensor;

import java.math.BigDecimal;
import java.math.BigInteger;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;

/// The fixed-point numbers of substrate-fixed: bits, with 32 or 64 of them behind the point. The Java value is the
/// bits.
public final class Fixed {

    /// `FixedI128`: I96F32, I64F64 and the like.
    public static final Type<BigInteger> I128 = StructType.<BigInteger>named("substrate_fixed", "FixedI128")
            .field("bits", Types.I128, bits -> bits)
            .build(parts -> parts.get(0));
    /// `FixedU128`: U64F64, U96F32 and the like.
    public static final Type<BigInteger> U128 = StructType.<BigInteger>named("substrate_fixed", "FixedU128")
            .field("bits", Types.U128, bits -> bits)
            .build(parts -> parts.get(0));

    private Fixed() {}

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
