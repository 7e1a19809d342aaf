package tern.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.TestData;
import tern.wallet.crypto.Secret;
import tern.wallet.crypto.Sr25519;
import tern.wallet.keys.KeyException.Kind;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

class SecretUriTest {

    private static String publicKey(KeyScheme scheme, String uri) throws KeyException {
        try (Secret text = SecretTexts.of(uri); KeyPair pair = SecretUri.derive(scheme, text)) {
            return Hex.encode(pair.account().bytes());
        }
    }

    private static String address(KeyScheme scheme, String uri) throws KeyException {
        return AccountId.ofHex(publicKey(scheme, uri)).address();
    }

    @TestFactory
    Stream<DynamicTest> pathsGiveTheAccountsOfOtherWallets() {
        JsonNode vectors = TestData.vectors("sr25519-derivation.json");
        return vectors.get("cases")
                .valueStream()
                .filter(entry -> vectors.get("divergent")
                        .valueStream()
                        .noneMatch(other -> other.get("path").equals(entry.get("path"))))
                .map(entry -> DynamicTest.dynamicTest(entry.get("mnemonic").asString().substring(0, 6) + "… "
                        + entry.get("path").asString(), () -> checkCase(entry)));
    }

    private static void checkCase(JsonNode entry) throws KeyException {
        String uri = entry.get("mnemonic").asString() + entry.get("path").asString();
        assertThat(publicKey(KeyScheme.SR25519, uri)).isEqualTo(entry.get("publicKey").asString());
        assertThat(address(KeyScheme.SR25519, uri)).isEqualTo(entry.get("ss58_42").asString());
        if (entry.get("ed25519_publicKey").isString()) {
            assertThat(publicKey(KeyScheme.ED25519, uri)).isEqualTo(entry.get("ed25519_publicKey").asString());
        } else {
            KeyException refused = catchThrowableOfType(KeyException.class, () -> publicKey(KeyScheme.ED25519, uri));
            assertThat(refused.kind()).isEqualTo(Kind.PATH);
        }
        int from = entry.get("mnemonic").asString().length();
        try (Secret text = SecretTexts.of(uri)) {
            int at = from;
            for (JsonNode junction : entry.get("junctions")) {
                boolean hard = junction.get("hard").asBoolean();
                int name = at + (hard ? 2 : 1);
                int end = SecretBytes.indexOf(text, name, '/');
                Junction parsed = Junction.parse(hard, text, name, end);
                assertThat(Hex.encode(parsed.chainCode())).isEqualTo(junction.get("chainCode").asString());
                at = end;
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> divergentStepsFollowBtcliAndAreWarnedOf() {
        return TestData.vectors("sr25519-derivation.json")
                .get("divergent")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(entry.get("path").asString(), () -> {
                    String uri = entry.get("mnemonic").asString() + entry.get("path").asString();
                    assertThat(publicKey(KeyScheme.SR25519, uri)).isEqualTo(entry.get("sp_core_publicKey").asString());
                    assertThat(address(KeyScheme.SR25519, uri)).isEqualTo(entry.get("sp_core_ss58_42").asString());
                    try (Secret text = SecretTexts.of(uri)) {
                        assertThat(SecretUri.warnings(text)).singleElement().asString().contains("Step 1", "btcli");
                        int start = entry.get("mnemonic").asString().length() + 2;
                        Junction parsed = Junction.parse(true, text, start, text.length());
                        assertThat(Hex.encode(parsed.chainCode())).isEqualTo(entry.get("sp_core_chainCode").asString());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> hexSeedsAreRoots() {
        return TestData.vectors("sr25519-derivation.json")
                .get("hex_seed_uris")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(entry.get("suri").asString(), () -> assertThat(publicKey(
                        KeyScheme.SR25519, entry.get("suri").asString()))
                        .isEqualTo(entry.get("publicKey").asString())));
    }

    @ParameterizedTest
    @CsvSource({"//Bob/test, 5CJGwWiKXSE16WJaxBdPZhWqUYkotgenLUALv7ZvqQ4TXeqf, SR25519",
            "/Bob//test, 5Cwc8tShrshDJUp1P1M21dKUTcYQpV9GcfSa4hUBNmMdV3Cx, SR25519",
            "//Alice, 5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu, ED25519",
            "//Alice, 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY, SR25519"})
    void aPathAloneStandsOnTheDevelopmentPhrase(String path, String address, KeyScheme scheme) throws KeyException {
        assertThat(address(scheme, path)).isEqualTo(address);
        try (Secret text = SecretTexts.of(path)) {
            assertThat(SecretUri.warnings(text)).anyMatch(warning -> warning.contains("development phrase"));
            assertThat(SecretUri.isPlainPhrase(text)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"//Alice, 5FEiH8iuDUw271xbqWTWuB6WrDjv5dnCeDX1CyHubAniXDNN",
            "/Alice, 5GNXbA46ma5dg19GXdiKi5JH3mnkZ8Yea3bBtZAvj7t99P9i",
            "//hot, 5HQdBdapvHmiPbeqy22umKWbtXv3s1xyaD2UCvmoVd33oHot",
            "/soft, 5FWfknDRYUcdYAeV1nahjP5aPQAdW2Jn57BLt8q2xE9G9GKY",
            "//1, 5C8RFJwNzGhg4HtdZNXpxBZb6oGBf5A14Fug7H2WYWAnj5nC",
            "//hot/soft, 5HKASUY4YQiHYq16f2iEde6XZfp3QwS9Mm1w3ZpyAfxSJ1cd",
            "//hot///pass, 5Ck3zCxufmEpQYqnB3t5bDNmQjv8kxQEFi4X6pyFrFef4uK8"})
    void pathsOfTheWalletLibrarysOwnTests(String path, String address) throws KeyException {
        assertThat(address(KeyScheme.SR25519,
                "old leopard transfer rib spatial phone calm indicate online fire caution review" + path))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//Alice/", "//", "/", "//a//", "bottom/", "0x", "0x12", "0xzz",
            "0x111111111111111111111111111111111111111111111111111111111111111",
            "0x11111111111111111111111111111111111111111111111111111111111111111111", "//Alice///pass\nword",
            "not words at all//Alice"})
    void anythingElseIsRefusedWithoutRepeatingIt(String uri) {
        KeyException refused = catchThrowableOfType(KeyException.class, () -> publicKey(KeyScheme.SR25519, uri));
        assertThat(refused).isNotNull();
        assertThat(refused.sentence()).doesNotContain("Alice").doesNotContain("bottom").doesNotContain("1111");
    }

    @Test
    void nothingAtAllIsNotTheDevelopmentPhrase() {
        assertThatThrownBy(() -> publicKey(KeyScheme.SR25519, "")).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> publicKey(KeyScheme.SR25519, "   ")).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> publicKey(KeyScheme.SR25519, "/".repeat(9000))).isInstanceOf(KeyException.class);
    }

    @Test
    void aPasswordBehindAHexSeedHasNoEffectAndIsWarnedOf() throws KeyException {
        String seed = "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";
        assertThat(publicKey(KeyScheme.SR25519, seed + "///pass")).isEqualTo(publicKey(KeyScheme.SR25519, seed));
        try (Secret text = SecretTexts.of(seed + "///pass")) {
            assertThat(SecretUri.warnings(text)).singleElement().asString().contains("no effect");
        }
    }

    @Test
    void aKeyBehindASoftStepHasNoSeedAndStillSigns() throws KeyException {
        byte[] message = {1, 2, 3};
        try (Secret text = SecretTexts.of("//hard/soft");
                KeyPair pair = SecretUri.derive(KeyScheme.SR25519, text);
                Secret key = pair.privateKey();
                KeyPair again = KeyPair.ofSr25519Secret(key)) {
            assertThat(pair.seed()).isEmpty();
            assertThat(again.account()).isEqualTo(pair.account());
            assertThat(Sr25519.verify(pair.account().bytes(), message, again.sign(message))).isTrue();
        }
        try (Secret text = SecretTexts.of("/soft//hard");
                KeyPair pair = SecretUri.derive(KeyScheme.SR25519, text);
                Secret seed = pair.seed().orElseThrow();
                KeyPair again = KeyPair.ofMiniSecret(KeyScheme.SR25519, seed)) {
            assertThat(again.account()).isEqualTo(pair.account());
        }
    }

    @Test
    void aClosedPairSignsNoMore() throws KeyException {
        try (Secret text = SecretTexts.of("//Alice")) {
            KeyPair pair = SecretUri.derive(KeyScheme.SR25519, text);
            pair.close();
            assertThatThrownBy(() -> pair.sign(new byte[1])).isInstanceOf(IllegalStateException.class);
            assertThat(pair.toString()).contains("5GrwvaEF");
        }
    }

    @Test
    void bytesThatAreNoPrivateKeyAreRefused() {
        try (Secret bytes = SecretTexts.ofHex("0x" + "ff".repeat(64)); Secret shortOne = Secret.allocate(63)) {
            assertThatThrownBy(() -> KeyPair.ofSr25519Secret(bytes)).isInstanceOf(KeyException.class);
            assertThatThrownBy(() -> KeyPair.ofSr25519Secret(shortOne)).isInstanceOf(KeyException.class);
        }
    }
}
