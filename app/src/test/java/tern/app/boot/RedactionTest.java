package tern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import tern.wallet.keys.Redaction;

class RedactionTest {

    private static final String ADDRESS = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    private static final String WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    private static final String SEED = "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef";

    @TempDir
    private Path folder;

    @Test
    void addressesAreShortenedAndSecretsGo() {
        assertThat(Redaction.of("sent to " + ADDRESS + ".")).isEqualTo("sent to 5Grwva…utQY.");
        assertThat(Redaction.of("words: " + WORDS + " end")).doesNotContain("sausage").contains("[words removed]");
        assertThat(Redaction.of("[\"" + WORDS.replace(" ", "\", \"") + "\"]")).doesNotContain("sausage");
        assertThat(Redaction.of("LEGAL " + WORDS.toUpperCase(Locale.ROOT))).doesNotContain("SAUSAGE");
        assertThat(Redaction.of("seed " + SEED)).isEqualTo("seed 0x1234…");
        assertThat(Redaction.of(SEED.substring(2))).isEqualTo("1234…");
        assertThat(Redaction.of("{\"secretPhrase\": \"some thing\", \"x\": 1}")).doesNotContain("some thing");
        assertThat(Redaction.of("password=hunter2, next")).isEqualTo("password=[removed], next");
        assertThat(Redaction.of("wss://me:pw@node.example.org/v1/KEY123?token=abc is silent"))
                .isEqualTo("wss://[removed]@node.example.org/[removed] is silent");
        assertThat(Redaction.of("ws://127.0.0.1:9944 answers")).isEqualTo("ws://127.0.0.1:9944 answers");
        assertThat(Redaction.of("uri //Alice//stash used")).isEqualTo("uri //[removed] used");
        assertThat(Redaction.of(System.getProperty("user.home") + "/x")).isEqualTo("~/x");
    }

    @Test
    void ordinarySentencesStay() {
        for (String text : List.of("the node of Finney did not answer within ten seconds and Tern tries again now",
                "Block 8,599,188 of chain bittensor, runtime version 424", "tern.app.window.MainScene.close(line 12)",
                "http status 101, protocol error")) {
            assertThat(Redaction.of(text)).isEqualTo(text);
        }
    }

    /// With Tern's own configuration: what is logged, stack traces too, stands redacted in the file, and files rotate.
    @Test
    void theLogFileIsRedactedAndRotates() throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("tern.log.folder", folder.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(RedactionTest.class.getResource("/logback.xml"));
        Logger log = context.getLogger("tern.test");
        log.warn("account {} has {}", ADDRESS, SEED, new IllegalStateException("the words were " + WORDS));
        assertThat(folder.resolve("tern.log")).content()
                .contains("account 5Grwva…utQY has 0x1234…")
                .contains("IllegalStateException: the words were [words removed]");
        String line = "filler of a line ".repeat(60);
        for (int i = 0; i < 3_000; i++) {
            log.warn("{} {}", i, line);
        }
        // the size is looked at once a second, which a fast machine needs less than for all these lines
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            log.warn("one more");
            return Files.exists(folder.resolve("tern.1.log"));
        });
        context.stop();
        StringBuilder all = new StringBuilder();
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.sorted().toList();
        }
        for (Path file : logs) {
            all.append(Files.readString(file));
            assertThat(Files.size(file)).as("%s", file).isLessThan(4L << 20);
        }
        assertThat(logs).hasSizeBetween(2, 4);
        assertThat(all).doesNotContain(ADDRESS).doesNotContain("sausage").doesNotContain(SEED);
    }
}
