package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tern.node.manage.Keeper;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerState;
import tern.wallet.bittensor.Intent;
import tern.wallet.chain.Network;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.VerifyReport;

/// The bundle has what the program says, and nothing that it never says.
class TextsTest {

    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z-]*\\.[a-z.-]+[a-z])\"");
    private static final List<String> BUILT = List.of("command.", "option.", "label.", "argument.", "secret.",
            "protection.", "standing.", "verify.", "network.trust.", "review.title.", "usage.missing-argument.",
            "node.state.", "node.stage.", "node.stage-state.", "node.keeper.", "node.trust.", "node.verdict.",
            "miner.state.");

    private final ResourceBundle bundle = ResourceBundle.getBundle("tern.app.cli.cli", Locale.ROOT);

    @Test
    void everyKeyInTheSourceIsInTheBundleAndTheOtherWayRound() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        Path sources = Path.of("src/main/java/tern/app/cli");
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        used.removeIf(key -> key.startsWith("java.") || key.startsWith("os.") || key.startsWith("tern.")
                || key.endsWith(".json") || key.endsWith(".png"));
        TreeSet<String> there = new TreeSet<>(bundle.keySet());
        assertThat(used).as("keys in the source").isNotEmpty().allMatch(there::contains);
        there.removeAll(used);
        there.removeIf(key -> BUILT.stream().anyMatch(key::startsWith));
        assertThat(there).as("texts that nobody says").isEmpty();
    }

    @Test
    void keysMadeOfPartsAreInTheBundle() {
        Texts texts = Texts.load(Locale.ROOT);
        for (CommandId id : CommandId.values()) {
            assertThat(texts.has("command." + id.key())).as(id.key()).isTrue();
            CommandShape shape = CommandShape.of(id);
            if (shape.mostArguments() > 0) {
                assertThat(texts.has("argument." + id.key())).as(id.key()).isTrue();
                assertThat(texts.has("label." + id.key())).as(id.key()).isTrue();
            }
            if (shape.fewestArguments() > 0) {
                assertThat(texts.has("usage.missing-argument." + id.key())).as(id.key()).isTrue();
            }
            for (CommandShape.Option option : shape.options()) {
                assertThat(option.hidden() || texts.has("option." + option.name())).as(option.name()).isTrue();
                assertThat(!option.takesValue() || texts.has("label." + option.name())).as(option.name()).isTrue();
            }
        }
        for (SecretGuard.Finding finding : SecretGuard.Finding.values()) {
            assertThat(texts.has(finding.key())).as(finding.key()).isTrue();
        }
        for (Protection protection : Protection.values()) {
            assertThat(texts.has("protection." + WalletListCommand.word(protection))).isTrue();
        }
        for (VerifyReport.Level level : VerifyReport.Level.values()) {
            assertThat(texts.has("verify." + level.name().toLowerCase(Locale.ROOT))).isTrue();
        }
        for (Network.Trust trust : Network.Trust.values()) {
            assertThat(texts.has("network.trust." + trust.name().toLowerCase(Locale.ROOT))).isTrue();
        }
        assertNodeWords(texts, "node.state.", NodeState.values());
        assertNodeWords(texts, "node.stage.", NodeStatus.StageKind.values());
        assertNodeWords(texts, "node.stage-state.", NodeStatus.StageState.values());
        assertNodeWords(texts, "node.trust.", ProgramInfo.Trust.values());
        assertNodeWords(texts, "node.verdict.", Finding.Verdict.values());
        assertNodeWords(texts, "node.keeper.", Keeper.NOBODY, Keeper.OTHER);
        assertNodeWords(texts, "miner.state.", MinerState.values());
        assertThat(Intent.class.getPermittedSubclasses()).as("a new intent needs its words").hasSize(13);
    }

    private static void assertNodeWords(Texts texts, String before, Enum<?>... all) {
        for (Enum<?> each : all) {
            assertThat(texts.has(before + NodeJson.word(each))).as(before + each).isTrue();
        }
    }

    @Test
    void everyTextIsPlain() {
        for (String key : bundle.keySet()) {
            String text = bundle.getString(key);
            assertThat(text).as(key).doesNotContain("!").doesNotContain("''");
            for (String line : text.split("\n", -1)) {
                assertThat(Plain.text(line)).as(key).isEqualTo(line);
            }
        }
    }

    /// Of two the second would stand for both.
    @Test
    void noKeyStandsTwice() throws IOException {
        try (InputStream in = Objects.requireNonNull(TextsTest.class.getResourceAsStream("cli.properties"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void helpOfEveryCommandNamesAllItsOptions() {
        Texts texts = Texts.load(Locale.ROOT);
        for (CommandId id : CommandId.values()) {
            String usage = HelpCommand.usage(id, texts);
            for (CommandShape.Option option : CommandShape.of(id).options()) {
                assertThat(usage.contains(option.name())).as("%s in help of %s", option.name(), id)
                        .isEqualTo(!option.hidden());
            }
            assertThat(usage.lines().filter(line -> !line.startsWith("Example")))
                    .allMatch(line -> line.length() <= 110);
        }
    }

    @Test
    void everyCommandIsInDocsWithItsOptions() throws IOException {
        String page = Files.readString(Path.of("../docs/cli.md"));
        for (CommandId id : CommandId.values()) {
            assertThat(page).contains(id == CommandId.WINDOW ? "`tern`" : "tern " + id.words());
            for (CommandShape.Option option : CommandShape.of(id).options()) {
                assertThat(option.hidden() || page.contains(option.name())).as(option.name()).isTrue();
            }
        }
        for (Trouble trouble : Trouble.values()) {
            assertThat(page).as("error kinds").contains("`" + trouble.kind() + "` | " + trouble.exitCode());
        }
    }
}
