package tern.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.TestData;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.MnemonicException.Problem;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

class MnemonicTest {

    private static final String DEV = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

    @Test
    void theWordListIsThePublishedOne() throws Exception {
        String expected = TestData.vectors("bip39.json")
                .get("wordlist_sha256_of_words_joined_by_newline_with_trailing_newline")
                .asString();
        try (InputStream in = Words.class.getResourceAsStream("english.txt")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(Hex.encode(digest)).isEqualTo("0x" + expected);
        }
        assertThat(Words.english().word(0)).isEqualTo("abandon");
        assertThat(Words.english().word(2047)).isEqualTo("zoo");
    }

    @Test
    void everyWordIsFoundAndNothingElse() {
        for (int i = 0; i < Words.COUNT; i++) {
            String word = Words.english().word(i);
            try (Secret text = SecretTexts.of("x" + word + "y")) {
                assertThat(Words.english().find(text, 1, 1 + word.length())).isEqualTo(i);
                assertThat(Words.english().find(text, 0, text.length())).isEqualTo(-1);
                assertThat(Words.english().find(text, 1, 1)).isEqualTo(-1);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> wordsGiveEntropySeedAndAccounts() {
        return TestData.vectors("bip39.json")
                .get("cases")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.get("words") + " words, password " + entry.get("password").asString(),
                        () -> checkCase(entry)));
    }

    private static void checkCase(JsonNode entry) throws Exception {
        try (Secret entropy = SecretTexts.ofHex(entry.get("entropy").asString());
                Secret words = SecretTexts.of(entry.get("mnemonic").asString());
                Secret password = SecretTexts.of(entry.get("password").asString());
                Secret written = Mnemonic.ofEntropy(entropy);
                Secret read = Mnemonic.entropy(words);
                Secret seed = Mnemonic.seed64(words, password);
                Secret mini = Mnemonic.miniSecret(words, password)) {
            assertThat(SecretTexts.text(written)).isEqualTo(entry.get("mnemonic").asString());
            assertThat(SecretTexts.hex(read)).isEqualTo(entry.get("entropy").asString());
            assertThat(SecretTexts.hex(seed)).isEqualTo(entry.get("substrate_seed64").asString());
            assertThat(SecretTexts.hex(mini)).isEqualTo(entry.get("mini_secret").asString());
            assertThat(Mnemonic.countWords(words)).isEqualTo(entry.get("words").asInt());
            try (KeyPair sr25519 = KeyPair.ofMiniSecret(KeyScheme.SR25519, mini);
                    KeyPair ed25519 = KeyPair.ofMiniSecret(KeyScheme.ED25519, mini)) {
                assertThat(Hex.encode(sr25519.account().bytes())).isEqualTo(entry.get("sr25519_publicKey").asString());
                assertThat(sr25519.account().address()).isEqualTo(entry.get("ss58_42_sr25519").asString());
                assertThat(Hex.encode(ed25519.account().bytes())).isEqualTo(entry.get("ed25519_publicKey").asString());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> invalidPhrasesAreRefused() {
        return TestData.vectors("bip39.json")
                .get("negative")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.get("name").asString(), () -> {
                            try (Secret words = SecretTexts.of(entry.get("mnemonic").asString());
                                    Secret none = Secret.allocate(0)) {
                                assertThatThrownBy(() -> Mnemonic.check(words)).isInstanceOf(MnemonicException.class);
                                assertThatThrownBy(() -> Mnemonic.miniSecret(words, none))
                                        .isInstanceOf(MnemonicException.class);
                            }
                        }));
    }

    @TestFactory
    Stream<DynamicTest> carelesslyTypedPhrasesAreRepaired() {
        return TestData.vectors("bip39.json")
                .get("normalisation")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.get("name").asString(), () -> {
                            try (Secret typed = SecretTexts.of(entry.get("mnemonic").asString());
                                    Secret repaired = Mnemonic.normalize(typed)) {
                                assertThat(SecretTexts.text(repaired)).isEqualTo(entry.get("canonical").asString());
                                Mnemonic.check(typed);
                            }
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff" + DEV, DEV + "\r\n", "\u202a" + DEV + "\u202c",
            "\uff42\uff4f\uff54\uff54\uff4f\uff4d drive obey lake curtain smoke basket hold race lonely fit walk",
            "bot\u00adtom drive obey lake curtain smo\u200dke basket hold race lonely fit walk\u0085"})
    void moreHiddenAndWideCharactersAreRepaired(String typed) throws Exception {
        try (Secret text = SecretTexts.of(typed); Secret repaired = Mnemonic.normalize(text)) {
            assertThat(SecretTexts.text(repaired)).isEqualTo(DEV);
            Mnemonic.check(text);
        }
    }

    @Test
    void bytesThatAreNoTextAreAnUnknownWord() {
        try (Secret bytes = SecretTexts.ofHex("0xff626f74746f6dc3")) {
            MnemonicException refused = catchThrowableOfType(MnemonicException.class, () -> Mnemonic.check(bytes));
            assertThat(refused.problem()).isEqualTo(Problem.UNKNOWN_WORD);
        }
    }

    private static MnemonicException refusal(String words) {
        try (Secret text = SecretTexts.of(words)) {
            return catchThrowableOfType(MnemonicException.class, () -> Mnemonic.check(text));
        }
    }

    @Test
    void theWrongWordIsNamedByPlaceAndNeverByText() {
        MnemonicException refused = refusal(DEV.replace("curtain", "curtein"));
        assertThat(refused.problem()).isEqualTo(Problem.UNKNOWN_WORD);
        assertThat(refused.wordNumber()).hasValue(5);
        assertThat(refused.suggestions()).first().isEqualTo("curtain");
        assertThat(refused.sentence()).contains("Word 5").doesNotContain("curt");
        assertThat(refused.toString()).doesNotContain("curt");
    }

    @Test
    void suggestionsFollowUsualSlips() {
        assertThat(refusal(DEV.replace("walk", "wlak")).suggestions()).contains("walk");
        assertThat(refusal(DEV.replace("walk", "walkk")).suggestions()).contains("walk");
        assertThat(refusal(DEV.replace("bottom", "bott")).suggestions()).first().isEqualTo("bottom");
        assertThat(refusal(DEV.replace("walk", "xyzzyxyzzyxyzzy")).suggestions()).isEmpty();
    }

    @Test
    void countAndChecksumHaveTheirOwnProblem() {
        assertThat(refusal("").problem()).isEqualTo(Problem.EMPTY);
        assertThat(refusal(" \t\n").problem()).isEqualTo(Problem.EMPTY);
        assertThat(refusal(DEV + " walk").problem()).isEqualTo(Problem.COUNT);
        assertThat(refusal(DEV + " walk").sentence()).contains("these are 13");
        assertThat(refusal(DEV.replace("walk", "zoo")).problem()).isEqualTo(Problem.CHECKSUM);
        assertThat(refusal((DEV + " ").repeat(100)).problem()).isEqualTo(Problem.COUNT);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 15, 18, 21, 24})
    void generatedPhrasesAreValidAndDiffer(int count) throws Exception {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            try (Secret words = Mnemonic.generate(count)) {
                Mnemonic.check(words);
                assertThat(SecretTexts.text(words).split(" ")).hasSize(count);
                seen.add(SecretTexts.text(words));
            }
        }
        assertThat(seen).hasSize(20);
    }

    @Test
    void otherLengthsAreNotGenerated() {
        assertThatThrownBy(() -> Mnemonic.generate(9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mnemonic.generate(13)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mnemonic.generate(27)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void typingIsCompleted() {
        assertThat(Mnemonic.suggestions("aba")).containsExactly("abandon");
        assertThat(Mnemonic.suggestions("ZO")).containsExactly("zone", "zoo");
        assertThat(Mnemonic.suggestions("")).isEmpty();
        assertThat(Mnemonic.suggestions("a")).hasSize(8);
        assertThat(Mnemonic.isWord("zoo")).isTrue();
        assertThat(Mnemonic.isWord("zo")).isFalse();
    }
}
