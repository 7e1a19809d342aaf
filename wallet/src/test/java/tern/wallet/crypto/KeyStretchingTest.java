package tern.wallet.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tern.wallet.crypto.Vectors.bytes;
import static tern.wallet.crypto.Vectors.hex;
import static tern.wallet.crypto.Vectors.password;
import static tern.wallet.crypto.Vectors.reveal;
import static tern.wallet.crypto.Vectors.secret;
import static tern.wallet.crypto.Vectors.text;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// PBKDF2, HMAC and scrypt.
class KeyStretchingTest {

    /// RFC 7914, section 11.
    @Test
    void pbkdf2Sha256GivesTheRfcsKeys() {
        try (Secret passwd = password("passwd"); Secret word = password("Password")) {
            assertThat(reveal(Pbkdf2.hmacSha256(passwd, "salt".getBytes(UTF_8), 1, 64)))
                    .isEqualTo(hex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                            + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"));
            assertThat(reveal(Pbkdf2.hmacSha256(word, "NaCl".getBytes(UTF_8), 80_000, 64)))
                    .isEqualTo(hex("4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                            + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"));
        }
    }

    @Test
    void pbkdf2Sha512GivesTheSubstrateSeeds() {
        int count = 0;
        for (JsonNode vector : Vectors.file("bip39.json").get("cases")) {
            byte[] salt = ("mnemonic" + text(vector, "password")).getBytes(UTF_8);
            try (Secret entropy = secret(vector, "entropy")) {
                assertThat(reveal(Pbkdf2.hmacSha512(entropy, salt, 2048, 64)))
                        .isEqualTo(bytes(vector, "substrate_seed64"));
            }
            count++;
        }
        assertThat(count).isEqualTo(64);
    }

    @Test
    void pbkdf2AgreesWithBouncyCastleAlsoForNoPassword() {
        long seed = 8018;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 150; i++) {
            byte[] input = Vectors.random(random, i == 0 ? 0 : random.nextInt(200));
            byte[] salt = Vectors.random(random, random.nextInt(80));
            int rounds = random.nextInt(1, 30);
            int length = random.nextInt(1, 200);
            try (Secret password = Vectors.secretCopy(input)) {
                var sha256 = new PKCS5S2ParametersGenerator(new SHA256Digest());
                sha256.init(input, salt, rounds);
                assertThat(reveal(Pbkdf2.hmacSha256(password, salt, rounds, length))).as("seed %d case %d", seed, i)
                        .isEqualTo(((KeyParameter) sha256.generateDerivedMacParameters(8 * length)).getKey());
                var sha512 = new PKCS5S2ParametersGenerator(new SHA512Digest());
                sha512.init(input, salt, rounds);
                assertThat(reveal(Pbkdf2.hmacSha512(password, salt, rounds, length))).as("seed %d case %d", seed, i)
                        .isEqualTo(((KeyParameter) sha512.generateDerivedMacParameters(8 * length)).getKey());
            }
        }
        try (Secret password = password("x")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Pbkdf2.hmacSha256(password, new byte[1], 0, 32));
            assertThatIllegalArgumentException().isThrownBy(() -> Pbkdf2.hmacSha512(password, new byte[1], 1, 0));
        }
    }

    /// RFC 4231, cases 1, 2 and 6.
    @Test
    void hmacGivesTheRfcsTags() {
        try (Secret one = secret("0b".repeat(20));
                Secret two = password("Jefe");
                Secret six = secret("aa".repeat(131));
                Secret none = Secret.allocate(0)) {
            assertThat(Hmac.sha256(one, "Hi ".getBytes(UTF_8), "There".getBytes(UTF_8)))
                    .isEqualTo(hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
            assertThat(Hmac.sha256(two, "what do ya want for nothing?".getBytes(UTF_8)))
                    .isEqualTo(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
            assertThat(Hmac.sha256(six, "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(UTF_8)))
                    .isEqualTo(hex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
            assertThat(Hmac.sha256(none))
                    .isEqualTo(hex("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
        }
    }

    /// RFC 7914, section 12, but for its 1 GiB case.
    @Test
    void scryptGivesTheRfcsKeys() throws CryptoException {
        try (Secret none = Secret.allocate(0);
                Secret password = password("password");
                Secret please = password("pleaseletmein")) {
            assertThat(reveal(Scrypt.derive(none, new byte[0], 16, 1, 1, 64)))
                    .isEqualTo(hex("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                            + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"));
            assertThat(reveal(Scrypt.derive(password, "NaCl".getBytes(UTF_8), 1024, 8, 16, 64)))
                    .isEqualTo(hex("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                            + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"));
            assertThat(reveal(Scrypt.derive(please, "SodiumChloride".getBytes(UTF_8), 16_384, 8, 1, 64)))
                    .isEqualTo(hex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                            + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"));
        }
    }

    @Test
    void scryptGivesTheKeysOfPolkadotJsFiles() throws CryptoException {
        int count = 0;
        for (JsonNode vector : Vectors.file("polkadot-js-keystore.json").get("cases")) {
            JsonNode expected = vector.get("expected");
            if (expected.has("derived_key") && count < 2) {
                JsonNode cost = expected.get("scrypt");
                try (Secret password = password(text(vector, "password"))) {
                    assertThat(reveal(Scrypt.derive(password, bytes(expected, "salt"), cost.get("N").intValue(),
                            cost.get("r").intValue(), cost.get("p").intValue(), 32)))
                            .isEqualTo(bytes(expected, "derived_key"));
                }
                count++;
            }
        }
        assertThat(count).isEqualTo(2);
    }

    @Test
    void scryptAgreesWithBouncyCastle() throws CryptoException {
        long seed = 7914;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 60; i++) {
            byte[] input = Vectors.random(random, random.nextInt(60));
            byte[] salt = Vectors.random(random, random.nextInt(60));
            int n = 1 << random.nextInt(1, 8);
            int r = random.nextInt(1, 10);
            int p = random.nextInt(1, 5);
            try (Secret password = Vectors.secretCopy(input)) {
                assertThat(reveal(Scrypt.derive(password, salt, n, r, p, 40))).as("seed %d case %d", seed, i)
                        .isEqualTo(SCrypt.generate(input, salt, n, r, p, 40));
            }
        }
    }

    @Test
    void scryptRefusesBombsBeforeItAllocates() {
        try (Secret password = password("x")) {
            for (int[] cost : new int[][]{{1 << 30, 8, 1}, {3, 8, 1}, {1, 8, 1}, {0, 8, 1}, {-2, 8, 1}, {1024, 0, 1},
                    {1024, 8, 0}, {1024, 8, 17}, {2, Integer.MAX_VALUE, 1}, {1 << 19, 8, 1}}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Scrypt.derive(password, new byte[8], cost[0], cost[1], cost[2], 32));
            }
            CryptoException refused = catchThrowableOfType(CryptoException.class,
                    () -> Scrypt.derive(password, new byte[8], 131_072, 8, 1, 32, () -> OptionalLong.of(1000)));
            assertThat(refused.kind()).isEqualTo(CryptoException.Kind.OUT_OF_MEMORY);
        }
    }
}
