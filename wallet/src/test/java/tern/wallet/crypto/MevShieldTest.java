package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tern.wallet.crypto.Vectors.bytes;
import static tern.wallet.crypto.Vectors.text;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MevShieldTest {

    private final JsonNode vectors = Vectors.file("mev-shield.json");

    @Test
    void knownRandomnessGivesTheVectorsBytes() throws CryptoException {
        int count = 0;
        for (JsonNode vector : vectors.get("cases")) {
            byte[] ciphertext = MevShield.encrypt(bytes(vector, "encapsulation_key"), bytes(vector, "plaintext"),
                    bytes(vector, "encapsulation_m"), bytes(vector, "nonce"));
            assertThat(ciphertext).isEqualTo(bytes(vector, "ciphertext"))
                    .hasSize(vector.get("ciphertext_len").intValue());
            assertThat(MevShield.decrypt(bytes(vector, "decapsulation_key"), ciphertext))
                    .isEqualTo(bytes(vector, "plaintext"));
            count++;
        }
        assertThat(count).isEqualTo(5);
    }

    @Test
    void freshRandomnessOpensAndNeverRepeats() throws CryptoException {
        JsonNode vector = vectors.get("cases").get(0);
        byte[] plaintext = bytes(vector, "plaintext");
        byte[] one = MevShield.encrypt(bytes(vector, "encapsulation_key"), plaintext);
        byte[] other = MevShield.encrypt(bytes(vector, "encapsulation_key"), plaintext);
        assertThat(one).isNotEqualTo(other);
        assertThat(MevShield.decrypt(bytes(vector, "decapsulation_key"), one)).isEqualTo(plaintext);
        assertThat(MevShield.decrypt(bytes(vector, "decapsulation_key"), other)).isEqualTo(plaintext);
    }

    @Test
    void changedCiphertextsDoNotOpen() {
        byte[] key = bytes(vectors.get("cases").get(0), "decapsulation_key");
        int count = 0;
        for (JsonNode vector : vectors.get("negative")) {
            assertThatThrownBy(() -> MevShield.decrypt(key, bytes(vector, "ciphertext"))).as(text(vector, "name"))
                    .isInstanceOf(CryptoException.class);
            count++;
        }
        assertThat(count).isEqualTo(8);
    }

    /// Also the all-zero key, which is legal to the letter, but hides nothing.
    @Test
    void badKeysAreRefused() {
        int count = 0;
        for (JsonNode vector : vectors.get("bad_keys")) {
            CryptoException refused = catchThrowableOfType(CryptoException.class,
                    () -> MevShield.encrypt(bytes(vector, "encapsulation_key"), new byte[10]));
            assertThat(refused.kind()).as(text(vector, "name")).isEqualTo(CryptoException.Kind.BAD_KEY);
            count++;
        }
        assertThat(count).isEqualTo(3);
    }

    @Test
    void whatDoesNotFitThePalletIsRefused() throws CryptoException {
        byte[] key = bytes(vectors.get("cases").get(0), "encapsulation_key");
        assertThat(MevShield.encrypt(key, new byte[MevShield.MAX_PLAINTEXT])).hasSize(8192);
        CryptoException refused = catchThrowableOfType(CryptoException.class,
                () -> MevShield.encrypt(key, new byte[MevShield.MAX_PLAINTEXT + 1]));
        assertThat(refused.kind()).isEqualTo(CryptoException.Kind.MALFORMED);
    }
}
