package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tern.wallet.crypto.Vectors.bytes;
import static tern.wallet.crypto.Vectors.hex;
import static tern.wallet.crypto.Vectors.reveal;
import static tern.wallet.crypto.Vectors.secret;
import static tern.wallet.crypto.Vectors.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SecretBoxTest {

    private static final byte[] NONCE = new byte[24];

    /// The example of "Cryptography in NaCl", section 10.
    @Test
    void naClsExampleSealsAndOpens() throws CryptoException {
        byte[] plain = hex("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d4"
                + "5e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a"
                + "024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705");
        byte[] nonce = hex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
        byte[] box = hex("f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c5"
                + "31a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8a"
                + "b932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622"
                + "a43d14a6599b1f654cb45a74e355a5");
        try (Secret key = secret("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");
                Secret content = Vectors.secretCopy(plain)) {
            assertThat(SecretBox.seal(key, nonce, content)).isEqualTo(box);
            assertThat(reveal(SecretBox.open(key, nonce, box))).isEqualTo(plain);
        }
    }

    @Test
    void keyfilesOfTheVectorsOpenAndSealToTheSameBytes() throws CryptoException {
        int count = 0;
        for (JsonNode vector : Vectors.file("keyfile-nacl.json").get("cases")) {
            byte[] file = hex(text(vector, "file_hex"));
            byte[] nonce = bytes(vector, "nonce");
            byte[] box = Arrays.copyOfRange(file, 29, file.length);
            try (Secret key = secret(vector, "argon2i_key"); Secret plain = SecretBox.open(key, nonce, box)) {
                assertThat(plain.copyBytes())
                        .isEqualTo(text(vector, "plaintext_utf8").getBytes(StandardCharsets.UTF_8));
                assertThat(SecretBox.seal(key, nonce, plain)).isEqualTo(box);
            }
            count++;
        }
        assertThat(count).isEqualTo(9);
    }

    @Test
    void anyLengthRoundTrips() throws CryptoException {
        SplittableRandom random = new SplittableRandom(24);
        try (Secret key = Secret.random(32)) {
            for (int length = 0; length < 300; length++) {
                byte[] plain = Vectors.random(random, length);
                byte[] nonce = Vectors.random(random, 24);
                try (Secret content = Vectors.secretCopy(plain)) {
                    byte[] box = SecretBox.seal(key, nonce, content);
                    assertThat(box).hasSize(length + 16);
                    assertThat(reveal(SecretBox.open(key, nonce, box))).isEqualTo(plain);
                }
            }
        }
    }

    @Test
    void openRejectsEveryFlippedBit() {
        try (Secret key = Secret.random(32); Secret plain = Secret.random(40)) {
            byte[] box = SecretBox.seal(key, NONCE, plain);
            for (int bit = 0; bit < 8 * box.length; bit++) {
                assertRefused(CryptoException.Kind.NOT_AUTHENTIC, key, NONCE, Vectors.flip(box, bit));
            }
            for (int bit = 0; bit < 8 * 24; bit++) {
                assertRefused(CryptoException.Kind.NOT_AUTHENTIC, key, Vectors.flip(NONCE, bit), box);
            }
            byte[] keyBytes = key.copyBytes();
            for (int bit = 0; bit < 256; bit++) {
                try (Secret other = Secret.takeBytes(Vectors.flip(keyBytes, bit))) {
                    assertRefused(CryptoException.Kind.NOT_AUTHENTIC, other, NONCE, box);
                }
            }
        }
    }

    @Test
    void openRejectsWhatIsCutOrLengthened() {
        try (Secret key = Secret.random(32); Secret plain = Secret.random(40)) {
            byte[] box = SecretBox.seal(key, NONCE, plain);
            for (int length = 0; length < box.length; length++) {
                assertRefused(length < 16 ? CryptoException.Kind.MALFORMED : CryptoException.Kind.NOT_AUTHENTIC, key,
                        NONCE, Arrays.copyOf(box, length));
            }
            assertRefused(CryptoException.Kind.NOT_AUTHENTIC, key, NONCE, Arrays.copyOf(box, box.length + 1));
        }
    }

    private static void assertRefused(CryptoException.Kind kind, Secret key, byte[] nonce, byte[] box) {
        CryptoException refused = catchThrowableOfType(CryptoException.class, () -> SecretBox.open(key, nonce, box));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(kind);
    }

    @Test
    void wrongSizesAreTheCallersMistake() {
        try (Secret key = Secret.random(31); Secret right = Secret.random(32); Secret plain = Secret.random(1)) {
            assertThatIllegalArgumentException().isThrownBy(() -> SecretBox.seal(key, NONCE, plain));
            assertThatIllegalArgumentException().isThrownBy(() -> SecretBox.seal(right, new byte[23], plain));
            assertThatIllegalArgumentException().isThrownBy(() -> SecretBox.open(key, NONCE, new byte[16]));
        }
    }
}
