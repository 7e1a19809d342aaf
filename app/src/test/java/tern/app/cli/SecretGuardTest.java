package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tern.app.cli.SecretGuard.Finding;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.Mnemonic;

class SecretGuardTest {

    private static final String HEX64 = "0123456789abcdef".repeat(4);

    @Test
    void ordinaryCommandLinesPass() {
        assertThat(find("portfolio", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "--json")).isNull();
        assertThat(find("send", "--from", "main", "--to", "5G", "--amount", "1.5", "--network", "ws://127.0.0.1:9944"))
                .isNull();
        assertThat(find("verify", "--signature", "0x" + HEX64 + HEX64, "--message", "hello")).isNull();
        assertThat(find("verify", "--signature=0x01" + HEX64 + HEX64, "--message", "hello")).isNull();
        assertThat(find("sign", "--message", "0x" + HEX64)).isNull();
        assertThat(find("sign", "--message-file", "/home/user/message", "--home", "/tmp/x")).isNull();
        assertThat(find("sign", "--message",
                "I am the owner of this account and I agree to the terms of the service from today on")).isNull();
        assertThat(find("portfolio", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                "eleven", "twelve")).isNull();
        assertThat(find()).isNull();
    }

    @Test
    void everyGeneratedPhraseIsFoundInAnyForm() {
        for (int count : new int[]{12, 15, 18, 21, 24}) {
            try (Secret phrase = Mnemonic.generate(count)) {
                String words = phrase.withBytes(bytes -> new String(bytes, java.nio.charset.StandardCharsets.US_ASCII));
                assertThat(find("x", words)).isEqualTo(Finding.WORDS);
                assertThat(find("x", "  " + words.replace(" ", "\t \n") + " ")).isEqualTo(Finding.WORDS);
                assertThat(find("x", words.toUpperCase(Locale.ROOT))).isEqualTo(Finding.WORDS);
                assertThat(find(words.split(" "))).isEqualTo(Finding.WORDS);
                for (String between : new String[]{",", ", ", "-", "_", ".", ";", "+", "\u00a0", "\u3000", " | "}) {
                    assertThat(find("x", words.replace(" ", between))).as(between).isEqualTo(Finding.WORDS);
                }
                assertThat(find("x", "--home", words)).isEqualTo(Finding.WORDS);
                assertThat(find("x", "--home=" + words)).isEqualTo(Finding.WORDS);
                assertThat(find("x", words.substring(0, words.lastIndexOf(' ')))).isEqualTo(Finding.WORDS);
                assertThat(find("x", words + "//stash///secret")).isEqualTo(Finding.WORDS);
            }
        }
    }

    @Test
    void everySeedAndPrivateKeyIsFound() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder hex = new StringBuilder();
            for (int i = 0; i < 64; i++) {
                char digit = Character.forDigit(random.nextInt(16), 16);
                hex.append(random.nextBoolean() ? digit : Character.toUpperCase(digit));
            }
            assertThat(find("portfolio", hex.toString())).as("seed %d", seed).isEqualTo(Finding.HEX);
            assertThat(find("portfolio", "0x" + hex)).as("seed %d", seed).isEqualTo(Finding.HEX);
            assertThat(find("--network", "0X" + hex + hex)).as("seed %d", seed).isEqualTo(Finding.HEX);
            assertThat(find("verify", "--signature", "0x" + hex)).as("seed %d", seed).isEqualTo(Finding.HEX);
        }
    }

    @Test
    void urisOptionsAndFilesAreFound() {
        assertThat(find("portfolio", "//Alice")).isEqualTo(Finding.URI);
        assertThat(find("wallet", "import", "x", "--mnemonic")).isEqualTo(Finding.OPTION);
        assertThat(find("--password=x")).isEqualTo(Finding.OPTION);
        assertThat(find("x", "$NACLabc")).isEqualTo(Finding.FILE_CONTENT);
    }

    @Test
    void onlyHarmlessOptionNamesMayBeRepeated() {
        assertThat(SecretGuard.isPrintableOption("--wat")).isTrue();
        assertThat(SecretGuard.isPrintableOption("--Wat")).isFalse();
        assertThat(SecretGuard.isPrintableOption("--" + "a".repeat(40))).isFalse();
        assertThat(SecretGuard.isPrintableOption("--a\u001bb")).isFalse();
        assertThat(SecretGuard.isPrintableOption("-")).isFalse();
    }

    private static Finding find(String... args) {
        return SecretGuard.find(args);
    }
}
