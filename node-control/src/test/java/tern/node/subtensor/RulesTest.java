package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.node.manage.Consent;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.Problem;
import tern.node.manage.ProgramInfo;
import tern.node.process.RestartRule;

/// The rules by which a node is started, started again and judged.
class RulesTest {

    private static final SubtensorChain FINNEY = SubtensorChain.known().getFirst();

    @TempDir
    Path temp;

    @Test
    void theLiteNodesFlagsAreUpstreamsWithTheDoorsShut() {
        assertThat(NodeFlags.of(NodeSettings.standard(), FINNEY, "/data", "/spec.json", false)).containsExactly(
                "--base-path=/data", "--chain=/spec.json", "--sync=warp", "--database=paritydb", "--db-cache=4096",
                "--trie-cache-size=2147483648", "--port=30333", "--rpc-port=9944", "--rpc-methods=safe",
                "--prometheus-port=9615", "--bootnodes=" + FINNEY.bootnode(), "--no-mdns", "--no-telemetry",
                "--detailed-log-output");
        List<String> archive = NodeFlags.of(NodeSettings.standard()
                .with()
                .archive(true)
                .peers(OptionalInt.of(8), OptionalInt.of(4))
                .extraFlags(List.of("--max-past-logs=5000"))
                .build(), FINNEY, "/data", "/spec.json", true);
        assertThat(archive).contains("--sync=full", "--pruning=archive", "--rpc-external", "--in-peers=8",
                "--out-peers=4", "--max-past-logs=5000").doesNotContain("--sync=warp", "--database=paritydb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unsafe-rpc-external", "--rpc-cors=all", "--rpc-methods=unsafe", "--base-path=/x",
            "--node-key=00", "--validator", "--dev", "--alice", "--tmp", "-d", "--keystore-path=/x", "--frobnicate",
            "name", "", "--name=a b", "--name=a\nb", "--wasm-runtime-overrides=/x", "--rpc-port=1"})
    void dangerousOwnAndUnknownFlagsAreRefused(String flag) {
        NodeSettings settings = NodeSettings.standard().with().extraFlags(List.of(flag)).build();
        assertThatThrownBy(() -> NodeFlags.check(settings, SubtensorChain.known())).isInstanceOf(NodeException.class);
    }

    @Test
    void settingsAreChecked() {
        NodeSettings good = NodeSettings.standard();
        assertThatCode(() -> NodeFlags.check(good, SubtensorChain.known())).doesNotThrowAnyException();
        for (NodeSettings bad : List.of(good.with().network("moon").build(),
                good.with().ports(80, 9_944, 9_615).build(),
                good.with().ports(9_944, 9_944, 9_615).build(), good.with().caches(1, 1).build(),
                good.with().stopSeconds(0).build(), good.with().image(Optional.of("--privileged")).build(),
                good.with().file(Optional.of(Path.of("node-subtensor"))).build(),
                good.with().dataFolder(Optional.of(Path.of("data"))).build(),
                good.with().dataFolder(Optional.of(Path.of("/data,source=/"))).build(),
                good.with().chainSpec(Optional.of(Path.of("/spec\n--dev"))).build(),
                good.with().peers(OptionalInt.of(-1), OptionalInt.empty()).build())) {
            assertThatThrownBy(() -> NodeFlags.check(bad, SubtensorChain.known())).isInstanceOf(NodeException.class)
                    .extracting(e -> ((NodeException) e).kind())
                    .isEqualTo(NodeException.Kind.SETTINGS);
        }
    }

    @Test
    void theQuestionNamesADigestOnce() {
        String digest = "sha256:" + "ab".repeat(32);
        for (String name : List.of(digest, "ghcr.io/x/y@" + digest, "/opt/node-subtensor")) {
            ProgramInfo found = new ProgramInfo(ProgramInfo.Origin.CONTAINER, name, Optional.empty(),
                    Optional.of(digest), ProgramInfo.Trust.UNKNOWN);
            assertThatThrownBy(() -> new Agreement(Set.of()).of(found, NodeSettings.standard(), Consent.none()))
                    .isInstanceOf(NodeException.class)
                    .extracting(e -> ((NodeException) e).sentence())
                    .asString()
                    .contains(name)
                    .containsOnlyOnce(digest);
        }
    }

    @Test
    void settingsSurviveTheirFileAndANewerTern() throws Exception {
        Path file = temp.resolve("settings.json");
        SettingsFile settings = new SettingsFile(file);
        assertThat(settings.read()).isEqualTo(NodeSettings.standard());
        NodeSettings all = new NodeSettings("test", true, Optional.of(ProgramInfo.Origin.FILE), Optional.of("a/b:c"),
                Optional.of(temp.resolve("program")), Optional.of(temp.resolve("spec")), Optional.of(temp), 1_111,
                2_222,
                3_333, 100, 200, OptionalInt.of(1), OptionalInt.of(2), List.of("--name=x"), true, Optional.of(false), 5,
                77, Set.of("sha256:a", "sha256:b"));
        Files.writeString(file, "{\"future\":[1],\"p2pPort\":\"odd\"}");
        settings.change(_ -> all);
        assertThat(settings.read()).isEqualTo(all);
        assertThat(Files.readString(file)).contains("future");
        Files.writeString(file, "{ torn");
        assertThat(settings.read()).isEqualTo(NodeSettings.standard());
        assertThat(temp.resolve("settings.json.damaged")).exists();
    }

    @Test
    void pausesGrowToALimit() {
        RestartRule rule = RestartRule.fresh(SubtensorTiming.standard().pauses());
        StringBuilder pauses = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            rule = rule.ended(Duration.ofSeconds(1));
            pauses.append(rule.pause().map(Duration::toSeconds).map(Object::toString).orElse("never")).append(' ');
        }
        assertThat(pauses.toString()).isEqualTo("2 4 8 16 32 64 never ");
        rule = rule.ended(Duration.ofMinutes(11));
        assertThat(rule.pause()).as("it had run well").contains(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|x|EXITED|true|by itself without an error",
            "1|something else|EXITED|true|exit code 1", "2|x|PROGRAM|false|does not know one of its flags",
            "101|x|EXITED|true|mistake of its own", "125|x|PROGRAM|true|engine could not start",
            "126|x|PROGRAM|false|cannot be run on this computer", "127|x|PROGRAM|false|was not found",
            "129|x|EXITED|true|asked the node to end (SIGHUP)", "130|x|EXITED|true|asked the node to end (SIGINT)",
            "143|x|EXITED|true|asked the node to end (SIGTERM)", "132|x|EXITED|true|crashed (SIGILL)",
            "134|x|EXITED|true|crashed (SIGABRT)", "135|x|EXITED|true|crashed (SIGBUS)",
            "139|x|EXITED|true|crashed (SIGSEGV)", "137|x|NO_MEMORY|true|want of memory",
            "|x|EXITED|true|why cannot be told",
            "1|Error: Address already in use (os error 98)|PORT_TAKEN|false|taken by another program",
            "1|Error: Service(Client(Backend(\"IO: No space left on device\")))|DISK_FULL|false|disk is full",
            "1|database corruption: bad checksum|DAMAGED|false|data are damaged",
            "1|Error: Genesis mismatch|WRONG_CHAIN|false|of another chain",
            "1|IO error: While lock file: x/LOCK: Resource unavailable|PROGRAM|true|in use by another program",
            "1|Error: Permission denied (os error 13)|PROGRAM|false|may not read or write",
            "1|error: unexpected argument '--foo' found|PROGRAM|false|does not know one of its flags",
            "1|Error: Error opening spec file `x`|PROGRAM|false|chain specification cannot be read",
            "1|Database error: x|EXITED|true|database failed",
            "1|Essential task `grandpa-voter` failed|EXITED|true|cannot do without failed"})
    void endsHaveReasons(Integer code, String line, Problem.Kind kind, boolean restart, String words) {
        NodeEnd end = NodeEnd.of(code == null ? OptionalInt.empty() : OptionalInt.of(code), List.of("before", line));
        assertThat(end.problem().kind()).isEqualTo(kind);
        assertThat(end.restart()).isEqualTo(restart);
        assertThat(end.problem().sentence()).contains(words);
        assertThat(end.problem().details()).contains("before\n" + line);
    }

    @Test
    void aDiskIsForetold() {
        DiskForecast forecast = new DiskForecast();
        long minute = Duration.ofMinutes(1).toNanos();
        for (int i = 0; i <= 9; i += 3) {
            forecast.saw(1_000_000L * i, minute * i);
        }
        assertThat(forecast.perDay()).as("too soon to tell").isEmpty();
        forecast.saw(12_000_000, minute * 12);
        assertThat(forecast.perDay()).hasValue(1_440_000_000L);
        assertThat(forecast.fullIn(14_400_000_000L)).contains(Duration.ofDays(10));
        assertThat(forecast.fullIn(-5)).contains(Duration.ZERO);
        DiskForecast shrinks = new DiskForecast();
        shrinks.saw(100, 0);
        shrinks.saw(50, minute * 20);
        assertThat(shrinks.perDay().orElseThrow()).isNegative();
        assertThat(shrinks.fullIn(1_000)).isEmpty();
    }
}
