package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern USED = Pattern.compile("texts\\.get\\(\\s*\"([^\"]+)\"");
    private static final Pattern BEGINNING = Pattern.compile("\"([a-z][a-z.\\-]*\\.)\" ?\\+");

    private final Map<String, String> texts = all();

    /// Of all bundles; a key is in one of them only.
    private static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        for (String name : Texts.BUNDLES) {
            ResourceBundle bundle = ResourceBundle.getBundle("tern.assets.texts." + name, Locale.ROOT);
            for (String key : bundle.keySet()) {
                assertThat(all.put(key, bundle.getString(key))).as("%s is in another bundle too", key).isNull();
            }
        }
        return all;
    }

    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        Matcher matcher = USED.matcher(sources());
        int found = 0;
        while (matcher.find()) {
            found++;
            String key = matcher.group(1);
            // what ends with a point is the beginning of keys made of parts
            if (key.endsWith(".")
                    ? texts.keySet().stream().noneMatch(one -> one.startsWith(key))
                    : !texts.containsKey(key)) {
                missing.add(key);
            }
        }
        assertThat(found).as("places that ask for a text").isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsAskedFor() throws IOException {
        String sources = sources();
        Set<String> beginnings = new TreeSet<>();
        Matcher matcher = BEGINNING.matcher(sources);
        while (matcher.find()) {
            beginnings.add(matcher.group(1));
        }
        assertThat(texts.keySet()
                .stream()
                .filter(key -> !sources.contains('"' + key + '"'))
                .filter(key -> beginnings.stream().noneMatch(beginning -> isMadeOfParts(key, beginning, sources)))
                .sorted()).isEmpty();
    }

    /// Whether each part after the beginning stands somewhere as a word of its own, or as the name of a constant.
    private static boolean isMadeOfParts(String key, String beginning, String sources) {
        return key.startsWith(beginning) && Stream.of(key.substring(beginning.length()).split("\\."))
                .allMatch(part -> sources.contains('"' + part + '"')
                        || sources.contains("\"." + part + '"')
                        || Pattern.compile("\\b" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "\\b")
                                .matcher(sources)
                                .find());
    }

    @Test
    void textsAreFreeOfWhatMessageFormatWouldSwallow() {
        assertThat(texts.values().stream().filter(text -> text.indexOf('\'') >= 0)).isEmpty();
        assertThat(texts.values().stream().filter(text -> text.contains("!"))).isEmpty();
    }

    @Test
    void argumentsAreFilledIn() {
        Texts english = Texts.load(Locale.ENGLISH);
        assertThat(english.get("network.block.age", "8,599,188", "4 s ago")).isEqualTo("Block 8,599,188 · 4 s ago");
        assertThat(Texts.load(Locale.forLanguageTag("tlh")).get("app.name")).as("no translation").isEqualTo("Tern");
        assertThatThrownBy(() -> english.get("no.such.text")).isInstanceOf(MissingResourceException.class);
    }

    /// The command line has a bundle of its own.
    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/tern/app"))) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.toString().contains("cli"))
                    .map(TextsTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
