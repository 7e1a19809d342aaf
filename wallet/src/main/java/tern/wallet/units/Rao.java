package tern.wallet.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import tern.wallet.units.AmountFormatException.Kind;

/// An amount of TAO (or of one subnet's alpha) in rao, the chain's smallest unit: 1 TAO = 1,000,000,000 rao.
///
/// Amounts are never negative and never floating point. All TAO that can ever exist is 2.1 × 10¹⁶ rao and fits a
/// `long`; a chain value above [Long#MAX_VALUE] (only a hostile or broken node sends one) is refused by
/// [#of(BigInteger)]. Source: `Balance = u64` of the runtime.
///
/// @param value rao, 0 or more
public record Rao(long value) implements Comparable<Rao> {

    /// Nothing.
    public static final Rao ZERO = new Rao(0);

    /// Rao in one TAO.
    public static final long PER_TAO = 1_000_000_000L;

    /// Decimal places of TAO.
    public static final int DECIMALS = 9;

    public Rao {
        if (value < 0) {
            throw new IllegalArgumentException("an amount is never negative: " + value);
        }
    }

    /// @param value rao
    public static Rao of(long value) {
        return value == 0 ? ZERO : new Rao(value);
    }

    /// @param value rao as the chain's unsigned 64-bit or wider number
    /// @throws ArithmeticException when the number cannot be an amount of TAO
    public static Rao of(BigInteger value) {
        return of(value.longValueExact());
    }

    /// Reads what a person types: `12`, `12.5`, `0.000000001`. A comma is refused rather than guessed at, since it
    /// groups thousands for some readers and marks decimals for others.
    ///
    /// @param text an amount in TAO
    /// @throws AmountFormatException when it is not a plain positive decimal number with at most nine decimals
    public static Rao parseTao(String text) throws AmountFormatException {
        String trimmed = text.strip();
        if (!trimmed.matches("[0-9]{1,10}(\\.[0-9]{1,30})?|\\.[0-9]{1,30}")) {
            if (trimmed.matches("[0-9]{11,60}(\\.[0-9]{1,30})?")) {
                throw tooLarge();
            }
            if (trimmed.matches("-[0-9]*\\.?[0-9]+")) {
                throw new AmountFormatException(Kind.NEGATIVE, Texts.get("amount.negative"));
            }
            throw trimmed.indexOf(',') >= 0
                    ? new AmountFormatException(Kind.SEPARATOR,
                            Texts.get("amount.separator"))
                    : new AmountFormatException(Kind.NUMBER, Texts.get("amount.number"));
        }
        BigDecimal rao = new BigDecimal(trimmed).movePointRight(DECIMALS);
        if (rao.stripTrailingZeros().scale() > 0) {
            throw new AmountFormatException(Kind.FINE, Texts.get("amount.fine"));
        }
        BigInteger whole = rao.toBigIntegerExact();
        if (whole.bitLength() > 63) {
            throw tooLarge();
        }
        return of(whole.longValueExact());
    }

    private static AmountFormatException tooLarge() {
        return new AmountFormatException(Kind.LARGE,
                Texts.get("amount.large"));
    }

    /// @throws ArithmeticException on overflow
    public Rao plus(Rao other) {
        return of(Math.addExact(value, other.value));
    }

    /// @throws IllegalArgumentException when the result would be negative
    public Rao minus(Rao other) {
        return of(value - other.value);
    }

    /// The difference, or zero where it would be negative.
    public Rao minusOrZero(Rao other) {
        return value <= other.value ? ZERO : of(value - other.value);
    }

    public boolean isZero() {
        return value == 0;
    }

    public Rao min(Rao other) {
        return value <= other.value ? this : other;
    }

    public Rao max(Rao other) {
        return value >= other.value ? this : other;
    }

    /// `value × numerator ÷ denominator`, rounded down, through a wide product.
    ///
    /// @param denominator not zero
    public Rao scaled(BigInteger numerator, BigInteger denominator) {
        return of(BigInteger.valueOf(value).multiply(numerator).divide(denominator));
    }

    /// All nine decimals and no grouping: `1284.530100000`. For exports and machines; screens format by locale.
    public String toTaoText() {
        return BigDecimal.valueOf(value, DECIMALS).toPlainString();
    }

    @Override
    public int compareTo(Rao other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value + " rao";
    }
}
