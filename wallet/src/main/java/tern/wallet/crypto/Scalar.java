package tern.wallet.crypto;

import java.util.Arrays;

/// A number modulo L = 2²⁵² + 27742317777372353535851937790883648493, the order of the group. Constant-time, except
/// where said.
///
/// Eight limbs of 32 bits, each in a `long`, always fully reduced. Reduction by Barrett's method (Handbook of Applied
/// Cryptography, algorithm 14.42). The owner wipes it.
final class Scalar {

    /// Bytes of the canonical encoding, little-endian.
    static final int LENGTH = 32;

    private static final int LIMBS = 8;
    private static final long MASK = 0xFFFF_FFFFL;
    private static final long[] ORDER = {0x5CF5D3EDL, 0x5812631AL, 0xA2F79CD6L, 0x14DEF9DEL, 0, 0, 0, 0x10000000L, 0};
    /// floor(2⁵¹² / L).
    private static final long[] RECIPROCAL = {0x0A2C131BL, 0xED9CE5A3L, 0x086329A7L, 0x2106215DL, 0xFFFFFFEBL,
            0xFFFFFFFFL, 0xFFFFFFFFL, 0xFFFFFFFFL, 0xFL};

    private final long[] limbs;

    private Scalar(long[] limbs) {
        this.limbs = limbs;
    }

    /// @param bytes 64 bytes, little-endian, any value; reduced modulo L
    static Scalar reduce(byte[] bytes) {
        long[] wide = new long[2 * LIMBS];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = LittleEndian.getInt(bytes, 4 * i) & MASK;
        }
        return reduceAndWipe(wide);
    }

    /// @param bytes 32 bytes from there on, little-endian, any value; reduced modulo L
    static Scalar decode(byte[] bytes, int at) {
        long[] wide = new long[2 * LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            wide[i] = LittleEndian.getInt(bytes, at + 4 * i) & MASK;
        }
        return reduceAndWipe(wide);
    }

    /// Whether 32 bytes are below L.
    static boolean isCanonical(byte[] bytes, int at) {
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            borrow = ((LittleEndian.getInt(bytes, at + 4 * i) & MASK) - ORDER[i] - borrow) >>> 63;
        }
        return borrow == 1;
    }

    boolean isZero() {
        long bits = 0;
        for (long limb : limbs) {
            bits |= limb;
        }
        return bits == 0;
    }

    Scalar add(Scalar other) {
        long[] wide = new long[2 * LIMBS];
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            carry += limbs[i] + other.limbs[i];
            wide[i] = carry & MASK;
            carry >>>= 32;
        }
        // both are below 2²⁵³: nothing carries out
        return reduceAndWipe(wide);
    }

    /// `this · factor + summand`.
    Scalar multiplyAdd(Scalar factor, Scalar summand) {
        long[] wide = new long[2 * LIMBS];
        System.arraycopy(summand.limbs, 0, wide, 0, LIMBS);
        for (int i = 0; i < LIMBS; i++) {
            long carry = 0;
            for (int k = 0; k < LIMBS; k++) {
                // (2³² − 1)² + 2·(2³² − 1) is 2⁶⁴ − 1: an unsigned long holds it
                long sum = limbs[i] * factor.limbs[k] + wide[i + k] + carry;
                wide[i + k] = sum & MASK;
                carry = sum >>> 32;
            }
            wide[i + LIMBS] += carry;
        }
        return reduceAndWipe(wide);
    }

    private static Scalar reduceAndWipe(long[] wide) {
        // estimate of the quotient, at most two too small: floor(floor(x / 2²²⁴) · reciprocal / 2²⁸⁸)
        long[] estimate = new long[18];
        for (int i = 0; i < 9; i++) {
            long carry = 0;
            for (int k = 0; k < 9; k++) {
                long sum = wide[7 + i] * RECIPROCAL[k] + estimate[i + k] + carry;
                estimate[i + k] = sum & MASK;
                carry = sum >>> 32;
            }
            estimate[i + 9] = carry;
        }
        // remainder = x − quotient · L modulo 2²⁸⁸, for it is below 3L
        long[] product = new long[9];
        for (int i = 0; i < 9; i++) {
            long carry = 0;
            for (int k = 0; k + i < 9; k++) {
                long sum = estimate[9 + i] * ORDER[k] + product[i + k] + carry;
                product[i + k] = sum & MASK;
                carry = sum >>> 32;
            }
        }
        long[] remainder = new long[9];
        long borrow = 0;
        for (int i = 0; i < 9; i++) {
            long difference = wide[i] - product[i] - borrow;
            remainder[i] = difference & MASK;
            borrow = difference >>> 63;
        }
        subtractOrderIfPossible(remainder);
        subtractOrderIfPossible(remainder);
        long[] limbs = Arrays.copyOf(remainder, LIMBS);
        Arrays.fill(wide, 0);
        Arrays.fill(estimate, 0);
        Arrays.fill(product, 0);
        Arrays.fill(remainder, 0);
        return new Scalar(limbs);
    }

    private static void subtractOrderIfPossible(long[] number) {
        long[] difference = new long[9];
        long borrow = 0;
        for (int i = 0; i < 9; i++) {
            long limb = number[i] - ORDER[i] - borrow;
            difference[i] = limb & MASK;
            borrow = limb >>> 63;
        }
        long keep = -borrow;
        for (int i = 0; i < 9; i++) {
            number[i] = (number[i] & keep) | (difference[i] & ~keep);
        }
        Arrays.fill(difference, 0);
    }

    /// Writes the canonical 32 bytes.
    void encode(byte[] target, int at) {
        for (int i = 0; i < LIMBS; i++) {
            LittleEndian.putInt((int) limbs[i], target, at + 4 * i);
        }
    }

    /// 64 digits base 16 from −8 to 8, the lowest first.
    byte[] signedDigits() {
        byte[] digits = new byte[64];
        int carry = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = (int) (limbs[i >> 3] >>> (4 * (i & 7))) & 0xF;
            digit += carry;
            carry = (digit + 8) >> 4;
            digits[i] = (byte) (digit - (carry << 4));
        }
        // the top digit is at most 1 before its carry: nothing is left over
        return digits;
    }

    /// Digits that are zero or odd, each below 2^(width−1) in size, at most one in `width` places not zero.
    /// Variable-time: for public numbers only.
    ///
    /// @param width 2 to 8
    byte[] nonAdjacentForm(int width) {
        byte[] digits = new byte[256];
        int window = 1 << width;
        int carry = 0;
        for (int at = 0; at < digits.length;) {
            int limb = at >> 5;
            int shift = at & 31;
            long bits = limbs[limb] >>> shift;
            if (shift + width > 32 && limb + 1 < LIMBS) {
                bits |= limbs[limb + 1] << (32 - shift);
            }
            int value = carry + (int) (bits & (window - 1));
            if ((value & 1) == 0) {
                at++;
                continue;
            }
            carry = value >= window / 2 ? 1 : 0;
            digits[at] = (byte) (value - carry * window);
            at += width;
        }
        return digits;
    }

    void wipe() {
        Arrays.fill(limbs, 0);
    }
}
