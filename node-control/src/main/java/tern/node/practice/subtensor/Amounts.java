package tern.node.practice.subtensor;

import java.math.BigInteger;

/// Whole-number arithmetic on amounts.
final class Amounts {

    /// Below it five roundings to 53 bits are less than one.
    private static final double ESTIMATED = 0x1p50;

    private Amounts() {}

    /// A u64 of the wire as a number that can be compared: what does not fit is larger than anything there is.
    static long ofBits(long bits) {
        return bits < 0 ? Long.MAX_VALUE : bits;
    }

    /// `floor(a · b / c)` without overflow on the way; at most `Long.MAX_VALUE`.
    static long mulDiv(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return a * b / c;
        }
        double estimate = (double) a * b / c;
        if (estimate >= 0 && estimate < ESTIMATED && c < 1L << 62) {
            // off by one at most, and so small a remainder survives the overflow of both products
            long quotient = (long) estimate;
            long rest = a * b - quotient * c;
            return rest < 0 ? quotient - 1 : rest >= c ? quotient + 1 : quotient;
        }
        BigInteger result = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(c));
        return result.bitLength() > 63 ? Long.MAX_VALUE : result.longValue();
    }
}
