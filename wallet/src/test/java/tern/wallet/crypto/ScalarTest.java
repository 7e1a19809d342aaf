package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Against `BigInteger`, around the multiples of the order too.
class ScalarTest {

    private static final BigInteger L = BigInteger.TWO.pow(252)
            .add(new BigInteger("27742317777372353535851937790883648493"));
    private static final long SEED = 9496;

    private static BigInteger number(byte[] little) {
        byte[] big = new byte[little.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = little[little.length - 1 - i];
        }
        return new BigInteger(1, big);
    }

    private static byte[] little(BigInteger number, int length) {
        byte[] big = number.toByteArray();
        byte[] bytes = new byte[length];
        for (int i = 0; i < big.length && i < length; i++) {
            bytes[i] = big[big.length - 1 - i];
        }
        return bytes;
    }

    private static BigInteger value(Scalar scalar) {
        byte[] bytes = new byte[32];
        scalar.encode(bytes, 0);
        BigInteger value = number(bytes);
        assertThat(value).isLessThan(L);
        return value;
    }

    private static List<BigInteger> samples(int bits) {
        List<BigInteger> samples = new ArrayList<>();
        BigInteger top = BigInteger.TWO.pow(bits);
        for (BigInteger edge : List.of(BigInteger.ZERO, L, L.multiply(BigInteger.TWO), L.multiply(BigInteger.TEN),
                top.divide(L).multiply(L), top, BigInteger.TWO.pow(252), BigInteger.TWO.pow(253))) {
            for (int i = -2; i <= 2; i++) {
                BigInteger near = edge.add(BigInteger.valueOf(i));
                if (near.signum() >= 0 && near.compareTo(top) < 0) {
                    samples.add(near);
                }
            }
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200; i++) {
            samples.add(number(Vectors.random(random, bits / 8)));
        }
        return samples;
    }

    @Test
    void anyNumberIsReduced() {
        for (BigInteger number : samples(512)) {
            assertThat(value(Scalar.reduce(little(number, 64)))).as(number.toString(16)).isEqualTo(number.mod(L));
        }
        for (BigInteger number : samples(256)) {
            assertThat(value(Scalar.decode(little(number, 32), 0))).isEqualTo(number.mod(L));
            assertThat(Scalar.isCanonical(little(number, 32), 0)).isEqualTo(number.compareTo(L) < 0);
            assertThat(Scalar.decode(little(number, 32), 0).isZero()).isEqualTo(number.mod(L).signum() == 0);
        }
    }

    @Test
    void sumsAndProductsAreReduced() {
        List<BigInteger> samples = samples(256);
        for (int i = 0; i < samples.size(); i++) {
            BigInteger a = samples.get(i);
            BigInteger b = samples.get((i * 7 + 3) % samples.size());
            BigInteger c = samples.get((i * 13 + 5) % samples.size());
            Scalar x = Scalar.decode(little(a, 32), 0);
            Scalar y = Scalar.decode(little(b, 32), 0);
            Scalar z = Scalar.decode(little(c, 32), 0);
            assertThat(value(x.add(y))).isEqualTo(a.add(b).mod(L));
            assertThat(value(x.multiplyAdd(y, z))).isEqualTo(a.multiply(b).add(c).mod(L));
        }
    }

    @Test
    void signedDigitsSumUpToTheScalar() {
        for (BigInteger number : samples(256)) {
            BigInteger sum = BigInteger.ZERO;
            byte[] digits = Scalar.decode(little(number, 32), 0).signedDigits();
            for (int i = 63; i >= 0; i--) {
                assertThat(digits[i]).isBetween((byte) -8, (byte) 8);
                sum = sum.shiftLeft(4).add(BigInteger.valueOf(digits[i]));
            }
            assertThat(sum).isEqualTo(number.mod(L));
        }
    }

    @Test
    void nonAdjacentFormsSumUpToTheScalar() {
        for (int width : new int[]{5, 8}) {
            for (BigInteger number : samples(256)) {
                BigInteger sum = BigInteger.ZERO;
                byte[] digits = Scalar.decode(little(number, 32), 0).nonAdjacentForm(width);
                for (int i = 255; i >= 0; i--) {
                    assertThat(digits[i] == 0 || (digits[i] & 1) == 1).isTrue();
                    assertThat(Math.abs(digits[i])).isLessThan(1 << (width - 1));
                    sum = sum.shiftLeft(1).add(BigInteger.valueOf(digits[i]));
                }
                assertThat(sum).isEqualTo(number.mod(L));
            }
        }
    }

    @Test
    void wipingLeavesZero() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 1);
        Scalar scalar = Scalar.decode(bytes, 0);
        assertThat(scalar.isZero()).isFalse();
        scalar.wipe();
        assertThat(scalar.isZero()).isTrue();
    }
}
