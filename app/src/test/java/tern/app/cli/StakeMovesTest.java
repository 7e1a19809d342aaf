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
        sent("stake", "add", "--from", "mover", "--netuid", Integer.toString(netuid), "--hotkey", hotkey, "--amount",
                tao, "--tolerance", "3");
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
        assertThat(text.out()).contains("Move stake to another validator").contains("To validator").contains(B)
                .contains("Moved ");
        assertThat(stake(1, A)).as("nothing stays behind").isZero();
        assertThat(stake(1, B)).isGreaterThan(before - 1_000_000L);
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

        JsonNode same = sent(FrontDoor.with(SWAP, "2", "--hotkey", there, "--to-netuid", "3", "--all", "--tolerance", "3"));
        assertThat(same.path("review").path("call").stringValue()).isEqualTo("SubtensorModule.swap_stake_limit");
        near(rao(same.path("outcome"), "alphaRao"), rao(same.path("review"), "expectedRao"));
        assertThat(stake(2, there)).as("nothing stays behind").isZero();

        JsonNode toRoot = sent(FrontDoor.with(SWAP, "3", "--hotkey", there, "--to-netuid", "0", "--all", "--tolerance", "3"));
        near(rao(toRoot.path("outcome"), "alphaRao"), rao(toRoot.path("review"), "expectedRao"));
        JsonNode fromRoot = sent(FrontDoor.with(SWAP, "0", "--hotkey", there, "--to-netuid", "2", "--all", "--tolerance", "3"));
        near(rao(fromRoot.path("outcome"), "alphaRao"), rao(fromRoot.path("review"), "expectedRao"));
    }

    /// Within the tolerance: the pools of a young world move a lot between the quote and the block.
    private static void near(long got, long expected) {
        assertThat(Math.abs(got - expected)).as("%s for %s", got, expected).isLessThanOrEqualTo(expected / 33);
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
}
