package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tern.wallet.crypto.Vectors.hex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What no vector covers: refusals, randomness, and what happens to the inputs.
class Sr25519Test {

    private static final byte[] ORDER = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    private final Secret mini = Secret.takeBytes(Vectors.random(new SplittableRandom(1), 32));
    private final Secret key = Sr25519.expand(mini);
    private final byte[] publicKey = Sr25519.publicKey(key);
    private final byte[] message = "the message".getBytes(StandardCharsets.UTF_8);

    @AfterEach
    void closeSecrets() {
        mini.close();
        key.close();
    }

    @Test
    void everySignatureIsDifferentAndVerifies() {
        byte[] one = Sr25519.sign(key, publicKey, message);
        byte[] other = Sr25519.sign(key, publicKey, message);
        assertThat(one).hasSize(Sr25519.SIGNATURE_LENGTH).isNotEqualTo(other);
        assertThat(Sr25519.verify(publicKey, message, one)).isTrue();
        assertThat(Sr25519.verify(publicKey, message, other)).isTrue();
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] signature = Sr25519.sign(key, publicKey, message);
        for (int bit = 0; bit < 512; bit++) {
            assertThat(Sr25519.verify(publicKey, message, Vectors.flip(signature, bit))).as("bit %d", bit).isFalse();
        }
        for (int bit = 0; bit < 256; bit++) {
            assertThat(Sr25519.verify(Vectors.flip(publicKey, bit), message, signature)).isFalse();
        }
        for (int bit = 0; bit < 8 * message.length; bit++) {
            assertThat(Sr25519.verify(publicKey, Vectors.flip(message, bit), signature)).isFalse();
        }
    }

    @Test
    void noInputMakesVerificationThrow() {
        SplittableRandom random = new SplittableRandom(99);
        for (int i = 0; i < 3000; i++) {
            byte[] anyKey = Vectors.random(random, random.nextInt(3) == 0 ? random.nextInt(40) : 32);
            byte[] anySignature = Vectors.random(random, random.nextInt(3) == 0 ? random.nextInt(70) : 64);
            if (anySignature.length == 64) {
                anySignature[63] = (byte) 0x80;
            }
            byte[] theKey = random.nextBoolean() ? publicKey : anyKey;
            assertThat(Sr25519.verify(theKey, message, anySignature)).isFalse();
        }
    }

    @Test
    void secretsThatAreNoScalarsAreRefused() throws CryptoException {
        byte[] nonCanonical = Arrays.copyOf(ORDER, 64);
        byte[] zero = new byte[64];
        zero[40] = 1;
        for (byte[] bad : new byte[][]{nonCanonical, zero}) {
            try (Secret secret = Secret.takeBytes(bad)) {
                assertThat(Sr25519.isSecretKey(secret)).isFalse();
                assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.publicKey(secret));
                assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.sign(secret, publicKey, message));
                assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.deriveHard(secret, new byte[32]));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Sr25519.deriveSoft(secret, publicKey, new byte[32]));
                assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.toEd25519Form(secret));
            }
        }
        assertThat(Sr25519.isSecretKey(key)).isTrue();
        assertThat(Sr25519.isSecretKey(mini)).isFalse();
    }

    @Test
    void foreignFormsMustBeEightTimesAScalar() {
        byte[] odd = new byte[64];
        odd[0] = 9;
        byte[] zero = new byte[64];
        byte[] tooLarge = new byte[64];
        Arrays.fill(tooLarge, (byte) 0xF8);
        for (byte[] bad : new byte[][]{odd, zero, tooLarge}) {
            try (Secret secret = Secret.takeBytes(bad)) {
                CryptoException refused = catchThrowableOfType(CryptoException.class,
                        () -> Sr25519.fromEd25519Form(secret));
                assertThat(refused.kind()).isEqualTo(CryptoException.Kind.BAD_KEY);
            }
        }
    }

    @Test
    void softChildrenDifferInTheirNonceOnly() {
        byte[] chainCode = new byte[32];
        try (Secret one = Sr25519.deriveSoft(key, publicKey, chainCode);
                Secret other = Sr25519.deriveSoft(key, publicKey, chainCode)) {
            assertThat(Arrays.copyOf(one.copyBytes(), 32)).isEqualTo(Arrays.copyOf(other.copyBytes(), 32));
            assertThat(one.contentEquals(other)).isFalse();
            byte[] signature = Sr25519.sign(one, Sr25519.publicKey(other), message);
            assertThat(Sr25519.verify(Sr25519.publicKey(one), message, signature)).isTrue();
        }
    }

    @Test
    void publicDerivationRefusesWhatIsNoKey() {
        byte[] chainCode = new byte[32];
        for (byte[] bad : new byte[][]{new byte[32], hex("01".repeat(32)), hex("ff".repeat(32))}) {
            CryptoException refused = catchThrowableOfType(CryptoException.class,
                    () -> Sr25519.deriveSoftPublic(bad, chainCode));
            assertThat(refused.kind()).isEqualTo(CryptoException.Kind.BAD_KEY);
        }
    }

    @Test
    void inputsStayAsTheyAre() throws CryptoException {
        byte[] before = key.copyBytes();
        byte[] chainCode = Vectors.random(new SplittableRandom(2), 32);
        byte[] chainCodeBefore = chainCode.clone();
        byte[] publicKeyBefore = publicKey.clone();
        byte[] messageBefore = message.clone();
        byte[] signature = Sr25519.sign(key, publicKey, message);
        byte[] signatureBefore = signature.clone();
        Sr25519.verify(publicKey, message, signature);
        Sr25519.deriveHard(key, chainCode).close();
        Sr25519.deriveSoft(key, publicKey, chainCode).close();
        Sr25519.deriveSoftPublic(publicKey, chainCode);
        Sr25519.toEd25519Form(key).close();
        assertThat(key.copyBytes()).isEqualTo(before);
        assertThat(chainCode).isEqualTo(chainCodeBefore);
        assertThat(publicKey).isEqualTo(publicKeyBefore);
        assertThat(message).isEqualTo(messageBefore);
        assertThat(signature).isEqualTo(signatureBefore);
    }

    @Test
    void wrongLengthsAreTheCallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.expand(key));
        assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.publicKey(mini));
        assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.sign(key, new byte[31], message));
        assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.deriveHard(key, new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.deriveSoft(key, publicKey, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.deriveSoftPublic(new byte[31], new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> Sr25519.fromEd25519Form(mini));
    }
}
