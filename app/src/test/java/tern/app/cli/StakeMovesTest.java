package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tools.jackson.databind.JsonNode;

/// `tern stake move|swap|exit|claim` against a practice node in a process of its own: what the events say is what the
/// review promised.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StakeMovesTest {

    private static final String[] SWAP = {"stake", "swap", "--from", "mover", "--netuid"};
    private static final String A = validator(7);
    private static final String B = validator(8);

    @TempDir
    private static Path home;

    @BeforeAll
    static void startsOnce() {
        good("practice", "start", "--history-days", "0", "--block-time", "0.25");
        door().wallet("mover", "//Tern stake moves").wallet("trader", "//Tern stake moves trader");
        good("practice", "faucet", "mover", "1000");
        good("practice", "faucet", "trader", "10000");
    }

    @AfterAll
    static void stops() {
        assertThat(door().run("practice", "stop").code()).isZero();
    }

    /// A validator of the world of seed 1.
    private static String validator(int number) {
        return AccountId.of(Blake2.hash256(("tern practice 1 validator hotkey " + number)
                .getBytes(StandardCharsets.UTF_8))).address();
    }

    private static FrontDoor door() {
        return FrontDoor.at(home);
    }

    private static Result good(String... args) {
        Result result = door().run(args);
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    private static JsonNode sent(String... args) {
        JsonNode answer = good(FrontDoor.with(args, "--yes", "--json")).json();
        assertThat(answer.path("outcome").path("done").booleanValue()).as(answer.toString()).isTrue();
        assertThat(answer.path("outcome").path("discrepancy").isNull()).as(answer.toString()).isTrue();
        return answer;
    }

    private static Result refused(String reason, String... args) {
        Result result = door().run(FrontDoor.with(args, "--yes", "--json"));
        assertThat(result.errorKind()).as(result.toString())
                .isEqualTo(reason.equals("hotkey") || reason.equals("subnet") ? "not-found" : "refused");
        assertThat(result.json().path("error").path("reason").stringValue("")).as(result.toString()).isEqualTo(reason);
        assertThat(result.json().propertyNames()).as("before any review").containsExactly("error");
        return result;
    }

    private static long rao(JsonNode node, String field) {
        return Long.parseLong(node.path(field).stringValue());
    }

    private static JsonNode account() {
        return good("portfolio", "mover", "--json").json().path("accounts").get(0);
    }

    private static long stake(int netuid, String hotkey) {
        for (JsonNode position : account().path("positions")) {
            if (position.path("netuid").intValue() == netuid && position.path("hotkey").stringValue().equals(hotkey)) {
                return rao(position, "alphaRao");
            }
        }
        return 0;
    }

    private static void stake(int netuid, String hotkey, String tao) {
        JsonNode added = sent("stake", "add", "--from", "mover", "--netuid", Integer.toString(netuid), "--hotkey",
                hotkey, "--amount", tao, "--tolerance", "3");
        near(rao(added.path("outcome"), "alphaRao"), rao(added.path("review"), "expectedRao"));
    }

    @Test
    @Order(1)
    void stakeGoesToAnotherValidatorAsItIs() {
        stake(1, A, "20");
        long before = stake(1, A);
        JsonNode part = sent("stake", "move", "--from", "mover", "--netuid", "1", "--hotkey", A, "--to-hotkey", B,
                "--amount", "3");
        assertThat(part.path("action").stringValue()).isEqualTo("stake-move");
        assertThat(part.path("review").path("call").stringValue()).isEqualTo("SubtensorModule.move_stake");
        assertThat(part.path("review").path("toHotkey").stringValue()).isEqualTo(B);
        assertThat(part.path("review").path("unit").stringValue()).isEqualTo("alpha");
        assertThat(rao(part.path("outcome"), "alphaRao")).isBetween(2_999_999_000L, 3_000_001_000L);
        assertThat(stake(1, B)).isBetween(2_999_999_000L, 3_001_000_000L);
        assertThat(stake(1, A)).isBetween(before - 3_000_001_000L, before - 2_999_000_000L);

        Result text = good("stake", "move", "--from", "mover", "--netuid", "1", "--hotkey", A, "--to-hotkey", B,
                "--all", "--yes");
        assertThat(text.out()).contains("Move stake to another validator")
                .contains("To validator")
                .contains(B + "\n")
                .contains("calls itself “")
                .contains("1 · α · “Quiet Harbor”")
                .contains("Moved ");
        assertThat(stake(1, A)).as("nothing stays behind").isZero();
        assertThat(stake(1, B)).isGreaterThan(before - 1_000_000L);
        // and what is taken back brings what was quoted
        JsonNode back = sent("stake", "remove", "--from", "mover", "--netuid", "1", "--hotkey", B, "--amount", "1",
                "--tolerance", "3");
        near(rao(back.path("outcome"), "taoRao"), rao(back.path("review"), "expectedRao"));
    }

    @Test
    @Order(2)
    void whatCannotBeMovedIsRefusedInWords() {
        String[] move = {"stake", "move", "--from", "mover", "--netuid", "1", "--hotkey"};
        refused("stake", FrontDoor.with(move, B, "--to-hotkey", A, "--amount", "5000"));
        refused("stake", FrontDoor.with(move, validator(9), "--to-hotkey", A, "--all"));
        refused("recipient", FrontDoor.with(move, B, "--to-hotkey", B, "--all"));
        refused("hotkey", FrontDoor.with(move, B, "--to-hotkey", "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH",
                "--all"));
        refused("recipient", FrontDoor.with(SWAP, "1", "--hotkey", B, "--to-netuid", "1", "--all"));
        refused("subnet", FrontDoor.with(SWAP, "1", "--hotkey", B, "--to-netuid", "999", "--all"));
        refused("amount", FrontDoor.with(SWAP, "1", "--hotkey", B, "--to-netuid", "2", "--amount", "0.000001"));
        Result usage = door().run(FrontDoor.with(move, B, "--to-hotkey", A, "--all", "--amount", "1"));
        assertThat(usage.code()).isEqualTo(2);
    }

    @Test
    @Order(3)
    void aSwapBringsWhatItsQuoteSays() {
        String there = validator(5);
        JsonNode swap = sent(FrontDoor.with(SWAP, "1", "--hotkey", B, "--to-netuid", "2", "--to-hotkey", there,
                "--amount", "5", "--tolerance", "3"));
        JsonNode review = swap.path("review");
        assertThat(review.path("call").stringValue()).isEqualTo("SubtensorModule.move_stake_limit");
        near(rao(swap.path("outcome"), "alphaRao"), rao(review, "expectedRao"));
        assertThat(stake(2, there)).isPositive();

        JsonNode same = sent(
                FrontDoor.with(SWAP, "2", "--hotkey", there, "--to-netuid", "3", "--all", "--tolerance", "3"));
        assertThat(same.path("review").path("call").stringValue()).isEqualTo("SubtensorModule.swap_stake_limit");
        near(rao(same.path("outcome"), "alphaRao"), rao(same.path("review"), "expectedRao"));
        assertThat(stake(2, there)).as("nothing stays behind").isZero();

        JsonNode toRoot = sent(
                FrontDoor.with(SWAP, "3", "--hotkey", there, "--to-netuid", "0", "--all", "--tolerance", "3"));
        near(rao(toRoot.path("outcome"), "alphaRao"), rao(toRoot.path("review"), "expectedRao"));
        JsonNode fromRoot = sent(
                FrontDoor.with(SWAP, "0", "--hotkey", there, "--to-netuid", "2", "--all", "--tolerance", "3"));
        near(rao(fromRoot.path("outcome"), "alphaRao"), rao(fromRoot.path("review"), "expectedRao"));
    }

    /// Within the tolerance: the pools of a young world move a lot between the quote and the block.
    private static void near(long got, long expected) {
        assertThat(Math.abs(got - expected)).as("%s for %s", got, expected).isLessThanOrEqualTo(expected / 33);
    }

    /// The person says yes, and before the transaction is sent somebody else trades.
    private static Result whileTrading(Runnable trade, String... args) {
        ScriptedTerminal person = new ScriptedTerminal(_ -> {
            trade.run();
            return "yes";
        });
        return door().terminal(person).run(args);
    }

    private static void trade(String side, int netuid, String... amount) {
        good(FrontDoor.with(new String[]{"stake", side, "--from", "trader", "--netuid", Integer.toString(netuid),
                "--hotkey", A, "--tolerance", "50", "--yes"}, amount));
    }

    @Test
    @Order(4)
    void aPriceThatRunsAwayIsRefusedByTheChain() {
        long before = stake(6, A);
        Result result = whileTrading(() -> trade("add", 6, "--amount", "300"), "stake", "add", "--from", "mover",
                "--netuid", "6", "--hotkey", A, "--amount", "2");
        assertThat(result.code()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).contains("Beyond it")
                .contains("nothing is traded")
                .contains("nothing moved but the fee")
                .contains("beyond your limit: nothing was done");
        assertThat(stake(6, A)).as("nothing was traded").isEqualTo(before);
        trade("remove", 6, "--all");
    }

    @Test
    @Order(5)
    void ofATradeThatMayBePartialOnlyWhatFitsIsTraded() {
        sent("stake", "add", "--from", "mover", "--netuid", "6", "--hotkey", A, "--amount", "300", "--tolerance", "40");
        long before = stake(6, A);
        long all = before;
        JsonNode part = door().run("stake", "remove", "--from", "mover", "--netuid", "6", "--hotkey", A, "--all",
                "--tolerance", "0.3", "--partial", "--yes", "--json").json();
        assertThat(part.path("review").path("partial").booleanValue()).isTrue();
        assertThat(part.path("review").path("warnings").toString()).contains("trades what fits")
                .doesNotContain("is dear here");
        assertThat(part.path("error").path("kind").stringValue("")).as(part.toString()).isEqualTo("differs");
        assertThat(part.path("outcome").path("done").booleanValue()).isTrue();
        assertThat(part.path("outcome").path("discrepancy").stringValue())
                .contains("before the price reached your limit")
                .contains("stayed where it was");
        long sold = rao(part.path("outcome"), "alphaRao");
        assertThat(sold).isPositive().isLessThan(all);
        // what the review spoke of is what fits; the young pool moves between the two
        assertThat((double) rao(part.path("review"), "expectedRao")).as(part.toString())
                .isBetween(rao(part.path("outcome"), "taoRao") * 0.5, rao(part.path("outcome"), "taoRao") * 2.0);
        assertThat(stake(6, A)).isBetween(before - sold - 2_000, before - sold + 50_000_000);
        good("stake", "remove", "--from", "mover", "--netuid", "6", "--hotkey", A, "--all", "--tolerance", "40",
                "--yes");
    }

    @Test
    @Order(6)
    void aTargetIsReachedStepByStep() {
        String[] plan = {"stake", "plan", "--from", "mover", "--tolerance", "20", "--keep", "1,2"};
        String[] first = FrontDoor.with(plan, "0=30%@" + A, "7=10%@" + B, "8=5%@" + A);
        Result dry = good(FrontDoor.with(first, "--dry-run"));
        assertThat(dry.out()).contains("Spread what you have")
                .contains("1. ")
                .contains("3. ")
                .contains("Stake ")
                .contains("at worst")
                .contains("Nothing was signed");
        assertThat(account().path("positions")).noneMatch(one -> one.path("netuid").intValue() == 7);

        JsonNode done = good(FrontDoor.with(first, "--yes", "--json")).json();
        assertThat(done.path("legs")).hasSize(3)
                .allMatch(leg -> leg.path("stage").stringValue().equals("done"))
                .allMatch(leg -> leg.path("review").path("call").stringValue().endsWith("add_stake_limit"))
                .allMatch(leg -> rao(leg.path("outcome"), "alphaRao") >= rao(leg, "worstRao"));
        assertThat(rao(account(), "freeRao")).isGreaterThanOrEqualTo(rao(done.path("plan"), "freeWorstRao"));
        outlookCameTrue(done);

        // from subnet 8 to root in one swap, the rest of subnet 7 is sold
        Result unnamed = door().run(FrontDoor.with(plan, "0=35%", "7=3%", "--yes", "--json"));
        assertThat(unnamed.code()).as(unnamed.toString()).isEqualTo(2);
        assertThat(unnamed.json().path("error").path("message").stringValue(""))
                .contains("subnet 8 (about ")
                .contains("--keep 8, or say --sell-rest");
        assertThat(stake(8, A)).as("nothing is sold that nobody named").isPositive();
        JsonNode next = good(FrontDoor.with(plan, "0=35%", "7=3%", "--sell-rest", "--yes", "--json")).json();
        assertThat(next.path("legs")).extracting(leg -> leg.path("action").stringValue())
                .contains("stake-swap")
                .doesNotContain("stake-add");
        assertThat(next.path("legs")).allMatch(leg -> leg.path("stage").stringValue().equals("done"));
        outlookCameTrue(next);
        assertThat(stake(8, A)).as("nothing stays behind").isZero();

        JsonNode again = good(FrontDoor.with(plan, "0=35%", "7=3%", "--yes", "--json")).json();
        assertThat(again.path("legs")).as("it is there already").isEmpty();
        assertThat(good(FrontDoor.with(plan, "0=35%", "7=3%", "--yes")).out()).contains("nothing needs to be done");

        // an amount is no share: it is met to the rao
        JsonNode amount = good(FrontDoor.with(plan, "0=35%", "7=3%", "8=5.000000001tao@" + A, "--dry-run", "--json"))
                .json();
        assertThat(amount.path("legs")).hasSize(1);
        assertThat(rao(amount.path("legs").get(0).path("review"), "amountRao")).isEqualTo(5_000_000_001L);
        assertThat(door().run(FrontDoor.with(plan, "8=0tao@" + A, "--dry-run")).code()).isEqualTo(2);
    }

    /// What is where afterwards, at the prices of the plan's time within the tolerance.
    private static void outlookCameTrue(JsonNode plan) {
        JsonNode account = account();
        for (JsonNode place : plan.path("plan").path("outlook")) {
            long there = 0;
            if (place.path("netuid").isNull()) {
                there = rao(account, "freeRao");
            }
            for (JsonNode position : account.path("positions")) {
                if (!place.path("netuid").isNull()
                        && position.path("netuid").intValue() == place.path("netuid").intValue()) {
                    there += rao(position, "spotRao");
                }
            }
            long after = rao(place, "afterRao");
            assertThat((double) there).as("%s of %s", place, plan).isBetween(after * 0.75 - 1e6, after * 1.3 + 1e6);
        }
    }

    @Test
    @Order(7)
    void aStepThatFailsStopsTheRestAndSaysSo() {
        String[] plan = {"stake", "plan", "--from", "mover", "--keep", "0,1,2,7", "10=12%@" + A, "11=8%@" + A,
                "12=4%@" + A, "--tolerance", "12"};
        long nonce = good("stake", "plan", "--from", "mover", "--keep", "0,1,2,7", "10=12%@" + A, "--tolerance", "40",
                "--dry-run", "--json").json().path("legs").get(0).path("review").path("nonce").longValue();
        Result result = whileTrading(() -> trade("add", 11, "--amount", "8000"), plan);
        assertThat(result.code()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).contains("Step 1: Staked")
                .contains("Step 2: It is in a block but failed there")
                .contains("Step 3: not sent, nothing was done")
                .contains("The plan stops here")
                .contains("What was done stays done");
        assertThat(stake(10, A)).isPositive();
        assertThat(stake(11, A)).isZero();
        assertThat(stake(12, A)).isZero();
        JsonNode after = good("send", "--from", "mover", "--to", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
                "--amount", "1", "--dry-run", "--json").json();
        assertThat(after.path("review").path("nonce").longValue()).as("the unsent step uses no number")
                .isEqualTo(nonce + 2);
        trade("remove", 11, "--all");
    }

    @Test
    @Order(8)
    void sharesThatMakeNoSenseAreRefused() {
        for (String[] shares : new String[][]{{}, {"0"}, {"0=abc"}, {"0=0%"}, {"0=101%"}, {"0=60%", "1=41%"},
                {"0=10%", "0=10%"}, {"x=10%"}, {"0=10%", "--keep", "0"}, {"0=1.234%"}, {"=5%"}, {"0@5F=10%"}}) {
            Result result = door().run(FrontDoor.with(FrontDoor.with(new String[]{"stake", "plan", "--from", "mover"},
                    shares), "--yes"));
            assertThat(result.code()).as(String.join(" ", shares) + result).isEqualTo(2);
        }
        Result unnamed = door().run("stake", "plan", "--from", "mover", "20=10%", "--yes", "--json");
        assertThat(unnamed.json().path("error").path("message").stringValue("")).as(unnamed.toString())
                .contains("name the validator");
        Result unknown = door().run("stake", "plan", "--from", "mover", "999=10%@" + A, "--yes", "--json");
        assertThat(unknown.errorKind()).as(unknown.toString()).isEqualTo("not-found");
    }

    @Test
    @Order(9)
    void everythingLeavesInOneTransaction() {
        stake(4, validator(3), "5");
        stake(5, validator(3), "5");
        stake(0, validator(3), "7");
        long free = rao(account(), "freeRao");
        int positions = account().path("positions").size();
        assertThat(positions).isGreaterThanOrEqualTo(4);
        JsonNode exit = sent("stake", "exit", "--from", "mover", "--tolerance", "3");
        JsonNode review = exit.path("review");
        assertThat(review.path("call").stringValue()).isEqualTo("Utility.force_batch");
        assertThat(review.path("parts")).hasSize(positions);
        assertThat(exit.path("outcome").path("parts")).hasSize(positions)
                .allMatch(part -> part.path("done").booleanValue());
        assertThat(exit.path("more")).isEmpty();
        near(rao(exit.path("outcome"), "taoRao"), rao(review, "amountRao"));
        assertThat(rao(account(), "freeRao"))
                .isEqualTo(free + rao(exit.path("outcome"), "taoRao") - rao(exit.path("outcome"), "feePaidRao"));
        assertThat(account().path("positions")).as("nothing stays behind").isEmpty();
        refused("stake", "stake", "exit", "--from", "mover");
    }

    @Test
    @Order(10)
    void aClaimBringsWhatTheFundOwesAndNothingIsLeftToClaim() {
        stake(0, A, "300");
        good("practice", "jump", "5");
        long before = stake(0, A);
        JsonNode claim = sent("stake", "claim", "--from", "mover", "--hotkey", A);
        assertThat(claim.path("action").stringValue()).isEqualTo("stake-claim");
        assertThat(claim.path("review").path("call").stringValue())
                .isEqualTo("SubtensorModule.claim_root_with_hotkey");
        assertThat(claim.path("note").isNull()).isTrue();
        long paid = rao(claim.path("outcome"), "taoRao");
        near(paid, rao(claim.path("review"), "amountRao"));
        assertThat(stake(0, A)).as("what is claimed becomes root stake")
                .isBetween(before + paid - 1_000,
                        before + paid + 1_000);
        refused("amount", "stake", "claim", "--from", "mover", "--hotkey", A);
    }
}
