package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tern.wallet.crypto.Vectors.hex;
import static tern.wallet.crypto.Vectors.secret;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Derivation is held against vectors in [Sr25519VectorsTest].
class Ed25519Test {

    private record Rfc(String seed, String publicKey, String message, String signature) {}

    /// RFC 8032, section 7.1, tests 1 to 3.
    private static final List<Rfc> RFC_8032 = List.of(
            new Rfc("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                            + "d25bf5f0595bbe24655141438e7a100b"),
            new Rfc("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                            + "387b2eaeb4302aeeb00d291612bb0c00"),
            new Rfc("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                            + "4a7c15e9716ed28dc027beceea1ec40a"));

    @Test
    void keysAndSignaturesAreTheRfcs() {
        for (Rfc test : RFC_8032) {
            try (Secret seed = secret(test.seed())) {
                assertThat(Ed25519.publicKey(seed)).isEqualTo(hex(test.publicKey()));
                assertThat(Ed25519.sign(seed, hex(test.message()))).isEqualTo(hex(test.signature()));
                assertThat(Ed25519.verify(hex(test.publicKey()), hex(test.message()), hex(test.signature()))).isTrue();
            }
        }
    }

    @Test
    void everyChangeIsRefused() {
        SplittableRandom random = new SplittableRandom(8032);
        byte[] message = Vectors.random(random, 50);
        try (Secret seed = Secret.takeBytes(Vectors.random(random, 32))) {
            byte[] publicKey = Ed25519.publicKey(seed);
            byte[] signature = Ed25519.sign(seed, message);
            for (int bit = 0; bit < 512; bit++) {
                assertThat(Ed25519.verify(publicKey, message, Vectors.flip(signature, bit))).isFalse();
            }
            for (int bit = 0; bit < 256; bit++) {
                assertThat(Ed25519.verify(Vectors.flip(publicKey, bit), message, signature)).isFalse();
            }
            for (int bit = 0; bit < 400; bit++) {
                assertThat(Ed25519.verify(publicKey, Vectors.flip(message, bit), signature)).isFalse();
            }
            for (int length : new int[]{0, 1, 63, 65}) {
                assertThat(Ed25519.verify(publicKey, message, Arrays.copyOf(signature, length))).isFalse();
            }
            assertThat(Ed25519.verify(Arrays.copyOf(publicKey, 31), message, signature)).isFalse();
        }
    }

    @Test
    void aScalarAboveTheOrderIsRefused() {
        Rfc test = RFC_8032.get(1);
        byte[] signature = hex(test.signature());
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] big = new byte[33];
        for (int i = 0; i < 32; i++) {
            big[32 - i] = signature[32 + i];
        }
        byte[] sum = new BigInteger(1, big).add(order).toByteArray();
        byte[] malleated = signature.clone();
        Arrays.fill(malleated, 32, 64, (byte) 0);
        for (int i = 0; i < sum.length; i++) {
            malleated[32 + i] = sum[sum.length - 1 - i];
        }
        assertThat(Ed25519.verify(hex(test.publicKey()), hex(test.message()), malleated)).isFalse();
    }

    @Test
    void wrongLengthsAreTheCallersMistake() {
        try (Secret seed = Secret.allocate(31); Secret right = Secret.allocate(32)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.publicKey(seed));
            assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.sign(seed, new byte[0]));
            assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.deriveHard(seed, new byte[32]));
            assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.deriveHard(right, new byte[31]));
        }
    }
}
