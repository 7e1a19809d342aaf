package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keystore.PasswordStrength.Advice;
import tern.wallet.keystore.PasswordStrength.Level;

class PasswordStrengthTest {

    private static PasswordStrength of(String password) {
        try (Secret text = SecretTexts.of(password)) {
            return PasswordStrength.of(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', EMPTY", "'   ', EMPTY", "a, WEAK", "password, WEAK", "Password123, WEAK", "P@ssw0rd2024, WEAK",
            "qwertyuiop, WEAK", "aaaaaaaaaaaaaaaaaaaaaaaa, WEAK", "12345678901234567890, WEAK", "Testing123!, WEAK",
            "bittensor2026, WEAK", "xK9#q, WEAK", "Tr0ub4dor&3, WEAK", "ünï🔑, WEAK", "xK9#qLm2, FAIR",
            "correct horse battery staple, FAIR", "xK9#qLm2$vTz8wPf, STRONG",
            "orchard velvet lantern comet drizzle pepper, STRONG"})
    void commonOnesAreWeakAndLongOnesStrong(String password, Level level) {
        assertThat(of(password).level()).as("%s", of(password)).isEqualTo(level);
    }

    @Test
    void adviceSaysWhatHelps() {
        assertThat(of("password1").advice()).hasValue(Advice.NOT_COMMON);
        assertThat(of("zxcvbnmasdf").advice()).hasValue(Advice.NO_PATTERNS);
        assertThat(of("xK9#q").advice()).hasValue(Advice.LONGER);
        assertThat(of("correct horse battery staple").advice()).hasValue(Advice.MORE_WORDS);
        assertThat(of("orchard velvet lantern comet drizzle pepper").advice()).isEmpty();
    }

    @Test
    void moreRandomLettersNeverMakeItMuchWeaker() {
        long seed = 3;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append((char) (33 + random.nextInt(94)));
            }
            assertThat(of(text.toString()).level()).as("seed %d", seed).isEqualTo(Level.STRONG);
            assertThat(of(text.toString()).bits()).as("seed %d", seed).isGreaterThan(of(text.substring(0, 20)).bits());
        }
        assertThat(of("x".repeat(100_000)).level()).isEqualTo(Level.WEAK);
    }
}
