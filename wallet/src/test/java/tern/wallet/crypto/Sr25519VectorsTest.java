package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static tern.wallet.crypto.Vectors.bytes;
import static tern.wallet.crypto.Vectors.reveal;
import static tern.wallet.crypto.Vectors.secret;
import static tern.wallet.crypto.Vectors.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Keys, derivation and signatures of the Rust schnorrkel and of @scure/sr25519.
class Sr25519VectorsTest {

    /// Public since the first days of Substrate; its entropy is in no vector file.
    private static final String DEVELOPMENT_PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit "
            + "walk";

    private final JsonNode keys = Vectors.file("sr25519-keys.json");
    private final JsonNode derivation = Vectors.file("sr25519-derivation.json");
    private final JsonNode signatures = Vectors.file("sr25519-signatures.json");

    @Test
    void seedsExpandToTheVectorsKeys() throws CryptoException {
        int count = 0;
        for (JsonNode vector : keys.get("seeds")) {
            try (Secret mini = secret(vector, "seed");
                    Secret key = Sr25519.expand(mini);
                    Secret stored = Sr25519.toEd25519Form(key);
                    Secret back = Sr25519.fromEd25519Form(stored)) {
                assertThat(stored.copyBytes()).isEqualTo(bytes(vector, "secretKey64_ed25519form"));
                assertThat(back.contentEquals(key)).isTrue();
                assertThat(Sr25519.isSecretKey(key)).isTrue();
                assertThat(Sr25519.publicKey(key)).isEqualTo(bytes(vector, "publicKey"));
            }
            count++;
        }
        assertThat(count).isEqualTo(11);
    }

    @Test
    void oneHardAndOneSoftStepGiveTheVectorsChildren() throws CryptoException {
        int count = 0;
        for (JsonNode vector : keys.get("hdkd_steps")) {
            byte[] publicKey = bytes(vector, "publicKey");
            byte[] chainCode = bytes(vector, "chainCode");
            try (Secret stored = secret(vector, "secretKey");
                    Secret key = Sr25519.fromEd25519Form(stored);
                    Secret mini = Sr25519.deriveHard(key, chainCode);
                    Secret hard = Sr25519.expand(mini);
                    Secret soft = Sr25519.deriveSoft(key, publicKey, chainCode)) {
                assertThat(Sr25519.publicKey(key)).isEqualTo(publicKey);
                assertThat(reveal(Sr25519.toEd25519Form(hard))).isEqualTo(bytes(vector, "hard_secretKey"));
                assertThat(Sr25519.publicKey(hard)).isEqualTo(bytes(vector, "hard_publicKey"));
                assertThat(Arrays.copyOf(reveal(Sr25519.toEd25519Form(soft)), 32))
                        .isEqualTo(bytes(vector, "soft_scalar_ed25519form"));
                assertThat(Sr25519.publicKey(soft)).isEqualTo(bytes(vector, "soft_publicKey"));
                assertThat(Sr25519.deriveSoftPublic(publicKey, chainCode)).isEqualTo(bytes(vector, "soft_publicKey"));
            }
            count++;
        }
        assertThat(count).isEqualTo(6);
    }

    @Test
    void publicKeysDeriveWithoutSecrets() throws CryptoException {
        int count = 0;
        for (JsonNode vector : keys.get("soft_public")) {
            assertThat(Sr25519.deriveSoftPublic(bytes(vector, "publicKey"), bytes(vector, "chainCode")))
                    .isEqualTo(bytes(vector, "childPublicKey"));
            count++;
        }
        assertThat(count).isEqualTo(6);
    }

    @Test
    void wholePathsLeadToTheVectorsAccounts() {
        Map<String, byte[]> entropies = entropies();
        int sr25519 = 0;
        int ed25519 = 0;
        for (JsonNode vector : derivation.get("cases")) {
            byte[] entropy = entropies.get(text(vector, "mnemonic"));
            JsonNode password = vector.get("password");
            String words = password.isNull() ? "" : password.stringValue();
            Secret mini = miniSecret(entropy, words);
            assertThat(sr25519PublicKey(mini, vector.get("junctions"))).as(text(vector, "path"))
                    .isEqualTo(bytes(vector, "publicKey"));
            sr25519++;
            if (!vector.get("ed25519_publicKey").isNull()) {
                assertThat(ed25519PublicKey(miniSecret(entropy, words), vector.get("junctions")))
                        .as("ed25519 " + text(vector, "path"))
                        .isEqualTo(bytes(vector, "ed25519_publicKey"));
                ed25519++;
            }
        }
        assertThat(sr25519).isEqualTo(68);
        assertThat(ed25519).isGreaterThan(30);
        for (JsonNode vector : derivation.get("divergent")) {
            Secret mini = miniSecret(entropies.get(text(vector, "mnemonic")), "");
            try (mini;
                    Secret key = Sr25519.expand(mini);
                    Secret childMini = Sr25519.deriveHard(key, bytes(vector, "sp_core_chainCode"));
                    Secret child = Sr25519.expand(childMini)) {
                assertThat(Sr25519.publicKey(child)).isEqualTo(bytes(vector, "sp_core_publicKey"));
            }
        }
    }

    private static byte[] sr25519PublicKey(Secret mini, JsonNode junctions) {
        Secret key = Sr25519.expand(mini);
        mini.close();
        for (JsonNode junction : junctions) {
            byte[] chainCode = bytes(junction, "chainCode");
            Secret parent = key;
            if (junction.get("hard").booleanValue()) {
                try (Secret childMini = Sr25519.deriveHard(parent, chainCode)) {
                    key = Sr25519.expand(childMini);
                }
            } else {
                key = Sr25519.deriveSoft(parent, Sr25519.publicKey(parent), chainCode);
            }
            parent.close();
        }
        try (Secret last = key) {
            return Sr25519.publicKey(last);
        }
    }

    private static byte[] ed25519PublicKey(Secret seed, JsonNode junctions) {
        Secret key = seed;
        for (JsonNode junction : junctions) {
            Secret parent = key;
            key = Ed25519.deriveHard(parent, bytes(junction, "chainCode"));
            parent.close();
        }
        try (Secret last = key) {
            return Ed25519.publicKey(last);
        }
    }

    /// Substrate's variant of BIP-39: the entropy, not the words, is stretched.
    private static Secret miniSecret(byte[] entropy, String password) {
        byte[] salt = ("mnemonic" + password).getBytes(StandardCharsets.UTF_8);
        try (Secret secretEntropy = Vectors.secretCopy(entropy);
                Secret seed = Pbkdf2.hmacSha512(secretEntropy, salt, 2048, 64)) {
            return seed.copy(0, 32);
        }
    }

    private static Map<String, byte[]> entropies() {
        Map<String, byte[]> entropies = new HashMap<>();
        for (JsonNode vector : Vectors.file("bip39.json").get("cases")) {
            entropies.put(text(vector, "mnemonic"), bytes(vector, "entropy"));
        }
        entropies.put(DEVELOPMENT_PHRASE, Vectors.hex("1a486a5fbe53639984cb64b070755f7b"));
        return entropies;
    }

    @Test
    void signaturesWithKnownRandomnessAreByteEqual() throws CryptoException {
        int count = 0;
        for (JsonNode vector : signatures.get("deterministic")) {
            byte[] publicKey = bytes(vector, "publicKey");
            byte[] message = bytes(vector, "message");
            try (Secret stored = secret(vector, "secretKey");
                    Secret key = Sr25519.fromEd25519Form(stored)) {
                byte[] signature = Sr25519.sign(key, publicKey, message, bytes(vector, "rng32"));
                assertThat(signature).isEqualTo(bytes(vector, "signature"));
                assertThat(Sr25519.verify(publicKey, message, signature)).isTrue();
                assertThat(Sr25519.verify(publicKey, message, Sr25519.sign(key, publicKey, message))).isTrue();
            }
            count++;
        }
        assertThat(count).isEqualTo(38);
    }

    @Test
    void foreignSignaturesVerify() {
        int count = 0;
        for (JsonNode vector : signatures.get("verify_only")) {
            assertThat(Sr25519.verify(bytes(vector, "publicKey"), bytes(vector, "message"), bytes(vector, "signature")))
                    .isTrue();
            count++;
        }
        assertThat(count).isEqualTo(33);
    }

    @Test
    void badSignaturesAreRefusedAlsoTheOneForTheIdentityKey() {
        int count = 0;
        for (JsonNode vector : signatures.get("negative")) {
            assertThat(Sr25519.verify(bytes(vector, "publicKey"), bytes(vector, "message"), bytes(vector, "signature")))
                    .as(text(vector, "name"))
                    .isFalse();
            count++;
        }
        assertThat(count).isEqualTo(24);
    }

    @Test
    void signaturesOfAWrongLengthAreRefused() {
        int count = 0;
        for (JsonNode vector : signatures.get("wrong_length")) {
            assertThat(Sr25519.verify(bytes(vector, "publicKey"), bytes(vector, "message"), bytes(vector, "signature")))
                    .as(text(vector, "name"))
                    .isFalse();
            count++;
        }
        assertThat(count).isEqualTo(6);
    }
}
