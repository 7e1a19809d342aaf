package tern.wallet.crypto;

import java.util.Arrays;

/// Multiples of the generator from a table of 256 points: digits base 16, two to a row.
///
/// Constant-time for secret scalars: each look-up reads all eight entries of its row and keeps one by masks. The table
/// (30 kB) is computed at first use, about 10 ms in a cold JVM and under 1 ms in a warm one.
final class BasePoint {

    private static final int ROWS = 32;
    private static final int ENTRIES = 8;
    private static final int ENTRY = EdwardsPoint.Affine.LIMBS;

    private BasePoint() {}

    /// `scalar · B`, in constant time.
    static EdwardsPoint multiply(Scalar scalar) {
        byte[] digits = scalar.signedDigits();
        long[] selected = new long[ENTRY];
        EdwardsPoint.Affine entry = new EdwardsPoint.Affine();
        EdwardsPoint result = new EdwardsPoint();
        for (int i = 1; i < digits.length; i += 2) {
            select(i / 2, digits[i], selected, entry);
            result.add(entry);
        }
        result.twice(4);
        for (int i = 0; i < digits.length; i += 2) {
            select(i / 2, digits[i], selected, entry);
            result.add(entry);
        }
        Arrays.fill(digits, (byte) 0);
        Arrays.fill(selected, 0);
        entry.wipe();
        return result;
    }

    /// `entry = digit · 256^row · B`.
    ///
    /// @param digit −8 to 8
    private static void select(int row, int digit, long[] selected, EdwardsPoint.Affine entry) {
        long[] table = Table.POINTS;
        int negative = digit >> 31;
        int magnitude = (digit ^ negative) - negative;
        long mask1 = equalMask(magnitude, 1);
        long mask2 = equalMask(magnitude, 2);
        long mask3 = equalMask(magnitude, 3);
        long mask4 = equalMask(magnitude, 4);
        long mask5 = equalMask(magnitude, 5);
        long mask6 = equalMask(magnitude, 6);
        long mask7 = equalMask(magnitude, 7);
        long mask8 = equalMask(magnitude, 8);
        int from = row * ENTRIES * ENTRY;
        for (int i = 0; i < ENTRY; i++) {
            selected[i] = (table[from + i] & mask1) | (table[from + i + ENTRY] & mask2)
                    | (table[from + i + 2 * ENTRY] & mask3) | (table[from + i + 3 * ENTRY] & mask4)
                    | (table[from + i + 4 * ENTRY] & mask5) | (table[from + i + 5 * ENTRY] & mask6)
                    | (table[from + i + 6 * ENTRY] & mask7) | (table[from + i + 7 * ENTRY] & mask8);
        }
        // no entry for zero: the neutral element is (1, 1, 0)
        long zero = equalMask(magnitude, 0) & 1;
        selected[0] |= zero;
        selected[5] |= zero;
        entry.load(selected, 0);
        entry.negateIf(negative);
    }

    /// All ones when equal, for numbers from 0 to 8.
    private static long equalMask(int a, int b) {
        return ((a ^ b) - 1L) >> 63;
    }

    /// Entry k − 1 of row i is k · 256^i · B.
    private static final class Table {

        static final long[] POINTS = build();

        private static long[] build() {
            EdwardsPoint[] points = new EdwardsPoint[ROWS * ENTRIES];
            EdwardsPoint base = EdwardsPoint.base();
            for (int row = 0; row < ROWS; row++) {
                EdwardsPoint.Cached step = new EdwardsPoint.Cached(base);
                EdwardsPoint sum = new EdwardsPoint();
                for (int k = 0; k < ENTRIES; k++) {
                    sum.add(step);
                    EdwardsPoint point = new EdwardsPoint();
                    point.set(sum);
                    points[row * ENTRIES + k] = point;
                }
                // the last one is 8 · base, and 32 times that is the next row
                base.set(sum);
                base.twice(5);
            }
            return affine(points);
        }
    }

    /// All points with Z = 1, by one inversion for all (Montgomery's trick).
    static long[] affine(EdwardsPoint[] points) {
        Field51[] products = new Field51[points.length];
        Field51 product = Field51.one();
        for (int i = 0; i < points.length; i++) {
            products[i] = new Field51();
            products[i].set(product);
            product.multiply(product, points[i].z);
        }
        Field51 inverse = new Field51();
        FieldRoots.invert(product, inverse);
        long[] table = new long[points.length * ENTRY];
        EdwardsPoint.Affine entry = new EdwardsPoint.Affine();
        for (int i = points.length - 1; i >= 0; i--) {
            products[i].multiply(products[i], inverse);
            inverse.multiply(inverse, points[i].z);
            entry.set(points[i], products[i]);
            entry.store(table, i * ENTRY);
        }
        return table;
    }
}
