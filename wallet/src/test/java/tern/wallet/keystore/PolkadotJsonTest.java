package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.TestData;
import tern.wallet.crypto.CryptoException;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keys.SecretUri;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolkadotJsonTest {

    /// Scrypt results by password, salt and cost: most files that are refused share them.
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private static Secret remembered(Secret password, byte[] salt, PolkadotJson.Cost cost) throws CryptoException {
        String question = SecretTexts.hex(password) + Hex.encode(salt) + cost;
        String known = KNOWN.get(question);
        if (known != null) {
            return SecretTexts.ofHex(known);
        }
        Secret key = PolkadotJson.scrypt(password, salt, cost);
        KNOWN.put(question, SecretTexts.hex(key));
        return key;
    }

    private static KeyMaterial open(String json, Optional<String> password) throws KeystoreException {
        try (Secret text = SecretTexts.of(json); Secret given = SecretTexts.of(password.orElse(""))) {
            return PolkadotJson.open(text, password.map(typed -> given), PolkadotJsonTest::remembered);
        }
    }

    private static KeystoreException refusal(String json, String password) {
        return catchThrowableOfType(KeystoreException.class, () -> open(json, Optional.of(password)).close());
    }

    @TestFactory
    Stream<DynamicTest> exportsOfBrowserWalletsOpen() {
        return TestData.vectors("polkadot-js-keystore.json")
                .get("cases")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(entry.get("name").asString(), () -> {
                    JsonNode expected = entry.get("expected");
                    try (KeyMaterial key = open(entry.get("json").toString(), entry.get("password").asStringOpt())) {
                        assertThat(key.account().address()).isEqualTo(expected.get("address").asString());
                        assertThat(Hex.encode(key.account().bytes())).isEqualTo(expected.get("publicKey").asString());
                        assertThat(key.scheme().name()).isEqualToIgnoringCase(entry.get("type").asString());
                        byte[] message = {1, 2, 3};
                        assertThat(key.keyPair().sign(message)).hasSize(64);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everythingThatIsNotRightIsRefused() {
        return TestData.vectors("polkadot-js-keystore.json")
                .get("negative")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(entry.get("name").asString(), () -> {
                    Kind kind = refusal(entry.get("json").toString(), entry.get("password").asString()).kind();
                    String name = entry.get("name").asString();
                    if (name.contains("version") || name.contains("unknown cipher") || name.contains("N=")
                            || name.contains("r=0") || name.contains("ethereum")) {
                        assertThat(kind).isEqualTo(Kind.UNSUPPORTED);
                    } else if (name.contains("another account") || name.contains("does not belong")) {
                        assertThat(kind).isEqualTo(Kind.CONTENT);
                    } else if (name.contains("bit flipped") || name.contains("wrong password")) {
                        assertThat(kind).isEqualTo(Kind.WRONG_PASSWORD);
                    } else {
                        assertThat(kind).isIn(Kind.WRONG_PASSWORD, Kind.PASSWORD_NEEDED, Kind.CONTENT);
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{'encoded':'','encoding':5}",
            "{'encoded':'AA==','encoding':{'content':['pkcs8','sr25519'],'type':['none'],'version':'3'}}",
            "{'encoded':'AA==','encoding':{'content':['pkcs8','sr25519'],'type':'none','version':'2'},"
                    + "'address':'5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV'}",
            "{'encoded':'AA==','encoding':{'content':['pkcs8','sr25519',],'type':['none']},'address':''}",
            "{'encoded':'AA==','encoding':{'content':[1],'type':['none'],'version':'3'},'address':'5'}",
            "{'encoded':'AA==','encoding':{'content':['pkcs8','sr25519'],'type':['none'],'version':'3'},"
                    + "'address':'5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV'}",
            "{'encoded':'AA==','accounts':[],'encoding':{}}"})
    void filesThatAreNoExportsAreRefused(String json) {
        assertThat(refusal(json.replace('\'', '"'), "test").kind()).isIn(Kind.CONTENT, Kind.UNSUPPORTED);
    }

    @ParameterizedTest
    @EnumSource(KeyScheme.class)
    void whatIsExportedComesBackAndHasTheShapeOfAnExport(KeyScheme scheme) throws Exception {
        try (Secret uri = SecretTexts.of("//Alice");
                KeyPair pair = SecretUri.derive(scheme, uri);
                Secret password = SecretTexts.of(" päss ")) {
            String json = PolkadotJson.write(pair, "my \"main\" \\ wallet\n", password, new SecureRandom(),
                    Clock.systemUTC(), PolkadotJsonTest::remembered);
            JsonNode file = JsonMapper.builder().build().readTree(json);
            JsonNode sample = JsonMapper.builder()
                    .build()
                    .readTree(TestData.vectors("polkadot-js-keystore.json")
                            .get("cases")
                            .get(0)
                            .get("json")
                            .toString());
            assertThat(file.propertyNames()).containsExactlyElementsOf(sample.propertyNames());
            assertThat(file.get("encoding").get("type")).isEqualTo(sample.get("encoding").get("type"));
            assertThat(file.get("encoding").get("version")).isEqualTo(sample.get("encoding").get("version"));
            assertThat(file.get("meta").get("name").asString()).isEqualTo("my \"main\" \\ wallet\n");
            assertThat(file.get("encoded").asString()).hasSameSizeAs(sample.get("encoded").asString());
            try (KeyMaterial key = open(json, Optional.of(" päss "))) {
                assertThat(key.account()).isEqualTo(pair.account());
                assertThat(key.scheme()).isEqualTo(scheme);
            }
            assertThat(refusal(json, "päss").kind()).isEqualTo(Kind.WRONG_PASSWORD);
        }
    }

    @Test
    void theAccountsAddressMayBeWrittenForAnotherNetwork() throws Exception {
        JsonNode entry = TestData.vectors("polkadot-js-keystore.json").get("cases").get(1);
        String json = entry.get("json")
                .toString()
                .replace("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
                        "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5");
        try (KeyMaterial key = open(json, entry.get("password").asStringOpt())) {
            assertThat(key.account().address()).isEqualTo("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
        }
        assertThatThrownBy(() -> open(json.replace("15oF", "15oG"), Optional.of("x")).close())
                .isInstanceOf(KeystoreException.class);
    }
}
