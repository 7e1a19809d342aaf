package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.app.session.Languages;
import tern.wallet.units.Rao;

/// The translated bundles against the English ones.
class TranslationsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

    private static Properties bundle(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream("/tern/assets/texts/" + name + ".properties")) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static List<String> places(String text) {
        List<String> places = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        places.sort(null);
        return places;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh_CN"})
    void translationsHaveOnlyKnownKeysAndTheSamePlaces(String language) throws IOException {
        int checked = 0;
        for (String name : Texts.BUNDLES) {
            Properties english = bundle(name);
            Properties translated = bundle(name + "_" + language);
            assertThat(english.stringPropertyNames()).as("keys of %s", name)
                    .containsAll(translated.stringPropertyNames());
            for (String key : translated.stringPropertyNames()) {
                assertThat(places(translated.getProperty(key))).as("%s in %s", key, language)
                        .isEqualTo(places(english.getProperty(key)));
                assertThat(translated.getProperty(key)).as(key).isNotBlank().doesNotContain("'").doesNotContain("!");
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(300);
    }

    /// What the frame, Home and Settings say is there in every language: these bundles are complete.
    @ParameterizedTest
    @ValueSource(strings = {"de", "zh_CN"})
    void frameAndSettingsAreComplete(String language) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String name : List.of("messages", "settings")) {
            missing.addAll(bundle(name).stringPropertyNames());
            missing.removeAll(bundle(name + "_" + language).stringPropertyNames());
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void aChosenLanguageIsSpokenAndWhatIsMissingIsEnglish() {
        assertThat(Texts.load(Locale.GERMAN).get("settings.title")).isEqualTo("Einstellungen");
        assertThat(Texts.load(Locale.forLanguageTag("de-AT")).get("settings.title")).isEqualTo("Einstellungen");
        assertThat(Texts.load(Locale.SIMPLIFIED_CHINESE).get("settings.title")).isEqualTo("设置");
        assertThat(Texts.load(Locale.forLanguageTag("fr")).get("settings.title")).isEqualTo("Settings");
    }

    @Test
    void numbersFollowTheLocale() {
        Rao amount = Rao.of(1_284_530_100_000L);
        assertThat(new TaoFormat(Locale.GERMANY).tao(amount)).isEqualTo("1.284,5301 τ");
        assertThat(new TaoFormat(Locale.SIMPLIFIED_CHINESE).tao(amount)).isEqualTo("1,284.5301 τ");
        assertThat(new TaoFormat(Locale.GERMANY).share(Rao.of(1), Rao.of(2)).replace('\u00a0', ' '))
                .isEqualTo("50,0 %");
    }

    @Test
    void aLanguageOfTheSystemKeepsItsCountry() {
        assertThat(Languages.locale(Optional.of("de"), Locale.forLanguageTag("de-AT")))
                .isEqualTo(Locale.forLanguageTag("de-AT"));
        assertThat(Languages.locale(Optional.of("de"), Locale.US)).isEqualTo(Locale.GERMAN);
        assertThat(Languages.locale(Optional.of("zh-CN"), Locale.forLanguageTag("zh-TW")))
                .isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Languages.locale(Optional.of("xx"), Locale.US)).isEqualTo(Locale.US);
        assertThat(Languages.locale(Optional.empty(), Locale.FRANCE)).isEqualTo(Locale.FRANCE);
    }
}
