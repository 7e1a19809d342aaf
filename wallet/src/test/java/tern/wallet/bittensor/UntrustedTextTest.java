package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UntrustedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Praxis", "Opentensor Foundation", "Ταο.Bot", "τ ቀ я 日本", "café"})
    void ordinaryNamesStayAsTheyAre(String name) {
        assertThat(UntrustedText.clean(name, 48)).contains(name);
    }

    @Test
    void directionOverridesAndZeroWidthCharactersVanish() {
        assertThat(UntrustedText.clean("a\u202Ebc\u2066d\u200B\u200D\uFEFFe\u00ADf\u061Cg", 48)).contains("abcdefg");
    }

    @Test
    void controlCharactersVanishAndWhiteSpaceBecomesSingleBlanks() {
        assertThat(UntrustedText.clean("  Bob\t\n\r Validator\u0000\u0007\u001B[31m \u2028x\u3000", 48))
                .contains("Bob Validator[31m x");
    }

    @Test
    void whatLooksEmptyIsEmpty() {
        assertThat(UntrustedText.clean("\u3164\u2800\uFE0F\u115F \u0000\u200B", 48)).isEmpty();
        assertThat(UntrustedText.clean(new byte[0], 48)).isEmpty();
    }

    @Test
    void bytesThatAreNotTextVanish() {
        assertThat(UntrustedText.clean(new byte[]{'o', (byte) 0xff, (byte) 0xc3, 'k'}, 48)).contains("ok");
    }

    @Test
    void pilesOfMarksAreCutToTwo() {
        assertThat(UntrustedText.clean("a" + "\u0301".repeat(50) + "b", 48)).contains("a\u0301\u0301b");
        assertThat(UntrustedText.clean("\u0301\u0301x", 48)).contains("x");
    }

    @Test
    void longNamesAreCutVisibly() {
        assertThat(UntrustedText.clean("x".repeat(100), 10)).contains("xxxxxxxxx…");
        assertThat(UntrustedText.clean("123456789 0", 10)).contains("123456789…");
        assertThat(UntrustedText.clean("1234567890", 10)).contains("1234567890");
        assertThat(UntrustedText.clean("😀".repeat(20), 5)).contains("😀😀😀😀…");
    }

    @Test
    void anythingComesOutShortAndVisible() {
        long seed = 20_261_122L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
            for (int i = random.nextInt(20); i > 0; i--) {
                text.appendCodePoint(random.nextInt(0x11_0000));
            }
            int most = 1 + random.nextInt(20);
            UntrustedText.clean(text.toString(), most).ifPresent(clean -> {
                assertThat(clean.codePointCount(0, clean.length())).as("seed %d", seed).isBetween(1, most);
                assertThat(clean).as("seed %d", seed).isEqualTo(clean.strip());
                clean.codePoints()
                        .forEach(character -> assertThat(Character.getType(character)).as("seed %d", seed)
                                .isNotIn((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE,
                                        (int) Character.PRIVATE_USE, (int) Character.UNASSIGNED,
                                        (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR));
            });
        }
    }
}
