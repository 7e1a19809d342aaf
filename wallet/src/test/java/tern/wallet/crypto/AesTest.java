package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tern.wallet.crypto.Vectors.hex;
import static tern.wallet.crypto.Vectors.reveal;
import static tern.wallet.crypto.Vectors.secret;

import java.util.Arrays;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesTest {

    /// NIST SP 800-38A, F.5.6.
    @Test
    void counterModeGivesNistsText() {
        try (Secret key = secret("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")) {
            byte[] counter = hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
            byte[] cipher = hex("601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                    + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6");
            byte[] plain = hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                    + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
            assertThat(reveal(AesCtr.apply(key, counter, cipher))).isEqualTo(plain);
            assertThat(reveal(AesCtr.apply(key, counter, Arrays.copyOf(cipher, 5)))).isEqualTo(Arrays.copyOf(plain, 5));
        }
    }

    @Test
    void chainedBlocksDecryptWithoutTheirPadding() throws Exception {
        SplittableRandom random = new SplittableRandom(38);
        for (int length = 0; length < 50; length++) {
            byte[] key = Vectors.random(random, 16);
            byte[] iv = Vectors.random(random, 16);
            byte[] plain = Vectors.random(random, length);
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            byte[] encrypted = cipher.doFinal(plain);
            try (Secret secretKey = Vectors.secretCopy(key)) {
                assertThat(reveal(AesCbc.decrypt(secretKey, iv, encrypted))).isEqualTo(plain);
            }
        }
    }

    @Test
    void wrongPaddingAndPartialBlocksAreRefused() {
        try (Secret key = Secret.allocate(16)) {
            byte[] iv = new byte[16];
            for (int length : new int[]{1, 15, 17, 31, 16, 32}) {
                CryptoException refused = catchThrowableOfType(CryptoException.class,
                        () -> AesCbc.decrypt(key, iv, new byte[length]));
                assertThat(refused.kind()).isEqualTo(CryptoException.Kind.MALFORMED);
            }
        }
    }

    @Test
    void wrongKeySizesAreTheCallersMistake() {
        try (Secret key = Secret.allocate(15); Secret right = Secret.allocate(32)) {
            assertThatIllegalArgumentException().isThrownBy(() -> AesCtr.apply(key, new byte[16], new byte[1]));
            assertThatIllegalArgumentException().isThrownBy(() -> AesCbc.decrypt(right, new byte[15], new byte[16]));
        }
    }
}
