package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.TestData;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keys.SecretUri;
import tern.wallet.keystore.KeystoreException.Kind;

class KeyContentTest {

    private static final String DEV = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

    private static final String DEV_ADDRESS = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";

    private static final String DEV_ED_ADDRESS = "5DFJF7tY4bpbpcKPJcBTQaKuCDEPCpiz8TRjpmLeTtweqmXL";

    private static final String DEV_SEED = "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

    private static final String DEV_HEX = "0x46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a";

    private static KeyMaterial parse(String json) throws KeystoreException {
        try (Secret text = SecretTexts.of(json)) {
            return KeyContent.parse(text);
        }
    }

    @Test
    void anOldLayoutIsRewrittenWholeAndUnknownFieldsStay() throws KeystoreException {
        String old = "{ \"note\" : {\"a\": [1, 2.5e3, \"}\"], \"b\":null}, \"secretPhrase\": \"" + DEV + "\", "
                + "\"secretSeed\": null, \" ss58Address\": \"" + DEV_ADDRESS + "\", \"accountType\":\"standard\", "
                + "\"\\u0041b\": \"\\ud83d\\ude00\"}";
        try (KeyMaterial material = parse(old); Secret written = KeyContent.write(material)) {
            String text = SecretTexts.text(written);
            assertThat(text).startsWith("{\"accountId\":\"" + DEV_HEX + "\"")
                    .contains("\"secretSeed\":\"" + DEV_SEED + "\"", "\"cryptoType\":1")
                    .endsWith(",\"note\" : {\"a\": [1, 2.5e3, \"}\"], \"b\":null},\"accountType\":\"standard\","
                            + "\"\\u0041b\": \"\\ud83d\\ude00\"}");
            try (KeyMaterial again = parse(text); Secret twice = KeyContent.write(again)) {
                assertThat(SecretTexts.text(twice)).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"secretPhrase\":\"" + DEV + "\",\"secretSeed\":\"0x4ed8d4b17698ddeaa1f1559f152f87b5d472f725"
                    + "ca86d341bd0276f1b61197e2\"}",
            "{\"secretSeed\":\"" + DEV_SEED
                    + "\",\"privateKey\":\"0x0bdd6dbf4edf8925e8c128bc2ddd9ed555e36240ca30ca7633d"
                    + "80e18d177de0db17a2a2cf3d4a41a8e4e18cc45c8656d558eceddb0adb46bfa088a5f53bed252\"}",
            "{\"secretSeed\":\"" + DEV_SEED
                    + "\",\"publicKey\":\"0x66933bd1f37070ef87bd1198af3dacceb095237f803f3d32b173"
                    + "e6b425ed7972\"}",
            "{\"secretSeed\":\"" + DEV_SEED
                    + "\",\"publicKey\":\"0x66933bd1f37070ef87bd1198af3dacceb095237f803f3d32b173"
                    + "e6b425ed7972\",\"ss58Address\":\"" + DEV_ADDRESS + "\"}",
            "{\"secretSeed\":\"" + DEV_SEED + "\",\"secretSeed\":\"" + DEV_SEED + "\"}"})
    void wordsSeedAndKeyMustAgree(String json) {
        KeystoreException refused = catchThrowableOfType(KeystoreException.class, () -> parse(json).close());
        assertThat(refused.kind()).isEqualTo(Kind.CONTENT);
        assertThat(refused.sentence() + refused.details()).doesNotContain("bottom").doesNotContain("fac7");
    }

    @ParameterizedTest
    @CsvSource({DEV_ADDRESS + ", SR25519, ''", DEV_ADDRESS + ", SR25519, 1", DEV_ADDRESS + ", SR25519, \"1\"",
            DEV_ED_ADDRESS + ", ED25519, 0", DEV_ED_ADDRESS + ", ED25519, \"0\"", DEV_ED_ADDRESS + ", ED25519, ''",
            DEV_ED_ADDRESS + ", ED25519, 1", DEV_ADDRESS + ", SR25519, 0"})
    void theAddressDecidesTheSchemeWhereCryptoTypeIsWrong(String address, KeyScheme scheme, String type)
            throws KeystoreException {
        String json = "{\"secretSeed\":\"" + DEV_SEED + "\",\"ss58Address\":\"" + address + "\""
                + (type.isEmpty() ? "" : ",\"cryptoType\":" + type) + "}";
        try (KeyMaterial key = parse(json)) {
            assertThat(key.scheme()).isEqualTo(scheme);
            assertThat(key.account().address()).isEqualTo(address);
        }
    }

    @Test
    void aPrivateKeyInBrowserFormIsToldByItsAddress() throws KeystoreException {
        String secret = "28b0ae221c6bb06856b287f60d7ea0d98552ea5a16db16956849aa371db3eb51"
                + "fd190cce74df356432b410bd64682309d6dedb27c76845daf388557cbac3ca34";
        try (KeyMaterial key = parse("{\"privateKey\":\"0x" + secret + "\",\"publicKey\":\"" + DEV_HEX + "\"}");
                Secret canonical = key.privateKey()) {
            assertThat(SecretTexts.hex(canonical)).startsWith("0x05d65584630d16cd");
        }
    }

    @ParameterizedTest
    @CsvSource({"accountType, \"hashed\"", "cryptoType, 2", "cryptoType, -1", "cryptoType, \"7\"",
            "cryptoType, 99999999999999999999"})
    void kindsOfKeysOfTheFutureAreNamedAndNotUsed(String field, String value) {
        String json = "{\"" + field + "\":" + value + ",\"secretSeed\":\"" + DEV_SEED + "\",\"ss58Address\":\""
                + DEV_ADDRESS + "\"}";
        KeystoreException refused = catchThrowableOfType(KeystoreException.class, () -> parse(json).close());
        assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refused.sentence()).contains(value.replace("\"", ""));
    }

    @Test
    void aBrowserExportIsRefusedWithAHint() {
        String json = TestData.vectors("polkadot-js-keystore.json").get("cases").get(0).get("json").toString();
        KeystoreException refused = catchThrowableOfType(KeystoreException.class, () -> parse(json).close());
        assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refused.sentence()).contains("import");
    }

    @Test
    void veryOldBareTextsAreRead() throws Exception {
        for (String text : new String[]{DEV, " " + DEV + "\n", DEV_SEED, DEV_SEED.substring(2) + "\n",
                "0x05d65584630d16cd4af6d0bec10f34bb504a5dcb62dba2122d49f5a663763d0afd190cce74df356432b410bd64682309"
                        + "d6dedb27c76845daf388557cbac3ca34",
                "\ufeff{\"secretPhrase\":\"" + DEV + "\"}"}) {
            try (KeyMaterial key = parse(text); Secret file = SecretTexts.of(text)) {
                assertThat(key.account().address()).isEqualTo(DEV_ADDRESS);
                assertThat(Protection.of(file)).isEqualTo(Protection.PLAIN);
            }
        }
        assertThatThrownBy(() -> parse(DEV.replace("walk", "zoo"))).isInstanceOf(KeystoreException.class);
        assertThatThrownBy(() -> parse("0x" + "ff".repeat(64))).isInstanceOf(KeystoreException.class);
    }

    @Test
    void aSeedWrittenAsRawTextIsRead() throws KeystoreException {
        // the Rust library writes the 32 bytes themselves when they happen to be text
        String raw = "thirty-two bytes  that are \\u00fctf\\\"";
        byte[] seed = "thirty-two bytes  that are \u00fctf\"".getBytes(StandardCharsets.UTF_8);
        assertThat(seed).hasSize(32);
        try (KeyMaterial key = parse("{\"secretSeed\":\"" + raw + "\"}");
                Secret bytes = Secret.takeBytes(seed);
                KeyMaterial expected = KeyMaterial.ofSeed(KeyScheme.SR25519, bytes)) {
            assertThat(key.account()).isEqualTo(expected.account());
        }
        assertThatThrownBy(() -> parse("{\"secretSeed\":\"0x" + "1".repeat(30) + "\"}"))
                .isInstanceOf(KeystoreException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x",
            "{\"secretSeed\":\"\\u12\"}",
            "{\"secretSeed\":\"\\ud800\"}", "{\"secretSeed\":5}", "{\"secretSeed\":{}}", "{\"cryptoType\":true}",
            "{\"secretSeed\":\"abc", "{\"a\":\"\n\"}", "{'a':1}", "{\"a\":\"\\x\"}", "\"text\"", "null",
            "{\"privateKey\":\"0x1234\"}", "{\"secretPhrase\":\"\"}", "{\"ss58Address\":\"5abc\"}",
            "{\"publicKey\":\"0x12\",\"secretSeed\":\"" + DEV_SEED + "\"}", "{\"cryptoType\":1.5}"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> parse(text).close()).isInstanceOf(KeystoreException.class);
    }

    @Test
    void deeplyNestedTextIsRefusedAndNotAStackOverflow() {
        assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(20_000))).isInstanceOf(KeystoreException.class);
    }

    @Test
    void randomChangesOfAGoodTextNeverGiveAnotherAccount() {
        String good = "{\"accountId\":\"" + DEV_HEX + "\",\"secretPhrase\":\"" + DEV + "\",\"secretSeed\":\"" + DEV_SEED
                + "\",\"ss58Address\":\"" + DEV_ADDRESS + "\",\"cryptoType\":1}";
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try (Secret text = Secret.takeBytes(bytes); KeyMaterial key = KeyContent.parse(text)) {
                assertThat(key.account().address()).as("seed %d round %d", seed, round).isEqualTo(DEV_ADDRESS);
            } catch (KeystoreException refused) {
                assertThat(refused.kind()).as("seed %d round %d", seed, round).isIn(Kind.CONTENT, Kind.UNSUPPORTED);
            }
        }
    }

    @Test
    void keysFromAPathKeepNoWordsThatWouldGiveAnotherAccount() throws Exception {
        try (Secret uri = SecretTexts.of(DEV + "//Alice");
                KeyMaterial material = KeyMaterial.ofUri(KeyScheme.SR25519,
                        uri);
                Secret written = KeyContent.write(material)) {
            assertThat(material.phrase()).isEmpty();
            assertThat(SecretUri.isPlainPhrase(uri)).isFalse();
            assertThat(SecretTexts.text(written)).doesNotContain("Phrase").contains("secretSeed");
            try (KeyMaterial again = parse(SecretTexts.text(written))) {
                assertThat(again.account()).isEqualTo(material.account());
            }
        }
        try (Secret uri = SecretTexts.of(DEV); KeyMaterial material = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            assertThat(material.phrase().map(KeyContentTest::textAndClose)).hasValue(DEV);
        }
        try (Secret uri = SecretTexts.of("//hard/soft");
                KeyMaterial material = KeyMaterial.ofUri(KeyScheme.SR25519,
                        uri);
                Secret written = KeyContent.write(material)) {
            assertThat(SecretTexts.text(written)).doesNotContain("secretSeed").contains("privateKey");
            try (KeyMaterial again = parse(SecretTexts.text(written))) {
                assertThat(again.account()).isEqualTo(material.account());
            }
        }
    }

    private static String textAndClose(Secret secret) {
        try (secret) {
            return SecretTexts.text(secret);
        }
    }
}
