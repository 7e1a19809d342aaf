package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.app.boot.Folders;
import tern.app.cli.FrontDoor.Result;
import tern.app.wallets.Contact;
import tern.app.wallets.StoredAddressBook;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tools.jackson.databind.JsonNode;

/// `tern practice` and the other commands against a real practice node in a process of its own, with a world without a
/// past and quick blocks. The order matters where one test ends what another needs.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PracticeCommandsTest {

    private static final String HOLDER = "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH";
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    private static final String IN_USE = "Practice network: play TAO on this computer.";
    /// A validator of subnet 1 in the world of seed 1.
    private static final String VALIDATOR = AccountId
            .of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(StandardCharsets.UTF_8)))
            .address();

    @TempDir
    private static Path home;

    private static Result started = new Result(-1, "", "");

    @BeforeAll
    static void startsOnce() {
        started = door().run("practice", "start", "--history-days", "0", "--block-time", "0.25", "--json");
        door().wallet("play", "//Tern practice test");
    }

    @AfterAll
    static void stops() {
        assertThat(door().run("practice", "stop").code()).isZero();
    }

    private static FrontDoor door() {
        return FrontDoor.at(home);
    }

    private static Result good(String... args) {
        Result result = door().run(args);
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    private static long free(String whom) {
        return Long.parseLong(good("portfolio", whom, "--json").json()
                .path("accounts")
                .get(0)
                .path("freeRao")
                .stringValue());
    }

    private static long best() {
        return good("practice", "status", "--json").json().path("block").path("number").longValue();
    }

    @Test
    @Order(1)
    void startSaysWhereItAnswers() {
        assertThat(started.code()).as(started.toString()).isZero();
        assertThat(started.err()).isEmpty();
        JsonNode json = started.json();
        assertThat(json.propertyNames()).startsWith("endpoint", "pid");
        assertThat(json.path("endpoint").stringValue()).matches("ws://127\\.0\\.0\\.1:\\d+");
        assertThat(ProcessHandle.of(json.path("pid").longValue())).isPresent();
        assertThat(json.path("started").booleanValue()).isTrue();
        assertThat(json.path("ignored")).isEmpty();
        assertThat(Path.of(json.path("folder").stringValue())).isEqualTo(home.resolve("data").resolve("practice"));
    }

    @Test
    @Order(2)
    void aSecondStartFindsTheFirstAndSaysWhatCountsNoMore() {
        Result again = good("practice", "start", "--seed", "7", "--block-time", "12", "--json");
        assertThat(again.json().path("pid")).isEqualTo(started.json().path("pid"));
        assertThat(again.json().path("endpoint")).isEqualTo(started.json().path("endpoint"));
        assertThat(again.json().path("started").booleanValue()).isFalse();
        assertThat(again.json().path("ignored")).extracting(JsonNode::stringValue)
                .containsExactly("--block-time", "--seed");
        Result text = good("practice", "start", "--port", "9", "--edition", "older");
        assertThat(text.out()).contains("runs already");
        assertThat(text.err()).contains("next start: --port").contains("for a new one").contains("--edition");
    }

    @Test
    @Order(3)
    void anEmptyHomeUsesThePracticeNetworkAndSaysSo() {
        Result text = good("network");
        assertThat(text.err()).startsWith(IN_USE).contains("--network finney").hasLineCount(1);
        assertThat(text.out()).contains("Practice network").contains("its money is worth nothing");
        Result json = good("network", "--json");
        assertThat(json.err()).isEmpty();
        assertThat(json.json().path("network").stringValue()).isEqualTo("practice");
        assertThat(json.json().path("trust").stringValue()).isEqualTo("practice");
        assertThat(json.json().path("genesis")).isEqualTo(started.json().path("genesis"));
        assertThat(good("network", "use", "practice", "--json").json().path("network").stringValue())
                .isEqualTo("practice");
        assertThat(good("subnets", "1").out()).contains("Practice network");
    }

    @Test
    @Order(4)
    void homeWithoutAnyWalletShowsTheHolder(@TempDir Path nobody) {
        // the same world, seen by somebody without wallets
        Result text = door().run("--wallets", nobody.toString());
        assertThat(text.code()).as(text.toString()).isZero();
        assertThat(text.out()).contains("Practice holder  " + HOLDER).contains("tern wallet create");
        assertThat(text.err()).contains(IN_USE);
        JsonNode account = door().run("--wallets", nobody.toString(), "--json").json().path("accounts").get(0);
        assertThat(account.path("address").stringValue()).isEqualTo(HOLDER);
        assertThat(account.path("watched").booleanValue()).isTrue();
    }

    @Test
    @Order(5)
    void theFaucetGivesToWalletsAndAddresses() {
        long before = free("play");
        Result given = good("practice", "faucet", "play", "250.5");
        assertThat(given.out()).contains("250.5000 τ");
        assertThat(free("play")).isEqualTo(before + 250_500_000_000L);
        JsonNode json = good("practice", "faucet", ALICE, "--json").json();
        assertThat(json.propertyNames()).containsExactly("to", "amountRao", "block");
        assertThat(json.path("to").stringValue()).isEqualTo(ALICE);
        assertThat(json.path("amountRao").stringValue()).isEqualTo("100000000000");
        assertThat(json.path("block").path("hash").stringValue()).matches("0x[0-9a-f]{64}");
    }

    @Test
    @Order(6)
    void sendsAndStakesAsOnAnyNetwork() {
        good("practice", "faucet", "play", "100");
        long alice = free(ALICE);
        Result sent = good("send", "--from", "play", "--to", ALICE, "--amount", "2", "--yes", "--json");
        assertThat(sent.json().path("outcome").path("done").booleanValue()).as(sent.toString()).isTrue();
        assertThat(sent.json().path("review").path("metadataDigestSigned").booleanValue()).isTrue();
        assertThat(free(ALICE)).isEqualTo(alice + 2_000_000_000L);
        Result staked = good("stake", "add", "--from", "play", "--netuid", "1", "--hotkey", VALIDATOR, "--amount",
                "10", "--yes");
        assertThat(staked.out()).contains("Staked 10.0000");
        JsonNode position = good("portfolio", "play", "--json").json().path("accounts").get(0).path("positions").get(0);
        assertThat(position.path("netuid").intValue()).isEqualTo(1);
        assertThat(position.path("hotkey").stringValue()).isEqualTo(VALIDATOR);
        assertThat(position.path("exitSource").stringValue()).isEqualTo("runtime-simulation");
        Result removed = good("stake", "remove", "--from", "play", "--netuid", "1", "--hotkey", VALIDATOR, "--all",
                "--yes");
        assertThat(removed.out()).contains("are free again");
    }

    @Test
    @Order(7)
    void stakeIsGivenToAnotherAddressButNotToAnExchangeUnattended() throws Exception {
        good("practice", "faucet", "play", "100");
        good("stake", "add", "--from", "play", "--netuid", "1", "--hotkey", VALIDATOR, "--amount", "10", "--yes");
        String[] give = {"stake", "transfer", "--from", "play", "--netuid", "1", "--hotkey", VALIDATOR, "--to", ALICE,
                "--amount"};
        long before = staked(ALICE);
        Result given = good(FrontDoor.with(give, "4.5", "--yes", "--json"));
        JsonNode review = given.json().path("review");
        assertThat(given.json().path("action").stringValue()).isEqualTo("stake-transfer");
        assertThat(review.path("call").stringValue()).isEqualTo("SubtensorModule.transfer_stake");
        assertThat(review.path("to").stringValue()).isEqualTo(ALICE);
        assertThat(review.path("unit").stringValue()).isEqualTo("alpha");
        assertThat(review.path("metadataDigestSigned").booleanValue()).isTrue();
        assertThat(review.path("arguments")).extracting(one -> one.path("name").stringValue())
                .containsExactly("destination_coldkey", "hotkey", "origin_netuid", "destination_netuid",
                        "alpha_amount");
        JsonNode outcome = given.json().path("outcome");
        assertThat(outcome.path("done").booleanValue()).as(given.toString()).isTrue();
        assertThat(outcome.path("discrepancy").isNull()).as(given.toString()).isTrue();
        assertThat(staked(ALICE) - before).isBetween(4_499_999_000L, 4_500_001_000L);

        Result text = good(FrontDoor.with(give, "0.5", "--yes"));
        assertThat(text.out()).contains("Give stake")
                .contains("0.500000000 α")
                .doesNotContain("α1")
                .contains("cannot be called back")
                .contains("Gave 0.5000");

        StoredAddressBook book = StoredAddressBook.of(folders());
        Contact exchange = new Contact("Kraken", Ss58.parse(ALICE), "", true);
        book.put(Optional.empty(), exchange);
        Result refused = door().run(FrontDoor.with(give, "0.5", "--yes"));
        assertThat(refused.code()).as(refused.toString()).isEqualTo(5);
        assertThat(refused.out()).contains("usually lost");
        assertThat(refused.err()).contains("Kraken").contains("Tern does not send stake there");
        Result dry = good(FrontDoor.with(give, "0.5", "--dry-run", "--json"));
        assertThat(dry.json().path("review").path("warnings").get(0).stringValue()).contains("usually lost");
        book.remove(exchange);

        Result pot = door().run("stake", "transfer", "--from", "play", "--netuid", "1", "--hotkey", VALIDATOR, "--to",
                SystemAccounts.subnetPot(1).address(), "--amount", "1", "--yes");
        assertThat(pot.code()).as(pot.toString()).isNotZero();
        assertThat(pot.err()).contains("a subnet's own account").contains("lost");
        Result much = door().run(FrontDoor.with(give, "5000", "--yes"));
        assertThat(much.code()).isNotZero();
        assertThat(much.err()).contains("less staked than that");
        good("stake", "remove", "--from", "play", "--netuid", "1", "--hotkey", VALIDATOR, "--all", "--yes");
    }

    @Test
    @Order(7)
    void nothingIsSignedWithoutASoundAddressBook() throws Exception {
        Path book = StoredAddressBook.file(folders());
        boolean there = Files.exists(book);
        String before = there ? Files.readString(book) : "";
        String damaged = "{\"addresses\":[{\"name\":\"Kraken\",\"exch";
        Files.writeString(book, damaged);
        String[] send = {"send", "--from", "play", "--to", ALICE, "--amount", "1", "--yes"};
        String[] give = {"stake", "transfer", "--from", "play", "--netuid", "1", "--hotkey", VALIDATOR, "--to", ALICE,
                "--amount", "1", "--yes"};
        long alice = free(ALICE);
        try {
            for (String[] command : List.of(send, give)) {
                Result refused = door().run(command);
                assertThat(refused.code()).as(refused.toString()).isEqualTo(5);
                assertThat(refused.err()).contains(book.toString()).contains("Nothing was signed").contains("window");
                Result json = door().run(FrontDoor.with(command, "--json"));
                assertThat(json.errorKind()).isEqualTo("refused");
                assertThat(json.json().propertyNames()).containsExactly("error");
                assertThat(book).as("left alone").hasContent(damaged);
                assertThat(book.resolveSibling("addresses.json.damaged")).doesNotExist();
            }
            Files.delete(book);
            Files.createDirectory(book);
            Result unreadable = door().run(FrontDoor.with(send, "--json"));
            assertThat(unreadable.code()).as(unreadable.toString()).isEqualTo(1);
            assertThat(unreadable.errorKind()).isEqualTo("file");
        } finally {
            Files.delete(book);
            if (there) {
                Files.writeString(book, before);
            }
        }
        assertThat(free(ALICE)).isEqualTo(alice);
        good("send", "--from", "play", "--to", ALICE, "--amount", "1", "--yes");
    }

    /// Rao of alpha on subnet 1.
    private static long staked(String whom) {
        long sum = 0;
        for (JsonNode position : good("portfolio", whom, "--json").json().path("accounts").get(0).path("positions")) {
            if (position.path("netuid").intValue() == 1 && position.path("hotkey").stringValue().equals(VALIDATOR)) {
                sum += Long.parseLong(position.path("alphaRao").stringValue());
            }
        }
        return sum;
    }

    private static Folders folders() throws Exception {
        return Folders.find(Map.of("TERN_HOME", home.toString(), "HOME", home.toString()), Optional.empty(),
                Optional.empty());
    }

    @Test
    @Order(8)
    void timeGoesOnAsAskedFor() {
        long before = best();
        JsonNode advanced = good("practice", "advance", "25", "--json").json();
        assertThat(advanced.propertyNames()).containsExactly("blocks", "block");
        assertThat(advanced.path("block").path("number").longValue()).isGreaterThanOrEqualTo(before + 25);
        assertThat(good("practice", "advance").out()).contains("The newest block is");
        long then = best();
        Result jumped = good("practice", "jump", "1");
        assertThat(jumped.out()).contains("Days that passed: 1.");
        assertThat(best()).isGreaterThanOrEqualTo(then + 7_200);
        long now = best();
        await().atMost(Duration.ofSeconds(20)).until(() -> best() > now);
    }

    @ParameterizedTest
    @Order(9)
    @CsvSource(delimiter = '|', value = {
            "start --port 0 | 2 | from 1 to 65535",
            "start --port 65536 | 2 | from 1 to 65535",
            "start --port x | 2 | from 1 to 65535",
            "start --block-time 0.2 | 2 | from 0.25 to 60",
            "start --block-time 60.001 | 2 | from 0.25 to 60",
            "start --block-time 1.2345 | 2 | from 0.25 to 60",
            "start --block-time 1e1 | 2 | from 0.25 to 60",
            "start --block-time . | 2 | from 0.25 to 60",
            "start --seed one | 2 | seed of the world",
            "start --seed -1 | 2 | seed of the world",
            "start --seed 9223372036854775808 | 2 | seed of the world",
            "start --history-days 61 | 2 | from 0 to 60",
            "start --history-days 1.5 | 2 | from 0 to 60",
            "start --edition newest | 2 | older, current or future",
            "start now | 2 | one too many",
            "advance 0 | 2 | from 1 to 7,200",
            "advance 7201 | 2 | from 1 to 7,200",
            "advance many | 2 | from 1 to 7,200",
            "jump 0 | 2 | from 1 to 60",
            "jump 61 | 2 | from 1 to 60",
            "upgrade | 2 | older, current or future",
            "upgrade 475 | 2 | older, current or future",
            "faucet | 2 | address or wallet",
            "faucet nobody | 3 | no wallet",
            "faucet play 0 | 2 | more than nothing",
            "faucet play 10000.000000001 | 2 | at most 10,000",
            "faucet play 1,5 | 2 | amount",
            "faucet 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQX | 2 | address",
            "status --network finney | 2 | Leave --network out",
            "stop now | 2 | one too many",
            "reset | 5 | Nothing was deleted",
    })
    void badValuesGetASentence(String line, int code, String words) {
        List<String> args = List.of(("practice " + line).split(" "));
        Result result = door().run(args);
        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).containsIgnoringCase(words).hasLineCount(1);
        Result json = door().run(FrontDoor.with(args.toArray(String[]::new), "--json"));
        assertThat(json.code()).isEqualTo(code);
        assertThat(json.err()).isEmpty();
        assertThat(json.errorKind()).isNotEmpty();
    }

    @Test
    @Order(10)
    void whatLooksLikeASecretIsRefusedBehindSeedToo() {
        Result words = door().run("practice", "start", "--seed",
                "bottom drive obey lake curtain smoke basket hold race lonely fit walk");
        assertThat(words.code()).isEqualTo(2);
        assertThat(words.err()).doesNotContain("bottom");
        assertThat(door().run("wallet", "import", "--seed", "1").err()).contains("Secrets are never given");
        assertThat(door().run("practice", "stop", "--seed", "1").err()).contains("Secrets are never given");
    }

    @Test
    @Order(11)
    void anUpgradeChangesTheRuntimeThatEveryCommandSees() {
        Result upgraded = good("practice", "upgrade", "future");
        assertThat(upgraded.out()).contains("future").contains("runtime 500");
        assertThat(good("network", "--json").json().path("specVersion").intValue()).isEqualTo(500);
        assertThat(good("network").out()).contains("500");
        Result refused = door().run("send", "--from", "play", "--to", ALICE, "--amount", "1", "--yes");
        assertThat(refused.code()).as("rules from the future have what this Tern cannot sign").isEqualTo(5);
        assertThat(refused.err()).contains("Nothing can be signed until Tern is updated");
        JsonNode back = good("practice", "upgrade", "current", "--json").json();
        assertThat(back.path("specVersion").intValue()).isEqualTo(475);
        assertThat(back.path("edition").stringValue()).isEqualTo("current");
        Result sent = good("send", "--from", "play", "--to", ALICE, "--amount", "1", "--yes", "--json");
        assertThat(sent.json().path("review").path("specVersion").intValue()).isEqualTo(475);
    }

    @Test
    @Order(12)
    void statusTellsHowTheChainStands() {
        JsonNode json = good("practice", "status", "--json").json();
        assertThat(json.propertyNames()).containsExactly("running", "world", "folder", "pid", "endpoint", "genesis",
                "specVersion", "block", "finalized", "waiting");
        assertThat(json.path("endpoint")).isEqualTo(started.json().path("endpoint"));
        String genesis = started.json().path("genesis").stringValue();
        assertThat(good("practice", "status").out()).contains(genesis).contains("process");
    }

    @Test
    @Order(13)
    void aNodeThatWasEndedByForceIsStartedAgainWhenItIsWanted() {
        long before = free("play");
        ProcessHandle node = ProcessHandle.of(started.json().path("pid").longValue()).orElseThrow();
        node.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !node.isAlive());
        Result text = good("portfolio", "play");
        assertThat(text.err()).contains("Starting the practice network");
        assertThat(free("play")).isEqualTo(before);
        JsonNode status = good("practice", "status", "--json").json();
        assertThat(status.path("pid").longValue()).isNotEqualTo(node.pid());
        assertThat(status.path("endpoint")).as("the port stays").isEqualTo(started.json().path("endpoint"));
    }

    @Test
    @Order(14)
    void stopKeepsTheWorldAndResetDeletesIt() {
        long before = free("play");
        assertThat(good("practice", "stop", "--json").json().path("stopped").booleanValue()).isTrue();
        assertThat(good("practice", "stop", "--json").json().path("stopped").booleanValue()).isFalse();
        assertThat(good("practice", "stop").out()).contains("does not run");
        JsonNode idle = good("practice", "status", "--json").json();
        assertThat(idle.propertyNames()).containsExactly("running", "world", "folder");
        assertThat(idle.path("running").booleanValue(true)).isFalse();
        assertThat(idle.path("world").booleanValue()).isTrue();
        assertThat(good("practice", "status").out()).contains("does not run");
        assertThat(free("play")).isEqualTo(before);

        ScriptedTerminal unsure = new ScriptedTerminal(_ -> "no");
        Result kept = door().terminal(unsure).run("practice", "reset");
        assertThat(kept.code()).isEqualTo(5);
        assertThat(kept.err()).contains("This deletes").contains("Nothing was deleted");
        assertThat(free("play")).isEqualTo(before);

        ScriptedTerminal sure = new ScriptedTerminal(_ -> "yes");
        Result deleted = door().terminal(sure).run("practice", "reset");
        assertThat(deleted.code()).as(deleted.toString()).isZero();
        assertThat(deleted.out()).contains("is deleted");
        assertThat(home.resolve("data").resolve("practice").resolve("chain.db")).doesNotExist();
        JsonNode nothing = good("practice", "reset", "--json").json();
        assertThat(nothing.path("deleted").booleanValue(true)).isFalse();

        Result fresh = good("practice", "start", "--history-days", "0", "--seed", "5", "--json");
        assertThat(fresh.json().path("ignored")).isEmpty();
        assertThat(fresh.json().path("genesis")).isNotEqualTo(started.json().path("genesis"));
        assertThat(good("practice", "reset", "--yes", "--json").json().path("stopped").booleanValue()).isTrue();
    }

    @Test
    @Order(15)
    void aPortThatIsTakenIsSaid() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Result result = door().run("practice", "start", "--history-days", "0", "--port",
                    Integer.toString(taken.getLocalPort()));
            assertThat(result.code()).as(result.toString()).isEqualTo(6);
            assertThat(result.err()).contains("port cannot be used").doesNotContain("tern network use");
        }
        assertThat(good("practice", "status", "--json").json().path("running").booleanValue(true)).isFalse();
        assertThat(Files.exists(home.resolve("data").resolve("practice"))).isTrue();
    }
}
