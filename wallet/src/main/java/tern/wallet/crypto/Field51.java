package tern.wallet.crypto;

/// A number modulo p = 2²⁵⁵ − 19 in five limbs of 51 bits, mutable, for the group behind sr25519.
///
/// Constant-time: no branch and no address depends on a value. Limbs may be larger than 51 bits between operations:
///
/// - *reduced*: each limb below 2⁵¹ + 2¹⁶; what [#multiply], [#square], [#subtract] and [#decode] leave;
/// - *loose*: below 2⁵³; the [#add] of at most three reduced numbers.
///
/// All operations take loose numbers, but [#subtract] subtracts a sum of at most two. The result may be an operand.
/// Limbs are never negative. Not thread-safe.
final class Field51 {

    private static final long MASK = (1L << 51) - 1;
    private static final int BYTES = 32;

    // 4p, so that a difference stays positive in every limb
    private static final long FOUR_P_LOW = 4 * ((1L << 51) - 19);
    private static final long FOUR_P = 4 * MASK;

    private long l0;
    private long l1;
    private long l2;
    private long l3;
    private long l4;

    /// Zero.
    Field51() {}

    Field51(long l0, long l1, long l2, long l3, long l4) {
        this.l0 = l0;
        this.l1 = l1;
        this.l2 = l2;
        this.l3 = l3;
        this.l4 = l4;
    }

    static Field51 one() {
        return new Field51(1, 0, 0, 0, 0);
    }

    void set(Field51 a) {
        l0 = a.l0;
        l1 = a.l1;
        l2 = a.l2;
        l3 = a.l3;
        l4 = a.l4;
    }

    /// @param small 0 or more, below 2⁵¹
    void set(long small) {
        l0 = small;
        l1 = 0;
        l2 = 0;
        l3 = 0;
        l4 = 0;
    }

    void wipe() {
        set(0);
    }

    /// `this = a + b`, without carrying.
    void add(Field51 a, Field51 b) {
        l0 = a.l0 + b.l0;
        l1 = a.l1 + b.l1;
        l2 = a.l2 + b.l2;
        l3 = a.l3 + b.l3;
        l4 = a.l4 + b.l4;
    }

    /// `this = a − b`.
    void subtract(Field51 a, Field51 b) {
        carry(a.l0 + FOUR_P_LOW - b.l0, a.l1 + FOUR_P - b.l1, a.l2 + FOUR_P - b.l2, a.l3 + FOUR_P - b.l3,
                a.l4 + FOUR_P - b.l4);
    }

    /// `this = −a`.
    void negate(Field51 a) {
        carry(FOUR_P_LOW - a.l0, FOUR_P - a.l1, FOUR_P - a.l2, FOUR_P - a.l3, FOUR_P - a.l4);
    }

    /// Moves what stands above bit 51 of each limb to the next one; 2²⁵⁵ is 19.
    private void carry(long r0, long r1, long r2, long r3, long r4) {
        l0 = (r0 & MASK) + 19 * (r4 >>> 51);
        l1 = (r1 & MASK) + (r0 >>> 51);
        l2 = (r2 & MASK) + (r1 >>> 51);
        l3 = (r3 & MASK) + (r2 >>> 51);
        l4 = (r4 & MASK) + (r3 >>> 51);
    }

    /// The high part of a limb product: floor(x·y / 2⁵¹), from x·2⁹ and y·2⁴ and the upper half of their product.
    private static long high(long xShifted9, long yShifted4) {
        return Math.multiplyHigh(xShifted9, yShifted4);
    }

    /// `this = a · b`.
    ///
    /// Each column is a sum of limb products of up to 111 bits. Its high part is summed as floor(product / 2⁵¹), its
    /// whole as a wrapping 64-bit sum; the whole minus high·2⁵¹ is the sum of the low parts, exactly, for that is
    /// below 2⁵⁴.
    void multiply(Field51 a, Field51 b) {
        long a0 = a.l0;
        long a1 = a.l1;
        long a2 = a.l2;
        long a3 = a.l3;
        long a4 = a.l4;
        long b0 = b.l0;
        long b1 = b.l1;
        long b2 = b.l2;
        long b3 = b.l3;
        long b4 = b.l4;
        long c1 = 19 * b1;
        long c2 = 19 * b2;
        long c3 = 19 * b3;
        long c4 = 19 * b4;

        long sum0 = a0 * b0 + a1 * c4 + a2 * c3 + a3 * c2 + a4 * c1;
        long sum1 = a0 * b1 + a1 * b0 + a2 * c4 + a3 * c3 + a4 * c2;
        long sum2 = a0 * b2 + a1 * b1 + a2 * b0 + a3 * c4 + a4 * c3;
        long sum3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + a4 * c4;
        long sum4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;

        a0 <<= 9;
        a1 <<= 9;
        a2 <<= 9;
        a3 <<= 9;
        a4 <<= 9;
        b0 <<= 4;
        b1 <<= 4;
        b2 <<= 4;
        b3 <<= 4;
        b4 <<= 4;
        c1 <<= 4;
        c2 <<= 4;
        c3 <<= 4;
        c4 <<= 4;

        long high0 = high(a0, b0) + high(a1, c4) + high(a2, c3) + high(a3, c2) + high(a4, c1);
        long high1 = high(a0, b1) + high(a1, b0) + high(a2, c4) + high(a3, c3) + high(a4, c2);
        long high2 = high(a0, b2) + high(a1, b1) + high(a2, b0) + high(a3, c4) + high(a4, c3);
        long high3 = high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0) + high(a4, c4);
        long high4 = high(a0, b4) + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0);

        carry(sum0 - (high0 << 51) + 19 * high4, sum1 - (high1 << 51) + high0, sum2 - (high2 << 51) + high1,
                sum3 - (high3 << 51) + high2, sum4 - (high4 << 51) + high3);
    }

    /// `this = a²`.
    void square(Field51 a) {
        square(a, 1);
    }

    /// `this = a^(2^times)`, as [#multiply] with itself; the ten equal pairs of products are computed once.
    ///
    /// @param times 1 or more, not secret
    void square(Field51 a, int times) {
        long a0 = a.l0;
        long a1 = a.l1;
        long a2 = a.l2;
        long a3 = a.l3;
        long a4 = a.l4;
        for (int i = 0; i < times; i++) {
            long d0 = 2 * a0;
            long d1 = 2 * a1;
            long c3 = 19 * a3;
            long c4 = 19 * a4;
            long d2 = 2 * a2;
            long e4 = 2 * c4;

            long sum0 = a0 * a0 + a1 * e4 + d2 * c3;
            long sum1 = d0 * a1 + a2 * e4 + a3 * c3;
            long sum2 = d0 * a2 + a1 * a1 + a3 * e4;
            long sum3 = d0 * a3 + d1 * a2 + a4 * c4;
            long sum4 = d0 * a4 + d1 * a3 + a2 * a2;

            long s0 = a0 << 9;
            long s1 = a1 << 9;
            long s2 = a2 << 9;
            long s3 = a3 << 9;
            long s4 = a4 << 9;
            long t0 = d0 << 4;
            long t1 = d1 << 4;
            long t2 = d2 << 4;
            long u3 = c3 << 4;
            long u4 = c4 << 4;
            long v4 = e4 << 4;

            long high0 = high(s0, a0 << 4) + high(s1, v4) + high(s3, 19 * t2);
            long high1 = high(s1, t0) + high(s2, v4) + high(s3, u3);
            long high2 = high(s2, t0) + high(s1, a1 << 4) + high(s3, v4);
            long high3 = high(s3, t0) + high(s2, t1) + high(s4, u4);
            long high4 = high(s4, t0) + high(s3, t1) + high(s2, a2 << 4);

            long r0 = sum0 - (high0 << 51) + 19 * high4;
            long r1 = sum1 - (high1 << 51) + high0;
            long r2 = sum2 - (high2 << 51) + high1;
            long r3 = sum3 - (high3 << 51) + high2;
            long r4 = sum4 - (high4 << 51) + high3;
            a0 = (r0 & MASK) + 19 * (r4 >>> 51);
            a1 = (r1 & MASK) + (r0 >>> 51);
            a2 = (r2 & MASK) + (r1 >>> 51);
            a3 = (r3 & MASK) + (r2 >>> 51);
            a4 = (r4 & MASK) + (r3 >>> 51);
        }
        l0 = a0;
        l1 = a1;
        l2 = a2;
        l3 = a3;
        l4 = a4;
    }

    /// `this = a` where the mask is all ones; nothing where it is zero.
    void move(Field51 a, long mask) {
        l0 ^= mask & (l0 ^ a.l0);
        l1 ^= mask & (l1 ^ a.l1);
        l2 ^= mask & (l2 ^ a.l2);
        l3 ^= mask & (l3 ^ a.l3);
        l4 ^= mask & (l4 ^ a.l4);
    }

    /// `this = −this` where the mask is all ones.
    void negateIf(long mask) {
        Field51 negative = new Field51();
        negative.negate(this);
        move(negative, mask);
        negative.wipe();
    }

    /// Makes it non-negative: one of x and −x is even in its canonical form.
    void makeAbsolute() {
        negateIf(negativeMask());
    }

    /// All ones when the canonical form is odd ("negative"), else zero.
    long negativeMask() {
        Field51 canonical = canonical();
        long mask = -(canonical.l0 & 1);
        canonical.wipe();
        return mask;
    }

    /// All ones when it is zero modulo p, else zero.
    long zeroMask() {
        Field51 canonical = canonical();
        long bits = canonical.l0 | canonical.l1 | canonical.l2 | canonical.l3 | canonical.l4;
        canonical.wipe();
        // bits is below 2⁵¹, so it minus one is negative for zero only
        return (bits - 1) >> 63;
    }

    /// All ones when both are the same modulo p, else zero.
    long equalMask(Field51 other) {
        Field51 difference = new Field51();
        difference.subtract(this, other);
        long mask = difference.zeroMask();
        difference.wipe();
        return mask;
    }

    /// The representative below p.
    private Field51 canonical() {
        Field51 result = new Field51();
        result.carry(l0, l1, l2, l3, l4);
        // a second pass, and the value is below 2p
        result.carry(result.l0, result.l1, result.l2, result.l3, result.l4);
        // is it p or more? then adding 19 carries out of bit 255, and dropping that carry subtracts p
        long quotient = (result.l0 + 19) >>> 51;
        quotient = (result.l1 + quotient) >>> 51;
        quotient = (result.l2 + quotient) >>> 51;
        quotient = (result.l3 + quotient) >>> 51;
        quotient = (result.l4 + quotient) >>> 51;
        result.l0 += 19 * quotient;
        result.l1 += result.l0 >>> 51;
        result.l2 += result.l1 >>> 51;
        result.l3 += result.l2 >>> 51;
        result.l4 += result.l3 >>> 51;
        result.l0 &= MASK;
        result.l1 &= MASK;
        result.l2 &= MASK;
        result.l3 &= MASK;
        result.l4 &= MASK;
        return result;
    }

    /// Reads 32 bytes, little-endian, without their highest bit. Values of p and more are taken modulo p: whoever must
    /// refuse them compares with [#encode].
    void decode(byte[] bytes, int at) {
        long w0 = LittleEndian.getLong(bytes, at);
        long w1 = LittleEndian.getLong(bytes, at + 8);
        long w2 = LittleEndian.getLong(bytes, at + 16);
        long w3 = LittleEndian.getLong(bytes, at + 24);
        l0 = w0 & MASK;
        l1 = ((w0 >>> 51) | (w1 << 13)) & MASK;
        l2 = ((w1 >>> 38) | (w2 << 26)) & MASK;
        l3 = ((w2 >>> 25) | (w3 << 39)) & MASK;
        l4 = (w3 >>> 12) & MASK;
    }

    /// The canonical 32 bytes, little-endian.
    byte[] encode() {
        Field51 c = canonical();
        byte[] bytes = new byte[BYTES];
        LittleEndian.putLong(c.l0 | (c.l1 << 51), bytes, 0);
        LittleEndian.putLong((c.l1 >>> 13) | (c.l2 << 38), bytes, 8);
        LittleEndian.putLong((c.l2 >>> 26) | (c.l3 << 25), bytes, 16);
        LittleEndian.putLong((c.l3 >>> 39) | (c.l4 << 12), bytes, 24);
        c.wipe();
        return bytes;
    }

    /// Writes the limbs into a table.
    void store(long[] table, int at) {
        table[at] = l0;
        table[at + 1] = l1;
        table[at + 2] = l2;
        table[at + 3] = l3;
        table[at + 4] = l4;
    }

    /// Reads the limbs from a table.
    void load(long[] table, int at) {
        l0 = table[at];
        l1 = table[at + 1];
        l2 = table[at + 2];
        l3 = table[at + 3];
        l4 = table[at + 4];
    }
}
