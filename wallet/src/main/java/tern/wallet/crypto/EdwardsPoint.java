package tern.wallet.crypto;

/// A point of the curve −x² + y² = 1 + d·x²·y² over [Field51] in extended coordinates (x = X/Z, y = Y/Z, x·y = T/Z),
/// mutable, with complete formulas: no special cases, no secret-dependent branch.
///
/// Source: Hisil, Wong, Carter, Dawson, "Twisted Edwards Curves Revisited", sections 3.1 and 3.3. Not thread-safe.
final class EdwardsPoint {

    /// Twice the curve's constant d.
    private static final Field51 D2 = new Field51(0x69B9426B2F159L, 0x35050762ADD7AL, 0x3CF44C0038052L,
            0x6738CC7407977L, 0x2406D9DC56DFFL);

    final Field51 x = new Field51();
    final Field51 y = Field51.one();
    final Field51 z = Field51.one();
    final Field51 t = new Field51();

    private final Field51 e = new Field51();
    private final Field51 f = new Field51();
    private final Field51 g = new Field51();
    private final Field51 h = new Field51();

    /// The neutral element.
    EdwardsPoint() {}

    /// The generator of the prime-order group (RFC 8032, section 5.1).
    static EdwardsPoint base() {
        EdwardsPoint point = new EdwardsPoint();
        point.x.set(new Field51(0x62D608F25D51AL, 0x412A4B4F6592AL, 0x75B7171A4B31DL, 0x1FF60527118FEL,
                0x216936D3CD6E5L));
        point.y.set(new Field51(0x6666666666658L, 0x4CCCCCCCCCCCCL, 0x1999999999999L, 0x3333333333333L,
                0x6666666666666L));
        point.t.multiply(point.x, point.y);
        return point;
    }

    void set(EdwardsPoint other) {
        x.set(other.x);
        y.set(other.y);
        z.set(other.z);
        t.set(other.t);
    }

    void negate() {
        x.negate(x);
        t.negate(t);
    }

    /// `this = 2·this`.
    void twice() {
        twiceWithoutT();
        t.multiply(e, h);
    }

    /// `this = 2ⁿ·this`.
    ///
    /// @param n 1 or more
    void twice(int n) {
        for (int i = 1; i < n; i++) {
            twiceWithoutT();
        }
        twice();
    }

    /// Leaves T wrong, which only additions read: for a doubling before another one.
    void twiceWithoutT() {
        e.add(x, y);
        e.square(e);
        f.square(x);
        g.square(y);
        h.add(f, g);
        e.subtract(h, e);
        g.subtract(f, g);
        f.square(z);
        f.add(f, f);
        f.add(f, g);
        // the paper's E, F, G, H all with the other sign, which the products of two do not see
        x.multiply(e, f);
        y.multiply(g, h);
        z.multiply(f, g);
    }

    /// `this = this + other`.
    void add(Cached other) {
        f.multiply(z, other.z);
        addScaled(other.yPlusX, other.yMinusX, other.t2d);
    }

    /// `this = this − other`; swaps and negates, but the same steps.
    void subtract(Cached other) {
        f.multiply(z, other.z);
        subtractScaled(other.yPlusX, other.yMinusX, other.t2d);
    }

    /// `this = this + other`, one multiplication less than a [Cached] one.
    void add(Affine other) {
        f.set(z);
        addScaled(other.yPlusX, other.yMinusX, other.xy2d);
    }

    /// `this = this − other`.
    void subtract(Affine other) {
        f.set(z);
        subtractScaled(other.yPlusX, other.yMinusX, other.xy2d);
    }

    /// With `f = Z1·Z2` set.
    private void addScaled(Field51 yPlusX, Field51 yMinusX, Field51 t2d) {
        e.subtract(y, x);
        e.multiply(e, yMinusX);
        h.add(y, x);
        h.multiply(h, yPlusX);
        g.multiply(t, t2d);
        f.add(f, f);
        finish(g);
    }

    private void subtractScaled(Field51 yPlusX, Field51 yMinusX, Field51 t2d) {
        e.subtract(y, x);
        e.multiply(e, yPlusX);
        h.add(y, x);
        h.multiply(h, yMinusX);
        g.multiply(t, t2d);
        g.negate(g);
        f.add(f, f);
        finish(g);
    }

    /// From A = e, B = h, C, D = f: E = B − A, F = D − C, G = D + C, H = B + A.
    private void finish(Field51 c) {
        // t and z are free to hold what comes between
        t.subtract(h, e);
        h.add(h, e);
        e.set(t);
        z.subtract(f, c);
        g.add(f, c);
        f.set(z);
        x.multiply(e, f);
        y.multiply(g, h);
        t.multiply(e, h);
        z.multiply(f, g);
    }

    /// Forgets all coordinates; the point is then the neutral element.
    void wipe() {
        for (Field51 field : new Field51[]{x, y, z, t, e, f, g, h}) {
            field.wipe();
        }
        y.set(1);
        z.set(1);
    }

    /// A point prepared to be added: (Y + X, Y − X, Z, 2dT).
    static final class Cached {

        final Field51 yPlusX = new Field51();
        final Field51 yMinusX = new Field51();
        final Field51 z = new Field51();
        final Field51 t2d = new Field51();

        Cached(EdwardsPoint point) {
            yPlusX.add(point.y, point.x);
            yMinusX.subtract(point.y, point.x);
            z.set(point.z);
            t2d.multiply(point.t, D2);
        }
    }

    /// A point of a table, with Z = 1: (y + x, y − x, 2dxy). The neutral element is (1, 1, 0).
    static final class Affine {

        /// Longs of one point in a table.
        static final int LIMBS = 15;

        final Field51 yPlusX = Field51.one();
        final Field51 yMinusX = Field51.one();
        final Field51 xy2d = new Field51();

        private final Field51 other = new Field51();

        /// @param inverseZ 1/Z of the point
        void set(EdwardsPoint point, Field51 inverseZ) {
            xy2d.multiply(point.x, inverseZ);
            other.multiply(point.y, inverseZ);
            yPlusX.add(other, xy2d);
            yMinusX.subtract(other, xy2d);
            xy2d.multiply(xy2d, other);
            xy2d.multiply(xy2d, D2);
        }

        /// Writes 15 limbs.
        void store(long[] table, int at) {
            yPlusX.store(table, at);
            yMinusX.store(table, at + 5);
            xy2d.store(table, at + 10);
        }

        /// Reads 15 limbs.
        void load(long[] table, int at) {
            yPlusX.load(table, at);
            yMinusX.load(table, at + 5);
            xy2d.load(table, at + 10);
        }

        /// `this = −this` where the mask is all ones.
        void negateIf(long mask) {
            other.set(yPlusX);
            yPlusX.move(yMinusX, mask);
            yMinusX.move(other, mask);
            xy2d.negateIf(mask);
        }

        void wipe() {
            yPlusX.wipe();
            yMinusX.wipe();
            xy2d.wipe();
            other.wipe();
        }
    }
}
