package tern.wallet.crypto;

/// `a·A + b·B` with the generator B, for verifying. Variable-time: for public numbers only.
///
/// Both scalars are written in non-adjacent form, A's with windows of 5 bits, B's with windows of 8 and a table of 64
/// points that is computed at first use.
final class DoubleMultiplication {

    private static final int WINDOW = 5;
    private static final int BASE_WINDOW = 8;
    private static final int ENTRY = EdwardsPoint.Affine.LIMBS;

    private DoubleMultiplication() {}

    static EdwardsPoint compute(Scalar a, EdwardsPoint pointA, Scalar b) {
        byte[] digitsA = a.nonAdjacentForm(WINDOW);
        byte[] digitsB = b.nonAdjacentForm(BASE_WINDOW);
        EdwardsPoint.Cached[] multiples = oddMultiples(pointA);
        EdwardsPoint.Affine entry = new EdwardsPoint.Affine();
        EdwardsPoint result = new EdwardsPoint();
        int top = digitsA.length - 1;
        while (top >= 0 && digitsA[top] == 0 && digitsB[top] == 0) {
            top--;
        }
        for (int i = top; i >= 0; i--) {
            int digitA = digitsA[i];
            int digitB = digitsB[i];
            if (digitA == 0 && digitB == 0 && i > 0) {
                result.twiceWithoutT();
                continue;
            }
            result.twice();
            if (digitA > 0) {
                result.add(multiples[digitA / 2]);
            } else if (digitA < 0) {
                result.subtract(multiples[-digitA / 2]);
            }
            if (digitB > 0) {
                entry.load(BaseTable.ODD, digitB / 2 * ENTRY);
                result.add(entry);
            } else if (digitB < 0) {
                entry.load(BaseTable.ODD, -digitB / 2 * ENTRY);
                result.subtract(entry);
            }
        }
        return result;
    }

    /// 1, 3, 5 … 15 times the point.
    private static EdwardsPoint.Cached[] oddMultiples(EdwardsPoint point) {
        EdwardsPoint.Cached[] multiples = new EdwardsPoint.Cached[1 << (WINDOW - 2)];
        EdwardsPoint sum = new EdwardsPoint();
        sum.set(point);
        sum.twice();
        EdwardsPoint.Cached step = new EdwardsPoint.Cached(sum);
        sum.set(point);
        for (int i = 0; i < multiples.length; i++) {
            multiples[i] = new EdwardsPoint.Cached(sum);
            sum.add(step);
        }
        return multiples;
    }

    /// 1, 3, 5 … 127 times the generator.
    private static final class BaseTable {

        static final long[] ODD = build();

        private static long[] build() {
            EdwardsPoint[] points = new EdwardsPoint[1 << (BASE_WINDOW - 2)];
            EdwardsPoint sum = EdwardsPoint.base();
            sum.twice();
            EdwardsPoint.Cached step = new EdwardsPoint.Cached(sum);
            sum.set(EdwardsPoint.base());
            for (int i = 0; i < points.length; i++) {
                points[i] = new EdwardsPoint();
                points[i].set(sum);
                sum.add(step);
            }
            return BasePoint.affine(points);
        }
    }
}
