package tern.wallet.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import tern.wallet.InLanguage;

class SentencesTest {

    private static String refusal() {
        return catchThrowableOfType(AmountFormatException.class, () -> Rao.parseTao("many")).sentence();
    }

    @Test
    void aSentenceIsMadeInTheLanguageOfTheMoment() throws Exception {
        assertThat(InLanguage.of("en", SentencesTest::refusal)).isEqualTo("That is not an amount. Write it like 12.5.");
        assertThat(InLanguage.of("de-AT", SentencesTest::refusal)).startsWith("Das ist kein Betrag.");
        assertThat(InLanguage.of("zh-CN", SentencesTest::refusal)).startsWith("这不是数额。");
        assertThat(InLanguage.of("en-GB", SentencesTest::refusal)).startsWith("That is not");
    }

    @Test
    void aLanguageWithoutTranslationGetsEnglish() throws Exception {
        assertThat(InLanguage.of("fr", SentencesTest::refusal)).startsWith("That is not an amount.");
        assertThat(InLanguage.of("zh-TW", SentencesTest::refusal)).startsWith("That is not an amount.");
    }

    /// The bundle of the tests: `places.properties`.
    @Test
    void whatIsFilledInIsNotLookedAtAgain() {
        Sentences places = Sentences.beside(SentencesTest.class, "places");
        assertThat(places.get("two", "{1}", "it's")).isEqualTo("first {1}, second it's, {x}");
        assertThat(places.get("two", 7)).as("too few values").isEqualTo("first 7, second {1}, {x}");
        assertThat(places.get("none")).isEqualTo("don't {0}");
        assertThat(places.find("two", 1, 2)).contains("first 1, second 2, {x}");
        assertThat(places.find("nothing")).isEmpty();
        assertThatThrownBy(() -> places.get("nothing")).isInstanceOf(MissingResourceException.class);
    }
}
