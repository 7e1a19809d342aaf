package tern.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.wallet.TestData;
import tern.wallet.keys.AddressException.Kind;
import tools.jackson.databind.JsonNode;

class Ss58Test {

    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    @TestFactory
    Stream<DynamicTest> addressesOfAllNetworksAreWrittenAndRead() {
        return TestData.vectors("ss58.json")
                .get("encode")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.get("prefix") + " " + entry.get("address").asString(), () -> checkEntry(entry)));
    }

    private static void checkEntry(JsonNode entry) throws AddressException {
        AccountId account = AccountId.ofHex(entry.get("publicKey").asString());
        int prefix = entry.get("prefix").asInt();
        String address = entry.get("address").asString();
        assertThat(Ss58.encode(account, prefix)).isEqualTo(address);
        assertThat(Ss58.parseAny(address)).isEqualTo(new OtherAddress(prefix, account));
        if (prefix == 42) {
            assertThat(Ss58.parse(address)).isEqualTo(account);
            assertThat(account.address()).isEqualTo(address);
        } else {
            AddressException refused = catchThrowableOfType(AddressException.class, () -> Ss58.parse(address));
            assertThat(refused.kind()).isEqualTo(Kind.PREFIX);
            assertThat(refused.otherNetwork()).hasValue(prefix);
            assertThat(refused.sentence()).contains("number " + prefix);
        }
    }

    @TestFactory
    Stream<DynamicTest> everythingElseIsRefused() {
        return TestData.vectors("ss58.json")
                .get("negative")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.get("name").asString(), () -> {
                            String address = entry.get("address").asString();
                            assertThatThrownBy(() -> Ss58.parse(address)).isInstanceOf(AddressException.class);
                            assertThatThrownBy(() -> Ss58.parseAny(address)).isInstanceOf(AddressException.class);
                        }));
    }

    @ParameterizedTest
    @CsvSource({"'', EMPTY, Enter", "5, LENGTH, this text has 1",
            "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ, CHECKSUM, typing error",
            "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQ, LENGTH, has 47",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, LENGTH, has 34",
            "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d, CHARACTER, public key in hex",
            "0x52908400098527886E0F7030069857D2E4169EE7, CHARACTER, Ethereum",
            "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5, PREFIX, Polkadot",
            "5g1axYPrdA2VeKsqmz8WKpa8f3n4T9ou8Qv3f8BaeheH3ApS, PREFIX, not allowed",
            "Zp5wgt7iipcBBD8qrDbgQerUy6vWeg3np21675SE43SmZaPo9, PREFIX, not allowed",
            "DrZg9tnv91k6T93t3eGTHiNyeqWAxBSabYLp7AvGcpQG7iU3, PREFIX, no network"})
    void eachKindOfMistakeHasItsOwnWords(String address, Kind kind, String words) {
        AddressException refused = catchThrowableOfType(AddressException.class, () -> Ss58.parse(address));
        assertThat(refused.kind()).isEqualTo(kind);
        assertThat(refused.sentence()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {"0,digit 0", "O,capital letter O",
            "I,capital letter I", "l,small letter l", "_,\"_\"", "' ',space", "\u200b,hidden character (U+200B)",
            "\u00a0,hidden character (U+00A0)", "\u0430,only looks like", "\ud83d\udd11,only looks like"})
    void aWrongCharacterIsNamedWithItsPlace(String wrong, String words) {
        AddressException refused = catchThrowableOfType(AddressException.class, () -> Ss58.parse(
                ALICE.substring(0, 20) + wrong + ALICE.substring(20)));
        assertThat(refused.kind()).isEqualTo(Kind.CHARACTER);
        assertThat(refused.position()).hasValue(21);
        assertThat(refused.sentence()).contains(words).contains("place 21");
    }

    @Test
    void aHugeTextIsRefusedAtOnce() {
        assertThatThrownBy(() -> Ss58.parse("5".repeat(1_000_000))).isInstanceOf(AddressException.class)
                .hasMessageContaining("1000000");
    }

    @Test
    void everyChangeOfOneCharacterIsNoticed() {
        String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        int accepted = 0;
        for (int i = 0; i < ALICE.length(); i++) {
            for (char c : alphabet.toCharArray()) {
                if (c != ALICE.charAt(i) && parses(ALICE.substring(0, i) + c + ALICE.substring(i + 1))) {
                    accepted++;
                }
            }
        }
        // two check bytes: one change in 65,536 gets through by the design of the format
        assertThat(accepted).isLessThanOrEqualTo(1);
    }

    private static boolean parses(String address) {
        try {
            Ss58.parse(address);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    @Test
    void randomAccountsComeBack() throws AddressException {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            AccountId account = AccountId.of(bytes);
            assertThat(account.address()).as("seed %d", seed).hasSize(48).startsWith("5");
            assertThat(Ss58.parse(account.address())).as("seed %d", seed).isEqualTo(account);
            int prefix = random.nextInt(16384);
            if (prefix != 46 && prefix != 47) {
                assertThat(Ss58.parseAny(Ss58.encode(account, prefix))).as("seed %d", seed)
                        .isEqualTo(new OtherAddress(prefix, account));
            }
        }
    }
}
