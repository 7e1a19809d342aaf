package tern.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person is told comes from the bundles, so that it is said in their language: no sentence stands in a source
/// file of this module, or of what node-control says to the window.
class SpokenSentencesTest {

    private static final Path WALLET = Path.of("src/main/java/tern/wallet");
    private static final Path WALLET_TEXTS = Path.of("src/main/resources/tern/wallet");
    private static final Path CONTROL = Path.of("../node-control/src/main/java/tern/node/practice/control");
    private static final Path CONTROL_TEXTS = Path.of(
            "../node-control/src/main/resources/tern/node/practice/control");
    /// The rooms of the nodes: folder of the sources below `tern/node`, name of the bundle. One lies inside another.
    private static final List<String> NODE_ROOMS = List.of("manage/manage", "manage/check/check",
            "subtensor/subtensor", "miner/miner");
    private static final Path NODES = Path.of("../node-control/src/main/java/tern/node");
    private static final Path NODES_TEXTS = Path.of("../node-control/src/main/resources/tern/node");
    private static final List<String> ROOMS = List.of("bittensor", "crypto", "history", "keys", "keystore", "metadata",
            "rpc", "scale", "units");

    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])'"
            + "|\"((?:\\\\.|[^\"\\\\])*)\"", Pattern.DOTALL);
    /// `The file …` and `… cannot be read.`; technical details begin with a small letter and end without a full stop.
    private static final Pattern BEGINS = Pattern.compile("[A-Z][a-z']* \\p{Alnum}.*");
    private static final Pattern ENDS = Pattern.compile(".*[a-z]{2,}[ ,;:].*\\.\\s*|[ ,;:].*[a-z]{2,}\\.\\s*");
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)\"");
    private static final Pattern ASKED = Pattern.compile("Texts\\.(?:get|say)\\(\\s*\"([^\"]+)\"");

    /// Protocols, patterns and details for a report that look like the beginning of a sentence.
    private static final Set<String> NO_SENTENCES = Set.of("Merlin v1.0", "Authorization: Basic ", "Compact of ",
            "RootStakeUnlockInterval ");

    private static boolean isSentence(String literal) {
        return (BEGINS.matcher(literal).matches() || ENDS.matcher(literal).matches())
                && !NO_SENTENCES.contains(literal);
    }

    private static List<Path> sources(Path folder) throws IOException {
        Path inside = NODES.resolve("manage/check");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> folder.equals(inside) || !file.startsWith(inside))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> literals(Path file) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = LITERAL_OR_COMMENT.matcher(Files.readString(file));
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static Properties read(Path bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(bundle)) {
            texts.load(in);
        }
        return texts;
    }

    /// The sources of a room, and its English texts.
    private static TreeMap<Path, Path> rooms() {
        TreeMap<Path, Path> rooms = new TreeMap<>();
        for (String room : ROOMS) {
            rooms.put(WALLET.resolve(room), WALLET_TEXTS.resolve(room).resolve(room + ".properties"));
        }
        rooms.put(CONTROL, CONTROL_TEXTS.resolve("control.properties"));
        for (String room : NODE_ROOMS) {
            rooms.put(NODES.resolve(room).getParent(), NODES_TEXTS.resolve(room + ".properties"));
        }
        return rooms;
    }

    @Test
    void noSourceFileHoldsASentence() throws IOException {
        Set<String> sentences = new TreeSet<>();
        int looked = 0;
        List<Path> folders = new ArrayList<>(List.of(WALLET, CONTROL));
        NODE_ROOMS.forEach(room -> folders.add(NODES.resolve(room).getParent()));
        for (Path folder : folders) {
            for (Path file : sources(folder)) {
                looked++;
                literals(file).stream()
                        .filter(SpokenSentencesTest::isSentence)
                        .forEach(literal -> sentences.add(file.getFileName() + ": " + literal));
            }
        }
        assertThat(looked).isGreaterThan(200);
        assertThat(sentences).as("belongs into the bundle of its room").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The password is wrong.", "There is no ", " cannot be read.", "Enter an amount.",
            "A wallet's name is too long", " here.", ", only an address.", "You asked to send "})
    void aSentenceIsTakenForOne(String literal) {
        assertThat(isSentence(literal)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no pallet ", "plan.amount.none", "SELECT id FROM chain WHERE genesis = ?", "BLAKE2b",
            "SubtensorModule", "a seed has 32 bytes, not ", "System.CallFiltered", "0x", " MB"})
    void technicalTextIsNot(String literal) {
        assertThat(isSentence(literal)).isFalse();
    }

    @Test
    void everyTextThatIsAskedForIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        int asked = 0;
        for (var room : rooms().entrySet()) {
            Properties texts = read(room.getValue());
            for (Path file : sources(room.getKey())) {
                Matcher matcher = ASKED.matcher(Files.readString(file));
                while (matcher.find()) {
                    asked++;
                    // a key that ends with a dot is put together: name.of., origin.
                    String key = matcher.group(1);
                    boolean there = key.endsWith(".")
                            ? texts.stringPropertyNames().stream().anyMatch(name -> name.startsWith(key))
                            : texts.containsKey(key);
                    if (!there) {
                        missing.add(file.getFileName() + ": " + key);
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(250);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsAskedFor() throws IOException {
        Set<String> idle = new TreeSet<>();
        for (var room : rooms().entrySet()) {
            Set<String> named = new TreeSet<>();
            StringBuilder all = new StringBuilder();
            for (Path file : sources(room.getKey())) {
                String text = Files.readString(file);
                all.append(text);
                KEY.matcher(text).results().forEach(match -> named.add(match.group(1)));
            }
            for (String key : read(room.getValue()).stringPropertyNames()) {
                String stem = key.substring(0, key.lastIndexOf('.') + 1);
                if (!named.contains(key) && (stem.isEmpty() || all.indexOf("Texts.get(\"" + stem + "\"") < 0
                        && all.indexOf("Texts.say(\"" + stem + "\"") < 0)) {
                    idle.add(room.getKey().getFileName() + ": " + key);
                }
            }
        }
        assertThat(idle).isEmpty();
    }
}
