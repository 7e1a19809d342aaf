package tern.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportGathererTest {

    private static final String ADDRESS = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    @TempDir
    private Path home;

    @Test
    void theReportHasSettingsAndLogsWithoutAddressesAndKeysOfNodes() throws Exception {
        Path settings = home.resolve("settings.json");
        Files.writeString(settings,
                "{\"network\": \"wss://node.example.org/v1/SECRETKEY\", \"watched\": [{\"address\": \""
                        + ADDRESS + "\"}]}");
        Path logs = Files.createDirectories(home.resolve("log"));
        Files.writeString(logs.resolve("tern.log"), "early\n".repeat(60_000) + "the last line of " + ADDRESS + "\n");
        Files.writeString(logs.resolve("other.txt"), "not a log");
        SupportBundle bundle = new SupportGatherer("0.1.0", settings, List.of(logs, home.resolve("absent")),
                () -> Instant.parse("2026-11-26T10:00:00Z")).gather("network finney\nproblem " + ADDRESS + "\n");
        assertThat(bundle.parts()).extracting(SupportBundle.Part::name)
                .containsExactly("about.txt", "node.txt", "settings.json", "log-tern.log.txt");
        assertThat(bundle.parts()).noneMatch(part -> part.text().contains(ADDRESS));
        assertThat(text(bundle, 2)).contains("wss://node.example.org/[removed]").doesNotContain("SECRETKEY");
        assertThat(text(bundle, 3)).startsWith("…\n")
                .endsWith("the last line of 5Grwva…utQY\n")
                .hasSizeLessThan(210_000);
        assertThat(text(bundle, 0)).startsWith("tern 0.1.0\nmade 2026-11-26T10:00:00Z\n");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        SupportBundle bundle = new SupportGatherer("0.1.0", home.resolve("none.json"), List.of(), Instant::now)
                .gather("");
        assertThat(text(bundle, 2)).startsWith("(not read: ");
    }

    private static String text(SupportBundle bundle, int part) {
        return bundle.parts().get(part).text();
    }
}
