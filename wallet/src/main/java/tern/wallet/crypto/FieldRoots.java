package tern.wallet.crypto;

/// Inverses and square roots modulo p = 2²⁵⁵ − 19, by fixed chains of squarings: constant-time. Intermediate values are
/// wiped.
final class FieldRoots {

    /// A square root of −1, the even one.
    private static final Field51 SQRT_MINUS_ONE = new Field51(0x61B274A0EA0B0L, 0x0D5A5FC8F189DL, 0x7EF5E9CBD0C60L,
            0x78595A6804C9EL, 0x2B8324804FC1DL);

    private FieldRoots() {}

    static Field51 sqrtMinusOne() {
        return SQRT_MINUS_ONE;
    }

    /// `result = a⁻¹`; zero for zero.
    static void invert(Field51 a, Field51 result) {
        Field51 low = new Field51();
        Field51 high = new Field51();
        powers(a, low, high);
        // p − 2 = 2⁵·(2²⁵⁰ − 1) + 11
        high.square(high, 5);
        result.multiply(high, low);
        low.wipe();
        high.wipe();
    }

    /// `result = √(u/v)`, the non-negative root, when u/v is a square; `√(i·u/v)` when it is not; zero when u or v is
    /// zero. Source: RFC 9496, section 4.2.
    ///
    /// @return all ones when u/v is a square (also when u is zero), else zero
    static long sqrtRatio(Field51 u, Field51 v, Field51 result) {
        Field51 power = new Field51();
        Field51 check = new Field51();
        Field51 other = new Field51();
        try {
            // r = (u·v³)·(u·v⁷)^((p−5)/8)
            check.square(v);
            check.multiply(check, v);
            other.multiply(check, u);
            check.square(check);
            check.multiply(check, v);
            check.multiply(check, u);
            powerOf252Minus3(check, power);
            result.multiply(other, power);

            check.square(result);
            check.multiply(check, v);
            other.negate(u);
            long correct = check.equalMask(u);
            long flipped = check.equalMask(other);
            other.multiply(other, SQRT_MINUS_ONE);
            long flippedByRoot = check.equalMask(other);

            other.multiply(result, SQRT_MINUS_ONE);
            result.move(other, flipped | flippedByRoot);
            result.makeAbsolute();
            return correct | flipped;
        } finally {
            power.wipe();
            check.wipe();
            other.wipe();
        }
    }

    /// `result = a^(2²⁵² − 3)`, and 2²⁵² − 3 is (p − 5)/8.
    private static void powerOf252Minus3(Field51 a, Field51 result) {
        Field51 low = new Field51();
        Field51 high = new Field51();
        powers(a, low, high);
        high.square(high, 2);
        result.multiply(high, a);
        low.wipe();
        high.wipe();
    }

    /// `low = a¹¹`, `high = a^(2²⁵⁰ − 1)`.
    private static void powers(Field51 a, Field51 low, Field51 high) {
        Field51 t = new Field51();
        Field51 hundred = new Field51();
        t.square(a, 1);
        high.square(t, 2);
        high.multiply(high, a);
        low.multiply(t, high);
        t.square(low);
        high.multiply(high, t); // 2⁵ − 1
        t.square(high, 5);
        high.multiply(high, t); // 2¹⁰ − 1
        t.square(high, 10);
        t.multiply(t, high); // 2²⁰ − 1
        hundred.square(t, 20);
        t.multiply(t, hundred); // 2⁴⁰ − 1
        t.square(t, 10);
        high.multiply(high, t); // 2⁵⁰ − 1
        t.square(high, 50);
        hundred.multiply(high, t); // 2¹⁰⁰ − 1
        t.square(hundred, 100);
        t.multiply(t, hundred); // 2²⁰⁰ − 1
        t.square(t, 50);
        high.multiply(high, t); // 2²⁵⁰ − 1
        t.wipe();
        hundred.wipe();
    }
}
