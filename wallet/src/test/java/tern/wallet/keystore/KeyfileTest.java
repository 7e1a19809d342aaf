package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tern.wallet.TestData;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

class KeyfileTest {

    private static final String DEV = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

    private static final String DEV_ADDRESS = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";

    private static final String DEV_SEED = "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

    private final KnownKeys keys = KnownKeys.ofVectors();

    private final Envelope envelope = new Envelope(keys);

    private KeyMaterial open(byte[] file, String password) throws KeystoreException {
        try (Secret bytes = Secret.takeBytes(file.clone());
                Secret given = SecretTexts.of(password);
                Secret content = envelope.open(bytes, Optional.of(given))) {
            return KeyContent.parse(content);
        }
    }

    private Kind refusal(byte[] file, String password) {
        return catchThrowableOfType(KeystoreException.class, () -> open(file, password).close()).kind();
    }

    private static Stream<JsonNode> nacl(String list) {
        return TestData.vectors("keyfile-nacl.json").get(list).valueStream();
    }

    private static byte[] fileOf(JsonNode entry) {
        return entry.has("file_hex")
                ? Hex.decode(entry.get("file_hex").asString())
                : entry.get("file_utf8").asString().getBytes(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> naclFilesOfEveryLayoutOpen() {
        return nacl("cases").map(entry -> DynamicTest.dynamicTest(entry.get("name").asString(), () -> {
            try (KeyMaterial key = open(fileOf(entry), entry.get("password").asString())) {
                assertThat(key.account().address()).isEqualTo(entry.get("expected_address").asString());
                assertThat(Hex.encode(key.account().bytes())).isEqualTo(entry.get("expected_public_key").asString());
                assertThat(key.scheme().multiSignatureIndex()).isEqualTo(entry.get("crypto_type").asInt());
                assertThat(key.phrase().map(KeyfileTest::textAndClose))
                        .isEqualTo(Optional.ofNullable(entry.get("mnemonic").asStringOpt().orElse(null)));
                if (entry.get("plaintext_utf8").asString().contains("secretSeed")) {
                    assertThat(key.seed().map(KeyfileTest::hexAndClose)).hasValue(entry.get("seed").asString());
                }
            }
        }));
    }

    private static String textAndClose(Secret secret) {
        try (secret) {
            return SecretTexts.text(secret);
        }
    }

    private static String hexAndClose(Secret secret) {
        try (secret) {
            return SecretTexts.hex(secret);
        }
    }

    @TestFactory
    Stream<DynamicTest> damagedNaclFilesAndWrongPasswordsAreRefused() {
        return nacl("negative").map(entry -> DynamicTest.dynamicTest(entry.get("name").asString(),
                () -> assertThat(refusal(fileOf(entry), entry.get("password").asString()))
                        .isIn(Kind.WRONG_PASSWORD, Kind.PASSWORD_NEEDED, Kind.CONTENT)));
    }

    @TestFactory
    Stream<DynamicTest> decryptedNonsenseIsRefused() {
        return nacl("bad_content").map(entry -> DynamicTest.dynamicTest(entry.get("name").asString(), () -> {
            if (entry.get("name").asString().equals("phrase and seed disagree")) {
                // the vector's phrase and seed do agree: its file opens as the account it names; the real disagreement
                // is in wordsSeedAndKeyMustAgree
                try (KeyMaterial key = open(fileOf(entry), entry.get("password").asString())) {
                    assertThat(key.account().address()).isEqualTo(DEV_ADDRESS);
                }
                return;
            }
            assertThat(refusal(fileOf(entry), entry.get("password").asString())).isIn(Kind.CONTENT, Kind.UNSUPPORTED);
        }));
    }

    @TestFactory
    Stream<DynamicTest> plainFilesAreRead() {
        return nacl("plain_files").map(entry -> DynamicTest.dynamicTest(entry.get("name").asString(), () -> {
            try (Secret file = Secret.takeBytes(fileOf(entry))) {
                PublicFile shown = PublicFile.parse(fileOf(entry));
                assertThat(shown.account().orElseThrow().address()).isEqualTo(entry.get("expected_address").asString());
                assertThat(shown.unusual()).isEmpty();
                assertThat(Protection.of(file)).isEqualTo(Protection.PLAIN);
                if (entry.get("has_secret").asBoolean()) {
                    try (KeyMaterial key = KeyContent.parse(file)) {
                        assertThat(key.account()).isEqualTo(shown.account().orElseThrow());
                    }
                } else if (entry.get("file_utf8").asString().startsWith("{")) {
                    assertThatThrownBy(() -> KeyContent.parse(file)).isInstanceOf(KeystoreException.class)
                            .hasMessageContaining("no private key");
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> fernetFilesOpenAndDamagedOnesDoNot() {
        JsonNode fernet = TestData.vectors("keyfile-legacy.json").get("fernet");
        return Stream.concat(fernet.get("cases").valueStream().map(entry -> DynamicTest.dynamicTest("opens", () -> {
            byte[] token = entry.get("token").asString().getBytes(StandardCharsets.US_ASCII);
            assertThat(new String(token, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("gAAAAA");
            for (String end : new String[]{"", "\n"}) {
                byte[] file = (entry.get("token").asString() + end).getBytes(StandardCharsets.US_ASCII);
                try (KeyMaterial key = open(file, entry.get("password").asString())) {
                    assertThat(key.account().address()).isEqualTo(entry.get("expected_address").asString());
                }
            }
        })), fernet.get("negative")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(entry.get("name").asString(),
                        () -> assertThat(refusal(entry.get("token").asString().getBytes(StandardCharsets.US_ASCII),
                                entry.get("password").asString())).isIn(Kind.WRONG_PASSWORD, Kind.CONTENT))));
    }

    @TestFactory
    Stream<DynamicTest> vaultFilesOpenAndDamagedOnesDoNot() {
        JsonNode vault = TestData.vectors("keyfile-legacy.json").get("ansible_vault");
        Stream<DynamicTest> good = Stream.of("cases", "lenient")
                .flatMap(list -> vault.get(list).valueStream())
                .map(entry -> DynamicTest.dynamicTest("opens", () -> {
                    try (KeyMaterial key = open(fileOf(entry), entry.get("password").asString())) {
                        assertThat(entry.get("plaintext_utf8").asString()).contains(key.account().address());
                    }
                    String versioned = entry.get("file_utf8").asString().replace(";1.1;AES256", ";1.2;AES256;my-id");
                    try (KeyMaterial key = open(versioned.getBytes(StandardCharsets.UTF_8),
                            entry.get("password").asString())) {
                        assertThat(entry.get("plaintext_utf8").asString()).contains(key.account().address());
                    }
                }));
        return Stream.concat(good, vault.get("negative")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.get("name").asString(), () -> assertThat(refusal(fileOf(entry),
                                entry.get("password").asString()))
                                .isIn(Kind.WRONG_PASSWORD, Kind.CONTENT, Kind.UNSUPPORTED))));
    }

    @Test
    void encryptedFilesAskForAPassword() {
        byte[] file = fileOf(nacl("cases").findFirst().orElseThrow());
        try (Secret bytes = Secret.takeBytes(file)) {
            KeystoreException refused = catchThrowableOfType(KeystoreException.class,
                    () -> envelope.open(bytes, Optional.empty()));
            assertThat(refused.kind()).isEqualTo(Kind.PASSWORD_NEEDED);
        }
    }

    @Test
    void everyFlippedBitOfAFileIsNoticed() throws KeystoreException {
        byte[] file = fileOf(nacl("cases").findFirst().orElseThrow());
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 150; round++) {
            byte[] changed = file.clone();
            int bit = random.nextInt(file.length * 8);
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> open(changed, "correct horse battery staple")).as("seed %d bit %d", seed, bit)
                    .isInstanceOf(KeystoreException.class);
        }
        try (KeyMaterial key = open(file, "correct horse battery staple")) {
            assertThat(key.account().address()).isEqualTo(DEV_ADDRESS);
        }
    }

    @Test
    void writesExactlyTheTextThatTheWalletLibraryWrites() throws Exception {
        for (JsonNode entry : nacl("cases").toList()) {
            String expected = entry.get("plaintext_utf8").asString();
            if (expected.contains(": ") || !expected.startsWith("{\"accountId\"") || !expected.contains("Phrase")) {
                continue;
            }
            KeyScheme scheme = KeyScheme.ofIndex(entry.get("crypto_type").asInt()).orElseThrow();
            try (Secret words = SecretTexts.of(entry.get("mnemonic").asString());
                    KeyMaterial material = KeyMaterial.ofPhrase(scheme, words);
                    Secret written = KeyContent.write(material)) {
                assertThat(SecretTexts.text(written)).isEqualTo(expected);
            }
        }
        String publicText = nacl("plain_files").filter(entry -> entry.get("name")
                .asString()
                .equals("coldkeypub.txt 4.x")).findFirst().orElseThrow().get("file_utf8").asString();
        try (Secret words = SecretTexts.of(DEV);
                KeyMaterial material = KeyMaterial.ofPhrase(KeyScheme.SR25519, words)) {
            assertThat(PublicFile.write(material.account(), material.scheme())).isEqualTo(publicText);
        }
    }

    @Test
    void whatIsSealedOpensAgainAndOnlyWithItsPassword() throws Exception {
        try (Secret content = SecretTexts.of("{\"secretSeed\":\"" + DEV_SEED + "\"}");
                Secret password = SecretTexts.of("päss 🔑");
                Secret one = envelope.seal(content, password);
                Secret two = envelope.seal(content, password)) {
            assertThat(Protection.of(one)).isEqualTo(Protection.NACL);
            assertThat(one.contentEquals(two)).as("each has its own nonce").isFalse();
            try (KeyMaterial key = open(one.copyBytes(), "päss 🔑")) {
                assertThat(key.account().address()).isEqualTo(DEV_ADDRESS);
            }
            assertThat(refusal(one.copyBytes(), "päss")).isEqualTo(Kind.WRONG_PASSWORD);
        }
    }

    @Test
    void aRealFileOpensAtFullCost() throws Exception {
        JsonNode entry = nacl("cases").findFirst().orElseThrow();
        Envelope real = new Envelope(KeyDerivation.real());
        try (Secret bytes = Secret.takeBytes(fileOf(entry));
                Secret password = SecretTexts.of(entry.get("password")
                        .asString());
                Secret content = real.open(bytes, Optional.of(password))) {
            assertThat(SecretTexts.text(content)).isEqualTo(entry.get("plaintext_utf8").asString());
        }
    }

    @Test
    @Tag("slow")
    void writtenAndOldestFilesOpenAtFullCost() throws Exception {
        Envelope real = new Envelope(KeyDerivation.real());
        try (Secret content = SecretTexts.of("content");
                Secret password = SecretTexts.of("Testing123!");
                Secret file = real.seal(content, password);
                Secret again = real.open(file, Optional.of(password))) {
            assertThat(again.contentEquals(content)).isTrue();
        }
        JsonNode fernet = TestData.vectors("keyfile-legacy.json").get("fernet").get("cases").get(0);
        try (Secret file = SecretTexts.of(fernet.get("token").asString());
                Secret password = SecretTexts.of(fernet.get("password").asString());
                Secret content = real.open(file, Optional.of(password))) {
            assertThat(SecretTexts.text(content)).isEqualTo(fernet.get("plaintext_utf8").asString());
        }
    }

    @Test
    void theReferenceFileOfTheWalletLibraryOpens() throws Exception {
        // the known key of "Testing123!" and the file of `hello` with nonce 00 01 … 17
        byte[] file = Hex
                .decode("244e41434c000102030405060708090a0b0c0d0e0f10111213141516173a2b497620b4d66138e712d0e9fe"
                        + "48516ac1eab337");
        Envelope known = new Envelope(new KeyDerivation() {
            @Override
            public Secret nacl(Secret password) {
                return SecretTexts.ofHex("931744bdd110c9f94e5bed00f92301f78aa1c1fb0100557b40d2172ee44d1845");
            }

            @Override
            public Secret fernet(Secret password) {
                throw new AssertionError("not a Fernet file");
            }
        });
        try (Secret bytes = Secret.takeBytes(file);
                Secret password = SecretTexts.of("Testing123!");
                Secret content = known.open(bytes, Optional.of(password))) {
            assertThat(SecretTexts.text(content)).isEqualTo("hello");
        }
    }
}
