package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;

/// Our BLAKE2b against BouncyCastle's; the vectors are in [HashVectorsTest].
class Blake2Test {

    @Test
    void agreesWithBouncyCastleOnEveryLengthAndSplit() {
        long seed = 20_261_122L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int length = 0; length <= 600; length++) {
            byte[] text = new byte[length];
            random.nextBytes(text);
            int size = 1 + random.nextInt(64);
            int cut = length == 0 ? 0 : random.nextInt(length + 1);
            byte[] first = java.util.Arrays.copyOf(text, cut);
            byte[] second = java.util.Arrays.copyOfRange(text, cut, length);
            Blake2bDigest oracle = new Blake2bDigest(8 * size);
            oracle.update(text, 0, length);
            byte[] expected = new byte[size];
            oracle.doFinal(expected, 0);
            assertThat(Blake2.hash(size, first, second))
                    .as("seed %d, %d bytes cut at %d, hash of %d", seed, length, cut, size)
                    .isEqualTo(expected);
        }
    }
}
