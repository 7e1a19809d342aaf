package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Against `BigInteger`, with random limbs and with the largest that are allowed.
class Field51Test {

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final long LIMB = 1L << 51;
    private static final long SEED = 25_519;

    /// A number with its limbs as they are, not reduced.
    private record Sample(long[] limbs) {

        Field51 field() {
            return new Field51(limbs[0], limbs[1], limbs[2], limbs[3], limbs[4]);
        }

        BigInteger value() {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 4; i >= 0; i--) {
                sum = sum.shiftLeft(51).add(BigInteger.valueOf(limbs[i]));
            }
            return sum.mod(P);
        }
    }

    private static BigInteger value(Field51 field) {
        byte[] little = field.encode();
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[i] = little[31 - i];
        }
        BigInteger value = new BigInteger(1, big);
        assertThat(value).isLessThan(P);
        return value;
    }

    /// Edge cases first, then random ones; limbs up to `limit`.
    private static List<Sample> samples(long limit, int random) {
        List<Sample> samples = new ArrayList<>();
        for (long edge : new long[]{0, 1, 18, 19, 20, LIMB - 20, LIMB - 19, LIMB - 18, LIMB - 1, LIMB, limit - 1}) {
            if (edge < limit) {
                samples.add(new Sample(new long[]{edge, edge, edge, edge, edge}));
                samples.add(new Sample(new long[]{edge, LIMB - 1, LIMB - 1, LIMB - 1, LIMB - 1}));
                samples.add(new Sample(new long[]{edge, 0, 0, 0, 0}));
                samples.add(new Sample(new long[]{0, 0, 0, 0, edge}));
            }
        }
        SplittableRandom generator = new SplittableRandom(SEED);
        for (int i = 0; i < random; i++) {
            long bound = generator.nextInt(4) == 0 ? limit : LIMB;
            samples.add(new Sample(generator.longs(5, 0, bound).toArray()));
        }
        return samples;
    }

    @Test
    void productsOfTheLargestAllowedLimbsAreExact() {
        List<Sample> samples = samples(4 * LIMB, 100);
        Field51 result = new Field51();
        for (Sample a : samples) {
            for (Sample b : samples) {
                result.multiply(a.field(), b.field());
                assertThat(value(result)).as("%s · %s", a, b).isEqualTo(a.value().multiply(b.value()).mod(P));
            }
            result.square(a.field());
            assertThat(value(result)).isEqualTo(a.value().pow(2).mod(P));
        }
    }

    @Test
    void productsLeaveReducedLimbs() {
        Field51 result = new Field51();
        long[] limbs = new long[5];
        for (Sample a : samples(4 * LIMB, 300)) {
            result.multiply(a.field(), a.field());
            result.store(limbs, 0);
            assertReduced(limbs);
            result.square(a.field(), 3);
            result.store(limbs, 0);
            assertReduced(limbs);
        }
    }

    private static void assertReduced(long[] limbs) {
        for (long limb : limbs) {
            assertThat(limb).isBetween(0L, LIMB + 65_535);
        }
    }

    @Test
    void sumsDifferencesAndSignsAreExact() {
        List<Sample> samples = samples(2 * LIMB, 100);
        Field51 result = new Field51();
        for (Sample a : samples) {
            for (Sample b : samples) {
                result.add(a.field(), b.field());
                assertThat(value(result)).isEqualTo(a.value().add(b.value()).mod(P));
                result.subtract(a.field(), b.field());
                assertThat(value(result)).isEqualTo(a.value().subtract(b.value()).mod(P));
                assertThat(a.field().equalMask(b.field())).isEqualTo(a.value().equals(b.value()) ? -1 : 0);
            }
            result.negate(a.field());
            assertThat(value(result)).isEqualTo(a.value().negate().mod(P));
            assertThat(a.field().zeroMask()).isEqualTo(a.value().signum() == 0 ? -1 : 0);
            assertThat(a.field().negativeMask()).isEqualTo(a.value().testBit(0) ? -1 : 0);
            result.set(a.field());
            result.makeAbsolute();
            assertThat(value(result).testBit(0)).isFalse();
            assertThat(value(result)).isIn(a.value(), a.value().negate().mod(P));
        }
    }

    @Test
    void masksSelectAllOrNothing() {
        Field51 kept = new Field51(1, 2, 3, 4, 5);
        kept.move(new Field51(6, 7, 8, 9, 10), 0);
        assertThat(value(kept)).isEqualTo(value(new Field51(1, 2, 3, 4, 5)));
        kept.move(new Field51(6, 7, 8, 9, 10), -1);
        assertThat(value(kept)).isEqualTo(value(new Field51(6, 7, 8, 9, 10)));
        kept.wipe();
        assertThat(kept.zeroMask()).isEqualTo(-1);
    }

    @Test
    void encodingsRoundTripAndDropTheHighestBit() {
        SplittableRandom random = new SplittableRandom(SEED);
        Field51 field = new Field51();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = Vectors.random(random, 32);
            bytes[31] &= 0x3F;
            field.decode(bytes, 0);
            assertThat(field.encode()).isEqualTo(bytes);
            bytes[31] |= (byte) 0x80;
            field.decode(bytes, 0);
            bytes[31] &= 0x7F;
            assertThat(field.encode()).isEqualTo(bytes);
        }
        // p + 1 is read as 1, so that a comparison of the bytes finds it out
        byte[] pPlusOne = Vectors.hex("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        field.decode(pPlusOne, 0);
        assertThat(value(field)).isEqualTo(BigInteger.ONE);
    }

    @Test
    void inversesAndRootsAreRight() {
        Field51 result = new Field51();
        for (Sample a : samples(2 * LIMB, 100)) {
            FieldRoots.invert(a.field(), result);
            assertThat(value(result)).isEqualTo(a.value().modPow(P.subtract(BigInteger.TWO), P));
        }
        List<Sample> some = samples(2 * LIMB, 20);
        for (Sample u : some) {
            for (Sample v : some) {
                long square = FieldRoots.sqrtRatio(u.field(), v.field(), result);
                BigInteger root = value(result);
                BigInteger back = root.pow(2).multiply(v.value()).mod(P);
                assertThat(root.testBit(0)).isFalse();
                if (u.value().signum() == 0 || v.value().signum() == 0) {
                    assertThat(root).isEqualTo(BigInteger.ZERO);
                    assertThat(square).isEqualTo(u.value().signum() == 0 ? -1 : 0);
                } else if (square != 0) {
                    assertThat(back).isEqualTo(u.value());
                } else {
                    BigInteger i = value(FieldRoots.sqrtMinusOne());
                    assertThat(back).isEqualTo(i.multiply(u.value()).mod(P));
                }
            }
        }
    }
}
