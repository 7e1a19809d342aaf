package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A statistical test in the way of dudect (Reparaz, Balasch, Verbauwhede 2017): the times for one fixed secret and for
/// random secrets are compared by Welch's t. Values beyond 4.5 in every round are taken for a leak. A deliberately
/// variable-time function shows that the test finds one.
@Tag("slow")
class ConstantTimeTest {

    private static final int ROUNDS = 4;
    private static final int TIMINGS = 60_000;
    private static final double LEAK = 4.5;

    private static final byte[] SMALL = scalar(3);

    private static byte[] scalar(int small) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) small;
        return bytes;
    }

    @Test
    void multiplyingTheGeneratorTakesTheSameTimeForAllScalars() {
        assertThat(leaks(bytes -> BasePoint.multiply(Scalar.decode(bytes, 0)), 1)).isFalse();
    }

    @Test
    void scalarArithmeticTakesTheSameTimeForAllScalars() {
        Scalar other = Scalar.decode(Vectors.random(new SplittableRandom(1), 32), 0);
        assertThat(leaks(bytes -> Scalar.decode(bytes, 0).multiplyAdd(other, other), 4)).isFalse();
    }

    @Test
    void signingTakesTheSameTimeForAllSecrets() {
        byte[] publicKey = new byte[32];
        byte[] message = new byte[100];
        byte[] random = new byte[32];
        assertThat(leaks(bytes -> {
            byte[] key = Arrays.copyOf(bytes, 64);
            // below the order, so that the key is one
            key[31] &= 0x0F;
            try (Secret secret = Secret.takeBytes(key)) {
                Sr25519.sign(secret, publicKey, message, random);
            }
        }, 1)).isFalse();
    }

    @Test
    void theTestFindsALeak() {
        EdwardsPoint base = EdwardsPoint.base();
        Scalar zero = Scalar.decode(new byte[32], 0);
        assertThat(leaks(bytes -> DoubleMultiplication.compute(Scalar.decode(bytes, 0), base, zero), 1)).isTrue();
    }

    /// @param repeat calls per timing, for short functions
    private static boolean leaks(Consumer<byte[]> function, int repeat) {
        SplittableRandom random = new SplittableRandom(20_261_122);
        // warm up with both classes, so that the compiler sees both
        measure(function, repeat, random);
        double smallest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            smallest = Math.min(smallest, Math.abs(measure(function, repeat, random)));
        }
        System.out.printf("constant time: smallest |t| of %d rounds %.2f%n", ROUNDS, smallest);
        return smallest > LEAK;
    }

    private static double measure(Consumer<byte[]> function, int repeat, SplittableRandom random) {
        long[] times = new long[TIMINGS];
        boolean[] fixed = new boolean[TIMINGS];
        byte[][] inputs = new byte[TIMINGS][];
        for (int i = 0; i < TIMINGS; i++) {
            fixed[i] = random.nextBoolean();
            byte[] input = Vectors.random(random, 32);
            inputs[i] = fixed[i] ? SMALL.clone() : input;
        }
        for (int i = 0; i < TIMINGS; i++) {
            long start = System.nanoTime();
            for (int k = 0; k < repeat; k++) {
                function.accept(inputs[i]);
            }
            times[i] = System.nanoTime() - start;
        }
        return welch(times, fixed);
    }

    /// Without the slowest fifth, which other programs and the collector make.
    private static double welch(long[] times, boolean[] fixed) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        long limit = sorted[times.length * 4 / 5];
        double[] count = new double[2];
        double[] sum = new double[2];
        double[] squares = new double[2];
        for (int i = 0; i < times.length; i++) {
            if (times[i] < limit) {
                int group = fixed[i] ? 1 : 0;
                count[group]++;
                sum[group] += times[i];
                squares[group] += (double) times[i] * times[i];
            }
        }
        double[] mean = {sum[0] / count[0], sum[1] / count[1]};
        double error = 0;
        for (int group = 0; group < 2; group++) {
            double variance = squares[group] / count[group] - mean[group] * mean[group];
            error += variance / count[group];
        }
        return (mean[1] - mean[0]) / Math.sqrt(error);
    }
}
