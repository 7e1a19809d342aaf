package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.app.session.Languages;
import tern.wallet.units.Rao;

/// The translated bundles against the English ones.
class TranslationsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
    private static final List<String> LANGUAGES = List.of("de", "zh_CN");
    /// The command line speaks English alone; names and licences of libraries are nobody's language.
    private static final Set<String> ENGLISH_ALONE = Set.of("cli", "libraries");

    /// The English bundles of all modules, found by looking, so that a new one is held to this by itself.
    private static List<Path> bundles() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("assets", "app", "wallet", "node-control", "gpu-monitor")) {
            Path resources = Path.of("..", module, "src/main/resources");
            if (!Files.isDirectory(resources)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(resources)) {
                files.filter(file -> file.toString().endsWith(".properties"))
                        .filter(file -> LANGUAGES.stream().noneMatch(language -> name(file).endsWith("_" + language)))
                        .filter(file -> !ENGLISH_ALONE.contains(name(file)))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".properties", "");
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return texts;
    }

    private static Properties read(Path english, String language) throws IOException {
        Path file = english.resolveSibling(name(english) + "_" + language + ".properties");
        assertThat(file).as("%s in %s", name(english), language).exists();
        return read(file);
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

    @Test
    void theWindowLoadsEveryBundleOfItsFolder() throws IOException {
        assertThat(bundles().stream().filter(file -> file.getParent().endsWith("texts")).map(TranslationsTest::name))
                .containsExactlyInAnyOrderElementsOf(Texts.BUNDLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh_CN"})
    void everyBundleIsTranslatedWholeAndWithTheSamePlaces(String language) throws IOException {
        int checked = 0;
        for (Path file : bundles()) {
            Properties english = read(file);
            Properties translated = read(file, language);
            assertThat(translated.stringPropertyNames()).as("keys of %s in %s", name(file), language)
                    .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
            for (String key : translated.stringPropertyNames()) {
                String text = translated.getProperty(key);
                assertThat(places(text)).as("%s in %s", key, language)
                        .isEqualTo(places(english.getProperty(key)));
                assertThat(text).as(key).isNotBlank().doesNotContain("'").doesNotContain("!");
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(1000);
    }

    /// With something in every place a text holds all of it and no place more.
    @ParameterizedTest
    @ValueSource(strings = {"de", "zh_CN"})
    void everyTextCanBeFilledIn(String language) throws IOException {
        Object[] samples = IntStream.range(0, 10).mapToObj(i -> "1.284,5301 τ (" + i + ")").toArray();
        for (Path file : bundles()) {
            Properties translated = read(file, language);
            for (String key : translated.stringPropertyNames()) {
                String text = translated.getProperty(key);
                String filled = new MessageFormat(text, Locale.forLanguageTag(language.replace('_', '-')))
                        .format(samples);
                assertThat(filled).as("%s in %s", key, language).doesNotContain("{").doesNotContain("}");
                for (String place : places(text)) {
                    assertThat(filled).as("%s in %s", key, language)
                            .contains((String) samples[Integer.parseInt(place, 1, place.length() - 1, 10)]);
                }
            }
        }
    }

    /// A copy of the English text is no translation. Names, units and single words may be the same.
    @ParameterizedTest
    @ValueSource(strings = {"de", "zh_CN"})
    void sentencesAreNotLeftInEnglish(String language) throws IOException {
        Pattern letters = Pattern.compile("\\p{Alpha}{2}");
        for (Path file : bundles()) {
            Properties english = read(file);
            Properties translated = read(file, language);
            assertThat(english.stringPropertyNames()
                    .stream()
                    .filter(key -> letters.matcher(english.getProperty(key)).results().count() > 5)
                    .filter(key -> english.getProperty(key).equals(translated.getProperty(key))))
                    .as("%s in %s", name(file), language)
                    .isEmpty();
        }
    }

    /// What has one name everywhere else is not called something else in a single text.
    @ParameterizedTest
    @CsvSource({"de, Einsatz", "zh_CN, 热钥"})
    void nothingHasASecondName(String language, String second) throws IOException {
        for (Path file : bundles()) {
            Properties translated = read(file, language);
            for (String key : translated.stringPropertyNames()) {
                assertThat(translated.getProperty(key)).as("%s in %s", key, language).doesNotContain(second);
            }
        }
    }

    /// The finder's card and the review say the same of stake that is sent to an exchange.
    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_zh_CN"})
    void theCardOfAnExchangeSaysWhatTheReviewSays(String language) throws IOException {
        String card = read(Path.of("../assets/src/main/resources/tern/assets/texts/messages" + language
                + ".properties")).getProperty("card.exchange");
        String review = read(Path.of("src/main/resources/tern/app/transact/transact" + language + ".properties"))
                .getProperty("warning.stake-to-exchange");
        int from = Math.max(review.indexOf('.'), review.indexOf('。')) + 1;
        int to = Math.max(review.indexOf(':'), review.indexOf('：')) + 1;
        assertThat(to).isGreaterThan(from);
        assertThat(card).contains(review.substring(from, to));
    }

    /// Marks after a Chinese character are Chinese ones.
    @Test
    void chineseIsPunctuatedAsChinese() throws IOException {
        Pattern half = Pattern.compile("\\p{IsHan}[,;:?]|\\p{IsHan}\\.(?!\\p{Alnum})");
        for (Path file : bundles()) {
            Properties translated = read(file, "zh_CN");
            assertThat(translated.stringPropertyNames()
                    .stream()
                    .filter(key -> half.matcher(translated.getProperty(key)).find())).as(name(file)).isEmpty();
        }
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
