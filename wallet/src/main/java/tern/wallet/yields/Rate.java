package tern.wallet.yields;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// A part of a whole, signed: 0.05 is five per cent. Kept as an integer, since it is worked out of integers.
///
/// @param billionths of one
public record Rate(long billionths) implements Comparable<Rate> {

    public static final Rate ZERO = new Rate(0);

    private static final BigInteger ONE = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE / 4);

    /// The nearest rate at or below a fraction; a fraction too large to hold becomes the largest that can be held.
    ///
    /// @param below not zero
    public static Rate of(BigInteger above, BigInteger below) {
        BigInteger scaled = above.multiply(ONE);
        BigInteger[] parts = scaled.divideAndRemainder(below);
        boolean down = parts[1].signum() != 0 && scaled.signum() != below.signum();
        BigInteger floor = down ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return new Rate(floor.max(MOST.negate()).min(MOST).longValue());
    }

    public static Rate of(long above, long below) {
        return of(BigInteger.valueOf(above), BigInteger.valueOf(below));
    }

    public Rate plus(Rate other) {
        return new Rate(billionths + other.billionths);
    }

    public Rate minus(Rate other) {
        return new Rate(billionths - other.billionths);
    }

    /// The same rate kept up for another length of time, without compounding.
    Rate scaled(long above, long below) {
        return of(BigInteger.valueOf(billionths).multiply(BigInteger.valueOf(above)),
                ONE.multiply(BigInteger.valueOf(below)));
    }

    /// In per cent, rounded half up to so many decimals.
    public BigDecimal percent(int decimals) {
        return BigDecimal.valueOf(billionths, 7).setScale(decimals, RoundingMode.HALF_UP);
    }

    /// For drawing and sorting; not for money.
    public double value() {
        return billionths / 1e9;
    }

    public int signum() {
        return Long.signum(billionths);
    }

    @Override
    public int compareTo(Rate other) {
        return Long.compare(billionths, other.billionths);
    }
}
