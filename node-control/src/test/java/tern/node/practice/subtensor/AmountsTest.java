package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Quick arithmetic against the plain kind.
class AmountsTest {

    private final SplittableRandom random = new SplittableRandom(5);

    private long any() {
        long value = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
        return random.nextInt(8) == 0 ? Long.MAX_VALUE - (value & 3) : value;
    }

    @Test
    void mulDivIsExact() {
        for (int i = 0; i < 1_000_000; i++) {
            long a = any();
            long b = any();
            long c = Math.max(1, any());
            if (i % 4 == 0) {
                // next to whole results, where an estimate is easily one off
                a = random.nextLong(1L << 50);
                b = c + random.nextInt(3) - 1;
            }
            BigInteger exact = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(c));
            long expected = exact.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
            long found = Amounts.mulDiv(a, b, c);
            if (found != expected) {
                throw new AssertionError(a + " * " + b + " / " + c + " is " + expected + ", not " + found);
            }
        }
    }

    @Test
    void fixedPointRoundsDownExactly() {
        for (int i = 0; i < 100_000; i++) {
            double value = random.nextDouble() * StrictMath.pow(2, random.nextInt(120) - 60);
            assertThat(Fixed.f32(value)).isEqualTo(exactly(value, 32));
            assertThat(Fixed.f64(value)).isEqualTo(exactly(value, 64));
        }
    }

    private static BigInteger exactly(double value, int behind) {
        return new BigDecimal(value).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(behind))).toBigInteger();
    }

    @Test
    void safeFloatsCutWhatIsTooMuchDigitByDigit() {
        for (int i = 0; i < 100_000; i++) {
            long value = 1 + any() / 2;
            long factor = 1 + any() / 2;
            long divisor = 1 + any() / 2;
            SafeFloat found = SafeFloat.of(value).timesOver(factor, divisor);
            BigInteger mantissa = SafeFloat.of(value)
                    .mantissa()
                    .multiply(BigInteger.valueOf(factor))
                    .multiply(BigInteger.TEN.pow(21))
                    .divide(BigInteger.valueOf(divisor));
            long exponent = SafeFloat.of(value).exponent() - 21;
            while (mantissa.compareTo(BigInteger.TEN.pow(21)) > 0) {
                mantissa = mantissa.divide(BigInteger.TEN);
                exponent++;
            }
            while (mantissa.compareTo(BigInteger.TEN.pow(20)) <= 0) {
                mantissa = mantissa.multiply(BigInteger.TEN);
                exponent--;
            }
            assertThat(found).isEqualTo(new SafeFloat(mantissa, exponent));
        }
    }
}
