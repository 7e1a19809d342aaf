package tern.node.practice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.node.practice.chain.ChainOptions;
import tern.node.practice.chain.Chains;
import tern.node.practice.subtensor.World;
import tern.wallet.keys.AccountId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// polkadot.js, PAPI and dedot, unchanged, on the practice network: they connect, load a portfolio, pay, stake, and are
/// told what the chain refuses. Needs Node.js and what `src/test/peers/install` installs; skipped elsewhere.
class PeerClientsTest {

    private static final Path SCRIPTS = Path.of("src", "test", "peers");
    private static final Path INSTALLED = Path.of("target", "peers");
    private static final long TRANSFER = 1_500_000_000L;
    private static final long STAKE = 2_000_000_000L;

    @TempDir
    Path folder;

    private static Path installed() throws IOException {
        Path modules = INSTALLED.resolve("node_modules").resolve("dedot");
        assumeTrue(Files.isDirectory(modules),
                "the peer clients are not installed: run node-control/src/test/peers/install (needs npm)");
        for (String script : List.of("common.mjs", "polkadot-js.mjs", "papi.mjs", "dedot.mjs")) {
            Files.copy(SCRIPTS.resolve(script), INSTALLED.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        }
        return INSTALLED;
    }

    @ParameterizedTest
    @CsvSource({"polkadot-js.mjs, new, //Charlie", "papi.mjs, new, //Dave", "papi.mjs, legacy, //Ferdie",
            "dedot.mjs, new, //Eve", "dedot.mjs, legacy, //Bob"})
    void itLoadsPaysAndStakes(String script, String mode, String uri) throws Exception {
        Path home = installed();
        ChainOptions options = Chains.options(folder).withHistory(12).withFinalityLag(1);
        try (Door door = Door.open(options, mode.equals("new"))) {
            AccountId destination = tern.node.practice.chain.Signing.key(1).account();
            AccountId hotkey = validator(door);
            Map<String, JsonNode> steps = run(door, home, script, uri, destination, hotkey, mode);
            assertThat(steps.keySet()).contains("before", "fee", "transfer", "add_stake", "refused", "after", "done");
            assertThat(steps.get("before").path("free").stringValue()).isEqualTo("100000000000000");
            assertThat(steps.get("before").path("stakes").size()).isZero();
            assertThat(steps.get("before").path("subnets").intValue()).isEqualTo(129);
            assertThat(steps.get("before").path("spec").intValue()).isEqualTo(475);
            assertThat(Long.parseLong(steps.get("fee").path("rao").stringValue())).isBetween(10_000L, 1_000_000L);
            assertThat(steps.get("transfer").path("ok").booleanValue()).isTrue();
            assertThat(steps.get("transfer").path("events").toString()).containsIgnoringCase("balances.Transfer");
            assertThat(steps.get("add_stake").path("ok").booleanValue()).isTrue();
            assertThat(steps.get("add_stake").path("events").toString()).containsIgnoringCase("StakeAdded");
            assertThat(steps.get("refused").path("ok").booleanValue()).isFalse();
            assertThat(steps.get("refused").path("error").stringValue()).isEqualTo("SubnetNotExists");
            JsonNode after = steps.get("after");
            assertThat(after.path("stakes").size()).isEqualTo(1);
            assertThat(after.path("stakes").path(0).path("hotkey").stringValue()).isEqualTo(hotkey.address());
            assertThat(after.path("stakes").path(0).path("netuid").intValue()).isEqualTo(1);
            assertThat(Long.parseLong(after.path("stakes").path(0).path("stake").asString())).isPositive();
            long spent = 100_000_000_000_000L - Long.parseLong(after.path("free").stringValue());
            assertThat(spent).isBetween(TRANSFER + STAKE, TRANSFER + STAKE + 5_000_000);
            assertThat(door.signing.free(destination)).isEqualTo(TRANSFER);
        }
    }

    private static AccountId validator(Door door) throws Exception {
        return door.chain.read(door.chain.best().number(), (state, runtime) -> World.firstValidator(state, 1))
                .orElseThrow();
    }

    /// Blocks go on while the client works.
    private static Map<String, JsonNode> run(Door door, Path home, String script, String uri, AccountId destination,
            AccountId hotkey, String mode) throws Exception {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        var ticking = clock.scheduleAtFixedRate(() -> {
            try {
                door.chain.makeBlock();
            } catch (tern.node.practice.store.StoreException e) {
                throw new IllegalStateException(e);
            }
        }, 250, 250, TimeUnit.MILLISECONDS);
        Path out = Files.createTempFile("peer", ".jsonl");
        Path err = Files.createTempFile("peer", ".err");
        try {
            Process client = new ProcessBuilder("node", script, door.endpoint().toString(), uri,
                    destination.address(), hotkey.address(), "1", mode)
                    .directory(home.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = client.waitFor(Duration.ofSeconds(120).toSeconds(), TimeUnit.SECONDS);
            client.destroyForcibly();
            assertThat(ended && client.exitValue() == 0)
                    .as("%s: %s %s", script, Files.readString(out, StandardCharsets.UTF_8),
                            Files.readString(err, StandardCharsets.UTF_8))
                    .isTrue();
            Map<String, JsonNode> steps = new HashMap<>();
            for (String line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
                if (line.startsWith("{")) {
                    JsonNode node = JsonMapper.shared().readTree(line);
                    steps.put(node.path("step").stringValue(), node);
                }
            }
            return steps;
        } finally {
            ticking.cancel(true);
            clock.shutdownNow();
            Files.delete(out);
            Files.delete(err);
        }
    }
}
