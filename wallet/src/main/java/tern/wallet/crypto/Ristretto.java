package tern.wallet.crypto;

import java.util.Arrays;
import java.util.Optional;

/// ristretto255 (RFC 9496): the group of prime order that sr25519 works in, as encodings of [EdwardsPoint]s.
///
/// Decoding is for public keys; encoding is constant-time.
final class Ristretto {

    /// Bytes of an encoded element.
    static final int LENGTH = 32;

    private static final Field51 D = new Field51(0x34DCA135978A3L, 0x1A8283B156EBDL, 0x5E7A26001C029L,
            0x739C663A03CBBL, 0x52036CEE2B6FFL);
    /// 1/√(a − d) with a = −1.
    private static final Field51 INVSQRT_A_MINUS_D = new Field51(0x0FDAA805D40EAL, 0x2EB482E57D339L, 0x007610274BC58L,
            0x6510B613DC8FFL, 0x786C8905CFAFFL);

    private Ristretto() {}

    /// Section 4.3.1.
    ///
    /// @return nothing when the bytes are not the canonical encoding of an element
    static Optional<EdwardsPoint> decode(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        Field51 s = new Field51();
        s.decode(bytes, 0);
        if (!Arrays.equals(s.encode(), bytes) || s.negativeMask() != 0) {
            return Optional.empty();
        }
        Field51 one = Field51.one();
        Field51 ss = new Field51();
        ss.square(s);
        Field51 u1 = new Field51();
        u1.subtract(one, ss);
        Field51 u2 = new Field51();
        u2.add(one, ss);
        Field51 u2Squared = new Field51();
        u2Squared.square(u2);
        // v = −(d·u1²) − u2²
        Field51 v = new Field51();
        v.square(u1);
        v.multiply(v, D);
        v.negate(v);
        v.subtract(v, u2Squared);

        Field51 product = new Field51();
        product.multiply(v, u2Squared);
        Field51 inverseRoot = new Field51();
        long square = FieldRoots.sqrtRatio(one, product, inverseRoot);

        Field51 denominatorX = new Field51();
        denominatorX.multiply(inverseRoot, u2);
        Field51 denominatorY = new Field51();
        denominatorY.multiply(inverseRoot, denominatorX);
        denominatorY.multiply(denominatorY, v);

        EdwardsPoint point = new EdwardsPoint();
        point.x.add(s, s);
        point.x.multiply(point.x, denominatorX);
        point.x.makeAbsolute();
        point.y.multiply(u1, denominatorY);
        point.t.multiply(point.x, point.y);
        if (square == 0 || point.t.negativeMask() != 0 || point.y.zeroMask() != 0) {
            return Optional.empty();
        }
        return Optional.of(point);
    }

    /// Section 4.3.2.
    static byte[] encode(EdwardsPoint point) {
        Field51 u1 = new Field51();
        Field51 u2 = new Field51();
        Field51 inverseRoot = new Field51();
        Field51 inverseZ = new Field51();
        Field51 x = new Field51();
        Field51 y = new Field51();
        Field51 denominator = new Field51();
        Field51 scratch = new Field51();

        scratch.add(point.z, point.y);
        u1.subtract(point.z, point.y);
        u1.multiply(u1, scratch);
        u2.multiply(point.x, point.y);
        scratch.square(u2);
        scratch.multiply(scratch, u1);
        FieldRoots.sqrtRatio(Field51.one(), scratch, inverseRoot);

        Field51 denominator1 = u1;
        denominator1.multiply(inverseRoot, u1);
        denominator.multiply(inverseRoot, u2);
        inverseZ.multiply(denominator1, denominator);
        inverseZ.multiply(inverseZ, point.t);

        scratch.multiply(point.t, inverseZ);
        long rotate = scratch.negativeMask();
        x.set(point.x);
        y.set(point.y);
        scratch.multiply(point.y, FieldRoots.sqrtMinusOne());
        x.move(scratch, rotate);
        scratch.multiply(point.x, FieldRoots.sqrtMinusOne());
        y.move(scratch, rotate);
        scratch.multiply(denominator1, INVSQRT_A_MINUS_D);
        denominator.move(scratch, rotate);

        scratch.multiply(x, inverseZ);
        y.negateIf(scratch.negativeMask());
        scratch.subtract(point.z, y);
        scratch.multiply(scratch, denominator);
        scratch.makeAbsolute();
        byte[] bytes = scratch.encode();
        for (Field51 field : new Field51[]{u1, u2, inverseRoot, inverseZ, x, y, denominator, scratch}) {
            field.wipe();
        }
        return bytes;
    }

    /// Section 4.3.3: whether two points encode to the same bytes.
    static boolean same(EdwardsPoint a, EdwardsPoint b) {
        Field51 left = new Field51();
        Field51 right = new Field51();
        left.multiply(a.x, b.y);
        right.multiply(a.y, b.x);
        long crosswise = left.equalMask(right);
        left.multiply(a.y, b.y);
        right.multiply(a.x, b.x);
        return (crosswise | left.equalMask(right)) != 0;
    }
}
