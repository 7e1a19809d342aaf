package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tern.app.transact.LyingNode;
import tern.app.transact.PracticeWorld;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tools.jackson.databind.JsonNode;

/// Wrong inputs and nodes that go away, at `tern stake`: nothing is lost, one sentence says where it stands, and the
/// exit code is the documented one.
class StakeWrongsTest {

    private static final String VALIDATOR = AccountId
            .of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(StandardCharsets.UTF_8)))
            .address();
    private static final String GONE = AccountId.of(Hash32.parse("0x" + "5d".repeat(32)).bytes()).address();

    @TempDir
    private static Path home;

    private static @Nullable PracticeWorld world;
    private static int wallets;

    private String wallet = "";
    private @Nullable LyingNode node;

    @BeforeAll
    static void startsOnce() throws Exception {
        world = PracticeWorld.start(home);
    }

    @AfterAll
    static void stops() {
        world().close();
    }

    private static PracticeWorld world() {
        PracticeWorld started = world;
        if (started == null) {
            throw new AssertionError("no world");
        }
        return started;
    }

    private LyingNode node() {
        LyingNode between = node;
        if (between == null) {
            throw new AssertionError("no node");
        }
        return between;
    }

    @BeforeEach
    void aWalletAndANode() throws Exception {
        wallet = "wrongs" + wallets++;
        FrontDoor.at(home).wallet(wallet, "//Tern stake wrongs " + wallet);
        good("practice", "faucet", wallet, "500");
        node = LyingNode.before(world());
    }

    @AfterEach
    void closeNode() throws Exception {
        node().end();
    }

    private static Result good(String... args) {
        Result result = FrontDoor.at(home).run(args);
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    /// Through the node between.
    private Result run(FrontDoor door, String... args) {
        return door.run(FrontDoor.with(args, "--from", wallet, "--network",
                node().network().endpoints().getFirst().toString()));
    }

    private JsonNode account() {
        return good("portfolio", wallet, "--network", "practice", "--json").json().path("accounts").get(0);
    }

    private static long rao(JsonNode node, String field) {
        return Long.parseLong(node.path(field).stringValue());
    }

    private long staked(int netuid) {
        long sum = 0;
        for (JsonNode position : account().path("positions")) {
            sum += position.path("netuid").intValue() == netuid ? rao(position, "alphaRao") : 0;
        }
        return sum;
    }

    private void refused(int code, String kind, String reason, String word, String... args) {
        JsonNode before = account();
        Result result = run(FrontDoor.at(home), FrontDoor.with(args, "--yes", "--json"));
        JsonNode error = result.json().path("error");
        assertThat(error.path("kind").stringValue("")).as(result.toString()).isEqualTo(kind);
        assertThat(error.path("reason").stringValue("")).as(result.toString()).isEqualTo(reason);
        assertThat(error.path("message").stringValue("")).as(result.toString()).contains(word);
        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.json().propertyNames()).as("before any review").containsExactly("error");
        assertThat(account().path("freeRao")).as("nothing was paid").isEqualTo(before.path("freeRao"));
        Result words = run(FrontDoor.at(home), FrontDoor.with(args, "--yes"));
        assertThat(words.code()).as(words.toString()).isEqualTo(code);
        assertThat(words.err()).as(words.toString()).contains(word);
    }

    private static String[] add(String hotkey, String amount) {
        return new String[]{"stake", "add", "--netuid", "3", "--hotkey", hotkey, "--amount", amount, "--tolerance",
                "20"};
    }

    @Test
    void whatIsTooMuchTooLittleOrToNobodyIsRefusedBeforeAReview() {
        refused(5, "refused", "balance", "not enough free TAO", add(VALIDATOR, "99999"));
        refused(5, "refused", "amount", "The least that can be staked is", add(VALIDATOR, "0.000001"));
        refused(3, "not-found", "hotkey", "validator", add(GONE, "1"));
        good(FrontDoor.with(add(VALIDATOR, "20"), "--from", wallet, "--network", "practice", "--yes"));
        String[] remove = {"stake", "remove", "--netuid", "3", "--hotkey", VALIDATOR, "--tolerance", "20", "--amount"};
        refused(5, "refused", "stake", "There is less staked than that", FrontDoor.with(remove, "99999"));
        refused(5, "refused", "amount", "has to be worth at least", FrontDoor.with(remove, "0.000001"));
        refused(5, "refused", "stake", "There is no stake with this validator", "stake", "remove", "--netuid", "4",
                "--hotkey", VALIDATOR, "--all");
        String[] give = {"stake", "transfer", "--netuid", "3", "--hotkey", VALIDATOR, "--to", GONE, "--amount"};
        refused(5, "refused", "stake", "There is less staked than that", FrontDoor.with(give, "99999"));
        refused(5, "refused", "amount", "has to be worth at least", FrontDoor.with(give, "0.000001"));
        refused(3, "not-found", "hotkey", "validator", "stake", "plan", "0=10%@" + VALIDATOR, "4=10%@" + GONE);
    }

    /// Until a person has said yes the node tells that everybody is a validator.
    private Result whenItLeft(String... args) {
        node().tell(LyingNode.Lie.OWNERS);
        return run(FrontDoor.at(home).terminal(new ScriptedTerminal(_ -> {
            node().tell(LyingNode.Lie.NONE);
            return "yes";
        })), args);
    }

    @Test
    void aValidatorThatLeftBetweenReviewAndSendingGetsNothing() {
        long before = rao(account(), "freeRao");
        Result result = whenItLeft(add(GONE, "5"));
        assertThat(result.code()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).contains("It is in a block but failed there");
        assertThat(before - rao(account(), "freeRao")).as("the fee alone").isBetween(1L, 10_000_000L);
        assertThat(account().path("positions")).isEmpty();

        Result plan = whenItLeft("stake", "plan", "0=10%@" + VALIDATOR, "3=5%@" + GONE, "4=3%@" + VALIDATOR,
                "--tolerance", "20");
        assertThat(plan.code()).as(plan.toString()).isEqualTo(1);
        assertThat(plan.out()).contains("Step 1: Staked")
                .contains("Step 2: It is in a block but failed there")
                .contains("Step 3: not sent, nothing was done")
                .contains("What was done stays done");
        assertThat(staked(0)).isPositive();
        assertThat(staked(3) + staked(4)).isZero();
    }

    @Test
    void whoAgreesToAReviewThatIsOldSignsNothing() {
        JsonNode before = account();
        for (String[] args : new String[][]{add(VALIDATOR, "5"),
                {"stake", "plan", "0=10%@" + VALIDATOR, "4=3%@" + VALIDATOR, "--tolerance", "20"}}) {
            AtomicReference<@Nullable ScriptedTerminal> person = new AtomicReference<>();
            person.set(new ScriptedTerminal(_ -> {
                Objects.requireNonNull(person.get()).passes(Duration.ofMinutes(3));
                return "yes";
            }));
            Result result = run(FrontDoor.at(home).terminal(Objects.requireNonNull(person.get())), args);
            assertThat(result.code()).as(result.toString()).isEqualTo(5);
            assertThat(result.err()).contains("This review is 3 minutes old").contains("Nothing was signed");
        }
        assertThat(account().path("freeRao")).isEqualTo(before.path("freeRao"));
    }

    @Test
    void whoLooksForThePasswordTooLongSignsNothing() throws Exception {
        String locked = wallet + "-locked";
        world().give(world().wallet(locked, Optional.of(PracticeWorld.PASSWORD)), "50");
        for (String[] args : new String[][]{add(VALIDATOR, "5"), FrontDoor.with(add(VALIDATOR, "5"), "--yes"),
                {"stake", "plan", "0=10%@" + VALIDATOR, "4=3%@" + VALIDATOR, "--tolerance", "20", "--yes"}}) {
            AtomicReference<@Nullable ScriptedTerminal> person = new AtomicReference<>();
            person.set(new ScriptedTerminal(prompt -> {
                if (!prompt.startsWith("Password")) {
                    return "yes";
                }
                Objects.requireNonNull(person.get()).passes(Duration.ofMinutes(3));
                return PracticeWorld.PASSWORD;
            }));
            Result result = FrontDoor.at(home)
                    .terminal(Objects.requireNonNull(person.get()))
                    .run(FrontDoor.with(args, "--from", locked, "--network", "practice"));
            assertThat(result.code()).as(result.toString()).isEqualTo(5);
            assertThat(result.err()).contains("This review is 3 minutes old").contains("Nothing was signed");
        }
    }

    private String[] plan() {
        return new String[]{"stake", "plan", "0=10%@" + VALIDATOR, "3=5%@" + VALIDATOR, "4=3%@" + VALIDATOR,
                "--tolerance", "20", "--yes"};
    }

    @Test
    void anEndpointThatDiesInTheMiddleOfAPlanLosesNothing() throws Exception {
        // the second step is on the list, and its way ends there
        node().dieAt("author_submitAndWatchExtrinsic", 2);
        AtomicReference<@Nullable Result> got = new AtomicReference<>();
        Thread runner = Thread.ofVirtual().start(() -> got.set(run(FrontDoor.at(home), plan())));
        await().atMost(Duration.ofSeconds(30)).until(() -> node().died());
        // the person gives up waiting
        runner.interrupt();
        await().atMost(Duration.ofSeconds(30)).until(() -> got.get() != null);
        Result result = Objects.requireNonNull(got.get());
        assertThat(result.code()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).contains("Step 1: Staked")
                .containsPattern("Step 2: sent as 0x[0-9a-f]{64}; whether it was carried out is not known")
                .contains("Step 3: not sent, nothing was done")
                .contains("The plan stops here")
                .contains("What was done stays done");
        assertThat(staked(0)).isPositive();
        assertThat(staked(3) + staked(4)).isZero();

        String[] rest = {"stake", "add", "--netuid", "4", "--hotkey", VALIDATOR, "--amount", "3", "--tolerance", "20",
                "--from", wallet, "--network", "practice", "--yes"};
        Result early = FrontDoor.at(home).run(FrontDoor.with(rest, "--json"));
        assertThat(early.code()).as("the second step may still be carried out: " + early).isEqualTo(5);
        good(FrontDoor.with(rest, "--again"));
        assertThat(staked(4)).isPositive();
        assertThat(staked(3)).as("one of the two").isZero();
    }
}
