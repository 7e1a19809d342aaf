package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tools.jackson.databind.JsonNode;

/// The whole way through a real subtensor runtime: `TERN_REAL_NODE=ws://127.0.0.1:8011`, a development chain on which
/// `//Wallet` has money and `//Bob//hot` validates subnets 0 and 2.
@EnabledIfEnvironmentVariable(named = "TERN_REAL_NODE", matches = "wss?://.+")
class CliRealNodeTest {

    private static final String DAVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
    private static final String BOB_HOTKEY = "5CS3j9wEaMEt5tpEkF17ZVY8DCkLjrmkj3LxGnKzodS4ccoM";
    private static final String CHARLIE_HOTKEY = "5GnAm62UXQTPnmevdJfS7q7Eh6gRJzjbxoa4y2wLZyoA7HQR";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path home;

    private FrontDoor door;

    @BeforeEach
    void theWallet() {
        door = FrontDoor.at(home).wallet("main", "//Wallet");
    }

    private Result run(String... args) {
        return door.run(FrontDoor.with(FrontDoor.with(args, "--network"), System.getenv("TERN_REAL_NODE")));
    }

    private static Result succeeded(Result result) {
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    private JsonNode stakeWithBob(int netuid) {
        JsonNode account = succeeded(run("portfolio", "main", "--json")).json().path("accounts").get(0);
        for (JsonNode position : account.path("positions")) {
            if (position.path("netuid").intValue() == netuid
                    && position.path("hotkey").stringValue().equals(BOB_HOTKEY)) {
                return position;
            }
        }
        throw new AssertionError("no stake on subnet " + netuid + ": " + account);
    }

    private static BigInteger rao(JsonNode node, String field) {
        return new BigInteger(node.path(field).stringValue());
    }

    @Test
    void sendingReachesTheRecipientAndIsToldInWords() {
        Result sent = succeeded(run("send", "--from", "main", "--to", DAVE, "--amount", "1.5", "--yes"));
        assertThat(sent.out()).contains("Sent 1.500000000 τ to " + DAVE)
                .contains("Nothing was sent from here")
                .containsPattern("Block +[\\d,]+  0x[0-9a-f]{64}");
        assertThat(sent.err()).contains("Waiting for a block");
        Result again = succeeded(run("send", "--from", "main", "--to", DAVE, "--amount", "0.25", "--yes", "--json",
                "--wait", "finalized"));
        JsonNode outcome = again.json().path("outcome");
        assertThat(outcome.path("done").booleanValue()).isTrue();
        assertThat(outcome.path("finalized").booleanValue()).isTrue();
        assertThat(outcome.path("taoRao").stringValue()).isEqualTo("250000000");
        assertThat(again.json().path("hash").stringValue()).matches("0x[0-9a-f]{64}");
        for (JsonNode warning : again.json().path("review").path("warnings")) {
            assertThat(warning.stringValue()).as("Dave is known by now").doesNotContain("before");
        }
    }

    @Test
    void aPersonSaysYesAndUnlocksWithTheSecondPassword() {
        Path password = door.file("password", PASSWORD);
        Path uri = door.file("uri", "//Wallet");
        succeeded(door.run("wallet", "import", "locked", "--words-file", uri.toString(), "--password-file",
                password.toString()));
        String[] passwords = {"a typing error", PASSWORD};
        int[] asked = new int[1];
        ScriptedTerminal person = new ScriptedTerminal(
                prompt -> prompt.startsWith("Type yes") ? "yes" : passwords[asked[0]++]);
        door.terminal(person);
        Result sent = succeeded(run("send", "--from", "locked", "--to", DAVE, "--amount", "0.001"));
        assertThat(sent.out()).contains("Sent 0.001000000 τ");
        assertThat(person.prompts()).containsExactly("Type yes to sign and send: ", "Password for locked: ",
                "Password for locked: ");
    }

    @Test
    void aWrongPasswordSendsNothing() throws Exception {
        Path password = door.file("password", PASSWORD);
        succeeded(door.run("wallet", "import", "locked", "--words-file", door.file("uri", "//Wallet").toString(),
                "--password-file", password.toString()));
        Files.writeString(password, "not the password");
        Result result = run("send", "--from", "locked", "--to", DAVE, "--amount", "1", "--yes", "--password-file",
                password.toString(), "--json");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.errorKind()).isEqualTo("wrong-password");
        assertThat(result.json().path("sent").booleanValue()).isFalse();
    }

    @Test
    void stakeGoesInAndComesOut() {
        BigInteger before = rao(stakeWithBob(2), "alphaRao");
        Result added = succeeded(run("stake", "add", "--from", "main", "--netuid", "2", "--hotkey", BOB_HOTKEY,
                "--amount", "2", "--tolerance", "10", "--yes", "--json"));
        JsonNode outcome = added.json().path("outcome");
        assertThat(rao(outcome, "taoRao")).isEqualTo(2_000_000_000L);
        BigInteger bought = rao(outcome, "alphaRao");
        assertThat(bought).isPositive();
        assertThat(rao(stakeWithBob(2), "alphaRao")).isGreaterThan(before);
        Result removed = succeeded(run("stake", "remove", "--from", "main", "--netuid", "2", "--hotkey", BOB_HOTKEY,
                "--amount", "1.25", "--tolerance", "10", "--yes"));
        assertThat(removed.out()).contains("Took out 1.250000000 β of stake on subnet 2");
        Result root = succeeded(run("stake", "remove", "--from", "main", "--netuid", "0", "--hotkey", BOB_HOTKEY,
                "--amount", "1", "--yes", "--json"));
        assertThat(root.json().path("review").path("unit").stringValue()).isEqualTo("TAO");
        assertThat(rao(root.json().path("outcome"), "taoRao")).isEqualTo(1_000_000_000L);
    }

    /// This runtime's event of a move has no amount; what left and what arrived say it.
    @Test
    void stakeMovesToAnotherValidatorAndSwapsToAnotherSubnet() {
        succeeded(run("stake", "add", "--from", "main", "--netuid", "2", "--hotkey", BOB_HOTKEY, "--amount", "2",
                "--tolerance", "10", "--yes"));
        JsonNode moved = succeeded(run("stake", "move", "--from", "main", "--netuid", "2", "--hotkey", BOB_HOTKEY,
                "--to-hotkey", CHARLIE_HOTKEY, "--amount", "0.5", "--yes", "--json")).json().path("outcome");
        assertThat(moved.path("done").booleanValue()).as(moved.toString()).isTrue();
        assertThat(moved.path("discrepancy").isNull()).as(moved.toString()).isTrue();
        assertThat(rao(moved, "alphaRao")).isBetween(BigInteger.valueOf(499_999_000), BigInteger.valueOf(500_001_000));
        assertThat(rao(moved, "taoRao")).isPositive();
        Result swapped = succeeded(run("stake", "swap", "--from", "main", "--netuid", "2", "--to-netuid", "0",
                "--hotkey", BOB_HOTKEY, "--amount", "0.5", "--tolerance", "10", "--yes", "--json"));
        JsonNode outcome = swapped.json().path("outcome");
        assertThat(outcome.path("done").booleanValue()).as(outcome.toString()).isTrue();
        assertThat(rao(outcome, "alphaRao")).isPositive();
        assertThat(rao(outcome, "taoRao")).isPositive();
    }

    @Test
    void whatTheChainWouldRefuseIsRefusedBefore() {
        Result overdraft = run("send", "--from", "main", "--to", DAVE, "--amount", "99999999", "--yes", "--json");
        assertThat(overdraft.code()).as(overdraft.toString()).isEqualTo(5);
        assertThat(overdraft.json().path("error").path("reason").stringValue()).isEqualTo("balance");
        Result subnet = run("stake", "add", "--from", "main", "--netuid", "4242", "--hotkey", BOB_HOTKEY, "--amount",
                "1", "--yes");
        assertThat(subnet.code()).as(subnet.toString()).isEqualTo(3);
        assertThat(subnet.err().lines()).hasSize(1);
        Result hotkey = run("stake", "add", "--from", "main", "--netuid", "2", "--hotkey", DAVE, "--amount", "1",
                "--yes", "--json");
        assertThat(hotkey.code()).as(hotkey.toString()).isEqualTo(3);
        Result tooMuch = run("stake", "remove", "--from", "main", "--netuid", "2", "--hotkey", BOB_HOTKEY, "--amount",
                "99999999", "--yes", "--json");
        assertThat(tooMuch.code()).as(tooMuch.toString()).isEqualTo(5);
        Result self = run("send", "--from", "main", "--to", "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH",
                "--amount", "1", "--yes", "--json");
        assertThat(self.code()).as(self.toString()).isEqualTo(5);
        Result system = run("send", "--from", "main", "--to", "5EYCAe5jLQhn6ofDSvqF6iY53erXNkwhyE1aCEgvi1NNs91F",
                "--amount", "1", "--yes", "--json");
        assertThat(system.code()).as(system.toString()).isEqualTo(5);
    }

    @Test
    void subnetsAndNetworkAnswer() {
        assertThat(run("subnets", "4242").code()).isEqualTo(3);
        assertThat(succeeded(run("subnets", "--json")).json().path("subnets").size()).isGreaterThan(3);
        assertThat(succeeded(run("network")).out()).contains("node-subtensor");
        assertThat(succeeded(run()).out()).contains("5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH");
    }

    @Test
    void aSubnetAndItsValidatorsAreReadOutOfStorage() {
        JsonNode subnet = succeeded(run("subnet", "2", "--neurons", "--json")).json();
        assertThat(subnet.toString()).contains(BOB_HOTKEY);
        JsonNode validators = succeeded(run("validators", "2", "--json")).json();
        assertThat(validators.toString()).contains(BOB_HOTKEY);
        Result yields = run("yields", "2", "--json");
        assertThat(yields.code()).as(yields.toString()).isEqualTo(3);
        assertThat(yields.json().path("error").path("message").stringValue()).contains("does not tell");
    }
}
