package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;

/// A decimal number of 21 digits for shares: `mantissa · 10^exponent` with the mantissa in (10²⁰, 10²¹]; zero is
/// (0, 0).
/// Source: `share-pool` of subtensor. All operations round towards zero.
public record SafeFloat(BigInteger mantissa, long exponent) {

    private static final BigInteger TOP = BigInteger.TEN.pow(21);
    private static final BigInteger BOTTOM = BigInteger.TEN.pow(20);
    /// Digits per bit, a little less than there are.
    private static final double DIGITS_PER_BIT = 0.301;
    private static final List<BigInteger> TENS = Stream.iterate(BigInteger.ONE, BigInteger.TEN::multiply)
            .limit(64)
            .toList();

    public static final SafeFloat ZERO = new SafeFloat(BigInteger.ZERO, 0);
    static final Type<SafeFloat> TYPE = StructType.<SafeFloat>named("share_pool", "SafeFloat")
            .field("mantissa", Types.U128, SafeFloat::mantissa)
            .field("exponent", Types.I64, SafeFloat::exponent)
            .build(parts -> new SafeFloat(parts.get(0), parts.get(1)));

    public static SafeFloat of(long value) {
        return normal(BigInteger.valueOf(value), 0);
    }

    public boolean isZero() {
        return mantissa.signum() == 0;
    }

    public SafeFloat plus(SafeFloat other) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        long low = Math.min(exponent, other.exponent);
        return normal(shifted(low).add(other.shifted(low)), low);
    }

    /// The difference, or zero when the other is larger.
    public SafeFloat minus(SafeFloat other) {
        if (other.isZero()) {
            return this;
        }
        long low = Math.min(exponent, other.exponent);
        BigInteger difference = shifted(low).subtract(other.shifted(low));
        return difference.signum() <= 0 ? ZERO : normal(difference, low);
    }

    /// `this · factor / divisor`.
    public SafeFloat timesOver(long factor, long divisor) {
        if (isZero() || factor == 0) {
            return ZERO;
        }
        BigInteger product = mantissa.multiply(BigInteger.valueOf(factor)).multiply(TOP);
        return normal(product.divide(BigInteger.valueOf(divisor)), exponent - 21);
    }

    /// `floor(value · this / whole)`.
    public long partOf(long value, SafeFloat whole) {
        if (isZero() || whole.isZero()) {
            return 0;
        }
        BigInteger top = mantissa.multiply(BigInteger.valueOf(value));
        long power = exponent - whole.exponent;
        BigInteger part = power >= 0
                ? top.multiply(tenTo(power)).divide(whole.mantissa)
                : top.divide(whole.mantissa.multiply(tenTo(-power)));
        return part.min(BigInteger.valueOf(value)).longValueExact();
    }

    private BigInteger shifted(long low) {
        return mantissa.multiply(tenTo(exponent - low));
    }

    private static BigInteger tenTo(long power) {
        return power < TENS.size() ? TENS.get((int) power) : BigInteger.TEN.pow(Math.toIntExact(power));
    }

    private static SafeFloat normal(BigInteger value, long power) {
        if (value.signum() == 0) {
            return ZERO;
        }
        BigInteger mantissa = value;
        long exponent = power;
        // most of what is too much at once: cutting digit by digit gives the same, at a division each
        int surplus = (int) ((value.bitLength() - TOP.bitLength()) * DIGITS_PER_BIT);
        if (surplus > 0) {
            mantissa = mantissa.divide(tenTo(surplus));
            exponent += surplus;
        }
        while (mantissa.compareTo(TOP) > 0) {
            mantissa = mantissa.divide(BigInteger.TEN);
            exponent++;
        }
        while (mantissa.compareTo(BOTTOM) <= 0) {
            mantissa = mantissa.multiply(BigInteger.TEN);
            exponent--;
        }
        return new SafeFloat(mantissa, exponent);
    }
}
