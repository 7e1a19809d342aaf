package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.app.cli.FrontDoor.Result;
import tools.jackson.databind.JsonNode;

/// `tern node` with a program that stands for `node-subtensor`, and with the practice network's node.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in begins by a shell script")
class NodeCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path shared;
    private static NodeProgram program;

    @TempDir
    Path home;

    @BeforeAll
    static void compile() throws IOException {
        program = NodeProgram.in(shared);
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(run("node", "stop").code()).isZero();
        await().atMost(PATIENCE).until(() -> program.alive() == 0);
        program.script("phases=idle");
    }

    private Result run(String... args) {
        return FrontDoor.at(home).environment("PATH", "/usr/bin:/bin").run(args);
    }

    /// Starts the stand-in; what this machine lacks for a real node does not matter.
    private Result start(String... more) throws IOException {
        List<String> ports = NodeProgram.freePorts();
        List<String> args = new ArrayList<>(List.of("node", "start", "--program", program.file().toString(), "--port",
                ports.get(0), "--rpc-port", ports.get(1), "--metrics-port", ports.get(2), "--despite-findings",
                "--ask-nobody"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private JsonNode status() {
        Result result = run("node", "status", "--ask-nobody", "--json");
        assertThat(result.code()).as(result.toString()).isZero();
        return result.json();
    }

    /// 0 while it has none.
    private long pid() {
        JsonNode pid = status().path("pid");
        return pid.isNumber() ? pid.longValue() : 0;
    }

    @Test
    void fromStartToStop() throws IOException {
        assertThat(status().path("state").stringValue()).isEqualTo("stopped");
        Result unknown = start("--json");
        assertThat(unknown.code()).isEqualTo(5);
        assertThat(unknown.errorKind()).isEqualTo("not-confirmed");
        assertThat(unknown.json().path("error").path("message").stringValue()).contains("sha256:");
        Result other = start("--digest", "sha256:" + "00".repeat(32), "--json");
        assertThat(other.code()).isEqualTo(5);
        assertThat(program.alive()).isZero();
        Result started = start("--yes", "--json");
        assertThat(started.code()).as(started.toString()).isZero();
        JsonNode now = started.json();
        assertThat(now.path("started").booleanValue()).isTrue();
        assertThat(now.path("node").stringValue()).isEqualTo("bittensor");
        assertThat(now.path("network").stringValue()).isEqualTo("finney");
        assertThat(now.path("state").stringValue()).isIn("syncing", "running");
        assertThat(now.path("program").path("trust").stringValue()).isEqualTo("agreed");
        assertThat(program.alive()).isOne();
        long pid = now.path("pid").longValue();
        // the node goes on without the command
        JsonNode later = status();
        assertThat(later.path("pid").longValue()).isEqualTo(pid);
        assertThat(later.path("state").stringValue()).isIn("syncing", "running");
        assertThat(later.path("keeper").stringValue()).isEqualTo("nobody");
        assertThat(later.path("chain").path("best").longValue()).isGreaterThan(8_599_000);
        assertThat(later.path("problem").path("kind").stringValue()).isEqualTo("left-over");
        Result text = run("node", "status", "--ask-nobody");
        assertThat(text.out()).contains("Finney, lite", "Peers", "14", "agreed to by you");
        Result again = run("node", "start", "--ask-nobody", "--despite-findings");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("runs already");
        assertThat(program.alive()).isOne();
        Result lines = run("node", "logs", "--search", "local node", "--json");
        assertThat(lines.json().path("lines").get(0).path("text").stringValue()).contains("Local node identity is");
        assertThat(run("node", "logs", "--level", "error").out()).isEmpty();
        assertThat(run("node", "logs", "--lines", "2").out().lines()).hasSize(2);
        Result stopped = run("node", "stop", "--json");
        assertThat(stopped.json().path("stopped").booleanValue()).isTrue();
        assertThat(program.alive()).isZero();
        assertThat(run("node", "stop").out()).contains("does not run");
        assertThat(status().path("state").stringValue()).isEqualTo("stopped");
    }

    @Test
    void somebodyAtATerminalIsAskedForAnUnknownProgram() throws IOException {
        List<String> ports = NodeProgram.freePorts();
        String[] args = {"node", "start", "--program", program.file().toString(), "--port", ports.get(0), "--rpc-port",
                ports.get(1), "--metrics-port", ports.get(2), "--despite-findings", "--ask-nobody"};
        Result refused = FrontDoor.at(home).terminal(new ScriptedTerminal(prompt -> "no")).run(args);
        assertThat(refused.code()).as(refused.toString()).isEqualTo(5);
        assertThat(refused.err()).contains("sha256:", "was not started");
        Result agreed = FrontDoor.at(home).terminal(new ScriptedTerminal(prompt -> "yes")).run(args);
        assertThat(agreed.code()).as(agreed.toString()).isZero();
        assertThat(agreed.err()).contains("goes on without this command");
    }

    @Test
    void aNodeThatFailsSaysWhy() throws IOException {
        program.script("genesis=0x" + "42".repeat(32));
        Result wrong = start("--yes", "--json");
        assertThat(wrong.code()).as(wrong.toString()).isEqualTo(6);
        assertThat(wrong.errorKind()).isEqualTo("wrong-chain");
        assertThat(wrong.json().path("state").stringValue()).isEqualTo("failed");
        assertThat(program.alive()).isZero();
        program.script("exit.code=1", "exit.say=space");
        Result full = start();
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("The disk is full", "No space left on device");
        assertThat(status().path("problem").path("kind").stringValue()).isEqualTo("disk-full");
    }

    @Test
    void theCheckSaysWhatIsMissing() {
        Result result = run("node", "check", "--ask-nobody", "--json");
        assertThat(result.code()).as(result.toString()).isEqualTo(5);
        JsonNode engine = null;
        for (JsonNode finding : result.json().path("findings")) {
            assertThat(finding.path("verdict").stringValue()).isIn("pass", "warn", "fail");
            if (finding.path("finding").stringValue().equals("engine")) {
                engine = finding;
            }
        }
        assertThat(engine).isNotNull();
        assertThat(engine.path("advice").stringValue()).contains("Install");
        assertThat(result.errorKind()).isEqualTo("refused");
        Result text = run("node", "check", "--ask-nobody");
        assertThat(text.code()).isEqualTo(5);
        assertThat(text.out()).contains("FAILS", "Container engine", "needed: ");
    }

    @Test
    void whoAdoptsLooksAfterItUntilItIsStopped() throws Exception {
        Result nothing = run("node", "adopt", "--ask-nobody", "--json");
        assertThat(nothing.code()).isEqualTo(3);
        assertThat(start("--yes").code()).isZero();
        Path said = home.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx200m", "-Duser.language.display=en", "-classpath",
                System.getProperty("java.class.path"), "tern.app.boot.Main", "node", "adopt", "--ask-nobody")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("TERN_HOME", home.toString());
        Process keeping = builder.start();
        try {
            await().atMost(PATIENCE).until(() -> status().path("keeper").stringValue().equals("other"));
            long first = pid();
            assertThat(run("node", "adopt", "--ask-nobody", "--json").errorKind()).isEqualTo("refused");
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            // it is started again by the command that looks after it
            await().atMost(PATIENCE).until(() -> program.alive() == 1 && pid() != 0 && pid() != first);
            assertThat(run("node", "stop").code()).isZero();
            assertThat(keeping.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(said)).contains("will be started again", "has stopped");
            assertThat(keeping.exitValue()).isZero();
            assertThat(program.alive()).isZero();
        } finally {
            keeping.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"node start --archive --lite", "node start --program a --image b", "node start --port 80",
            "node start --network ws://127.0.0.1:9", "node start --timeout soon", "node logs --level loud",
            "node logs --lines many", "node logs --follow --json", "node status --network test",
            "node start --flags=--rpc-external", "node start --flags=--dev", "node adopt --network practice",
            "node start --network practice --archive", "node"})
    void whatCannotBeUnderstoodIsRefused(String line) {
        Result result = run(line.split(" "));
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
    }

    @Test
    void thePracticeNetworksNodeIsOneOfThem() {
        // a world without a past is made quickly
        assertThat(run("practice", "start", "--history-days", "0").code()).isZero();
        assertThat(run("node", "stop", "--network", "practice").code()).isZero();
        Result started = run("node", "start", "--network", "practice", "--json");
        assertThat(started.code()).as(started.toString()).isZero();
        try {
            assertThat(started.json().path("node").stringValue()).isEqualTo("practice");
            Result status = run("node", "status", "--network", "practice", "--json");
            assertThat(status.json().path("state").stringValue()).isEqualTo("running");
            assertThat(status.json().path("endpoint").stringValue()).startsWith("ws://127.0.0.1:");
            assertThat(status.json().path("pid").longValue())
                    .isEqualTo(run("practice", "status", "--json").json().path("pid").longValue());
            assertThat(run("node", "logs", "--network", "practice").code()).isZero();
        } finally {
            assertThat(run("node", "stop", "--network", "practice").code()).isZero();
        }
        assertThat(run("practice", "status", "--json").json().path("running").booleanValue()).isFalse();
    }
}
