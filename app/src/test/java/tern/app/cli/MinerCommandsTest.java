package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tools.jackson.databind.JsonNode;

/// `tern miner …` against a practice node in a process of its own: from a profile to a miner that has a seat and runs.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the practice network's node and miners run beside it as processes")
class MinerCommandsTest {

    private static final String NETUID = "6";

    @TempDir
    private static Path home;

    @TempDir
    private static Path subnet;

    @BeforeAll
    static void startsOnce() throws IOException {
        good("practice", "start", "--history-days", "0", "--block-time", "0.25");
        door().wallet("main", "//Tern miner commands");
        Path words = door().file("hot.uri", "//Tern miner commands//hot");
        good("wallet", "import", "main", "--hotkey", "hot", "--words-file", words.toString());
        good("practice", "faucet", "main", "1000");
        Files.writeString(subnet.resolve("min_compute.yml"), "miner:\n  memory:\n    min_ram: 1MB\n");
        Files.writeString(subnet.resolve("miner.sh"),
                "echo mining as \"$BT_WALLET_NAME/$BT_WALLET_HOTKEY\" for \"$1\"; while :; do sleep 0.2; echo tick; done\n");
    }

    @AfterAll
    static void stops() {
        door().run("miner", "stop", "one");
        assertThat(door().run("practice", "stop").code()).isZero();
    }

    private static FrontDoor door() {
        return FrontDoor.at(home).environment("PATH", "/usr/bin:/bin");
    }

    private static Result good(String... args) {
        Result result = door().run(args);
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    private static JsonNode finding(JsonNode answer, String id) {
        for (JsonNode finding : answer.path("findings")) {
            if (finding.path("finding").asString("").equals(id)) {
                return finding;
            }
        }
        throw new AssertionError(id + " in " + answer);
    }

    @Test
    void fromAProfileToAMinerWithASeat() {
        good("miner", "profile", "add", "one", "--from", "main", "--hotkey", "hot", "--netuid", NETUID, "--folder",
                subnet.toString(), "--command", "bash {folder}/miner.sh {netuid}", "--variables",
                "HF_TOKEN=hf_AbCdEfGhIjKl");
        assertThat(good("miner", "profile", "list", "--json").json().path("profiles").path(0).path("netuid").asInt(0))
                .isEqualTo(6);
        assertThat(good("miner", "profile", "show", "one").out()).contains("<left out>").doesNotContain("hf_Ab");

        Result before = door().run("miner", "check", "one", "--json");
        assertThat(before.code()).as(before.toString()).isEqualTo(5);
        assertThat(finding(before.json(), "seat").path("verdict").asString("")).isEqualTo("fail");
        assertThat(finding(before.json(), "hotkey").path("verdict").asString("")).isEqualTo("pass");
        assertThat(finding(before.json(), "balance").path("verdict").asString("")).isEqualTo("pass");
        assertThat(door().run("miner", "start", "one").code()).isEqualTo(5);

        assertThat(door().run("miner", "register", "--from", "main", "--hotkey", "hot", "--netuid", NETUID, "--work",
                "--yes").err()).contains("no seats for proof of work");
        Result dear = door().run("miner", "register", "--from", "main", "--hotkey", "hot", "--netuid", NETUID,
                "--limit", "0.000001", "--yes", "--json");
        assertThat(dear.code()).isEqualTo(5);
        assertThat(dear.json().path("error").path("reason").asString("")).isEqualTo("price");
        JsonNode seat = good("miner", "register", "--from", "main", "--hotkey", "hot", "--netuid", NETUID, "--limit",
                "500", "--wait-price", "--yes", "--json").json();
        assertThat(seat.path("action").asString("")).isEqualTo("seat-buy");
        assertThat(seat.path("review").path("call").asString("")).isEqualTo("SubtensorModule.register_limit");
        assertThat(seat.path("outcome").path("done").asBoolean(false)).isTrue();
        assertThat(seat.path("outcome").path("uid").isNumber()).isTrue();
        // the price falls with every block
        assertThat(seat.path("outcome").path("taoRao").asLong(0)).isBetween(1L,
                seat.path("review").path("amountRao").asLong(0));
        assertThat(door().run("miner", "register", "--from", "main", "--hotkey", "hot", "--netuid", NETUID, "--limit",
                "500", "--yes").err()).contains("has a seat on subnet 6 already");

        String[] serve = {"miner", "serve", "--from", "main", "--hotkey", "hot", "--netuid", NETUID, "--axon-port",
                "8091", "--yes", "--json", "--address", "203.0.113.7"};
        JsonNode served = good(serve).json();
        assertThat(served.path("action").asString("")).isEqualTo("axon-serve");
        assertThat(served.path("outcome").path("done").asBoolean(false)).isTrue();
        serve[serve.length - 1] = "127.0.0.1";
        assertThat(door().run(serve).json().path("error").path("reason").asString("")).isEqualTo("address");

        JsonNode after = good("miner", "check", "one", "--json").json();
        assertThat(finding(after, "seat").path("verdict").asString("")).isEqualTo("pass");
        good("miner", "start", "one");
        JsonNode status = good("miner", "status", "one", "--json").json().path("miners").path(0);
        assertThat(status.path("state").asString("")).isEqualTo("running");
        assertThat(status.path("truth").asString("")).isEqualTo("too-early");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> good("miner", "logs", "one").out().contains("mining as main/hot for 6"));
        follows();
        rules();
        good("miner", "stop", "one");
        assertThat(good("miner", "status", "one").out()).contains("does not run");
        Path file = home.resolve("given.json");
        assertThat(good("miner", "profile", "export", "one", "--file", file.toString(), "--json").json()
                .path("leftOut")
                .path(0)
                .asString("")).isEqualTo("HF_TOKEN");
        good("miner", "profile", "remove", "one");
        assertThat(door().run("miner", "start", "one").code()).isEqualTo(3);
        good("miner", "profile", "import", "--file", file.toString());
    }

    /// New lines come while the command goes on, until somebody ends it.
    private static void follows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thread person = door().begin(out, "miner", "logs", "one", "--follow", "--lines", "0", "--search", "Tick");
        await().atMost(Duration.ofSeconds(20)).until(() -> out.toString(StandardCharsets.UTF_8).lines().count() >= 2);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).allMatch(line -> line.contains("tick"));
        person.interrupt();
        await().atMost(Duration.ofSeconds(10)).until(() -> !person.isAlive());
        assertThat(door().run("miner", "logs", "one", "--follow", "--json").code()).isEqualTo(2);
    }

    private static void rules() {
        JsonNode usual = good("miner", "rules", "one", "--json").json();
        assertThat(usual.path("restart").asBoolean(false)).isTrue();
        assertThat(usual.path("pauseAboveCelsius").isNull()).isTrue();
        Result changed = good("miner", "rules", "one", "--pause-on-battery", "on", "--pause-above", "83",
                "--pause-dearer", "0.310", "--losses", "5", "--restart", "off");
        assertThat(changed.out()).contains("83 °C", "0.31");
        assertThat(changed.err()).as("it runs").contains("from its next start");
        good("miner", "rules", "one", "--pause-dearer", "off");
        JsonNode now = good("miner", "rules", "one", "--json").json();
        assertThat(now.path("restart").asBoolean(true)).isFalse();
        assertThat(now.path("pauseOnBattery").asBoolean(false)).isTrue();
        assertThat(now.path("pauseAboveCelsius").asInt(0)).isEqualTo(83);
        assertThat(now.path("pauseDearer").isNull()).isTrue();
        assertThat(now.path("stopAfterLosses").asInt(0)).isEqualTo(5);
        for (String[] wrong : List.of(new String[]{"--pause-above", "200"}, new String[]{"--restart", "perhaps"},
                new String[]{"--pause-dearer", "-1"}, new String[]{"--losses", "0"})) {
            assertThat(door().run("miner", "rules", "one", wrong[0], wrong[1]).code()).as(wrong[0]).isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(door().run("miner", "register", "--from", "main", "--hotkey", "hot", "--netuid", NETUID).code())
                .isEqualTo(2);
        assertThat(door().run("miner", "register", "--from", "main", "--hotkey", "hot", "--netuid", NETUID, "--work")
                .code()).isEqualTo(2);
        assertThat(door().run("miner", "profile", "dance").code()).isEqualTo(2);
        assertThat(door().run("miner", "profile", "add", "two", "--from", "main").code()).isEqualTo(2);
        assertThat(door().run("miner", "status", "nobody").code()).isEqualTo(3);
        assertThat(door().run("miner", "rules", "nobody").code()).isEqualTo(3);
    }
}
