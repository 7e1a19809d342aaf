package tern.node.practice.subtensor;

import java.math.BigInteger;

/// Whole-number arithmetic on amounts.
final class Amounts {

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
        BigInteger result = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(c));
        return result.bitLength() > 63 ? Long.MAX_VALUE : result.longValue();
    }
}
