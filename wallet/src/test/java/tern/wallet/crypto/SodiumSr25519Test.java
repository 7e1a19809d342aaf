package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Tern's sr25519 and the one over libsodium's group agree: same keys, same children, and each takes the other's
/// signatures and refuses them once a byte is another.
class SodiumSr25519Test {

    @Test
    void bothAgree() throws CryptoException {
        Optional<SodiumSr25519> found = SodiumSr25519.find();
        assumeTrue(found.isPresent(), "skipped: this computer has no libsodium");
        SodiumSr25519 sodium = found.orElseThrow();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            byte[] bytes = bytes(random, 32);
            byte[] code = bytes(random, 32);
            byte[] message = bytes(random, random.nextInt(300));
            byte[] other = sodium.expand(bytes);
            try (Secret mini = Secret.takeBytes(bytes.clone());
                    Secret key = Sr25519.expand(mini);
                    Secret hard = Sr25519.deriveHard(key, code)) {
                byte[] publicKey = Sr25519.publicKey(key);
                assertThat(other).as("seed %d", seed).isEqualTo(key.copyBytes());
                assertThat(sodium.publicKey(other)).as("seed %d", seed).isEqualTo(publicKey);
                assertThat(sodium.deriveHard(other, code)).as("seed %d", seed).isEqualTo(hard.copyBytes());
                byte[] soft = Sr25519.deriveSoftPublic(publicKey, code);
                assertThat(sodium.deriveSoftPublic(publicKey, code)).as("seed %d", seed).isEqualTo(soft);
                assertThat(sodium.publicKey(sodium.deriveSoft(other, publicKey, code))).as("seed %d", seed)
                        .isEqualTo(soft);
                byte[] own = Sr25519.sign(key, publicKey, message);
                byte[] foreign = sodium.sign(other, publicKey, message);
                assertThat(sodium.verify(publicKey, message, own)).as("seed %d", seed).isTrue();
                assertThat(Sr25519.verify(publicKey, message, foreign)).as("seed %d", seed).isTrue();
                byte[] longer = Arrays.copyOf(message, message.length + 1);
                assertThat(sodium.verify(publicKey, longer, own)).as("seed %d", seed).isFalse();
                assertThat(Sr25519.verify(publicKey, longer, foreign)).as("seed %d", seed).isFalse();
            }
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
