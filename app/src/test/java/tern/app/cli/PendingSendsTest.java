package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sending again after a transaction whose end is not known, against the recording of a real node at block 538 where
/// the account's next number is 21.
class PendingSendsTest {

    private static final String WALLET_HEX = "30233e02d1432da24f18789b75922c00b8f226cd6780862bd1b10fafb444ee36";
    private static final String DAVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
    private static final String SUBMIT = "author_submitAndWatchExtrinsic";

    @TempDir
    Path home;

    private final List<RecordedNode> nodes = new ArrayList<>();
    private FrontDoor door;

    @BeforeEach
    void makeWallet() {
        door = FrontDoor.at(home).wallet("main", "//Wallet");
    }

    @AfterEach
    void closeNodes() {
        nodes.forEach(RecordedNode::finish);
    }

    private RecordedNode node() {
        RecordedNode node = RecordedNode.open("send");
        nodes.add(node);
        return node.takingTransactions();
    }

    private static ObjectNode refusal(int code) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("error").put("code", code).put("message", "no");
        return answer;
    }

    private Result send(RecordedNode node, String... more) {
        List<String> args = new ArrayList<>(List.of("send", "--from", "main", "--to", DAVE, "--amount", "1.5",
                "--network", node.url()));
        args.addAll(List.of(more));
        return door.run(args);
    }

    private JsonNode pending() throws Exception {
        Path file = home.resolve("state").resolve("pending.json");
        return Files.exists(file)
                ? JsonMapper.shared().readTree(Files.readAllBytes(file)).path("transactions")
                : JsonNodeFactory.instance.arrayNode();
    }

    /// Sends until the node has the transaction, then ends the process in the middle of its waiting.
    private Result killedWhileWaiting(RecordedNode node, String... more) throws Exception {
        AtomicReference<Result> result = new AtomicReference<>();
        Thread process = new Thread(() -> result.set(send(node, more)));
        process.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> node.asked(SUBMIT) == 1);
        // What a killed process leaves behind is what is on the disk by now.
        assertThat(pending().size()).isPositive();
        process.interrupt();
        process.join(20_000);
        assertThat(process.isAlive()).isFalse();
        return result.get();
    }

    @Test
    void aKillBetweenSubmitAndOutcomeLeavesTheTransactionOnTheList() throws Exception {
        Result killed = killedWhileWaiting(node().silentAt(SUBMIT), "--yes", "--json");
        JsonNode entry = pending().get(0);
        assertThat(pending().size()).isEqualTo(1);
        assertThat(entry.path("nonce").longValue()).isEqualTo(21);
        assertThat(entry.path("summary").stringValue()).isEqualTo("send 1.500000000 τ to " + DAVE);
        assertThat(entry.path("death").longValue()).isGreaterThan(538);
        assertThat(killed.json().path("sent").booleanValue()).isTrue();
        assertThat(killed.json().path("hash")).isEqualTo(entry.path("hash"));
        JsonNode announced = JsonMapper.shared().readTree(killed.err());
        assertThat(killed.err().lines()).hasSize(1);
        assertThat(announced.path("sending").path("hash")).isEqualTo(entry.path("hash"));
        assertThat(announced.path("sending").path("nonce").longValue()).isEqualTo(21);
        Path file = home.resolve("state").resolve("pending.json");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void theNextSendIsRefusedUnlessItIsSaidAgainAndThenTakesTheSameNumber() throws Exception {
        killedWhileWaiting(node().silentAt(SUBMIT), "--yes");
        String first = pending().get(0).path("hash").stringValue();
        // the node counts the waiting one, so a new number would be 22
        ObjectNode next = JsonNodeFactory.instance.objectNode().put("result", 22);
        RecordedNode second = node().telling("system_accountNextIndex", next);
        Result refused = send(second, "--yes");
        assertThat(refused.code()).as(refused.toString()).isEqualTo(5);
        assertThat(refused.out()).contains("may still be carried out").contains(first);
        assertThat(refused.err()).contains("--again").contains(first);
        assertThat(second.asked(SUBMIT)).isZero();
        RecordedNode third = node().telling("system_accountNextIndex", next).telling(SUBMIT, refusal(1014));
        Result again = send(third, "--yes", "--again", "--json");
        assertThat(third.asked(SUBMIT)).as(again.toString()).isEqualTo(1);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.json().path("review").path("nonce").longValue()).isEqualTo(21);
        assertThat(again.json().path("review").path("warnings").get(0).stringValue()).contains(first);
        assertThat(pending().size()).isEqualTo(2);
        assertThat(pending().get(1).path("nonce").longValue()).isEqualTo(21);
    }

    @Test
    void aPersonIsWarnedAndTheNumberIsTheSame() throws Exception {
        send(node().telling(SUBMIT, refusal(1016)), "--yes");
        assertThat(pending().size()).isEqualTo(1);
        ScriptedTerminal person = new ScriptedTerminal(_ -> "no");
        door.terminal(person);
        Result result = send(node());
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).contains("takes its number");
        assertThat(person.prompts()).hasSize(1);
    }

    @Test
    void whatTheChainHasCarriedOutIsTakenOffTheListAndDoesNotStandInTheWay() throws Exception {
        send(node().telling(SUBMIT, refusal(1016)), "--yes");
        assertThat(pending().size()).isEqualTo(1);
        RecordedNode later = node().withNonce(WALLET_HEX, 22);
        Result result = send(later, "--dry-run", "--json");
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.json().path("review").path("warnings").toString()).doesNotContain("earlier transaction");
        assertThat(pending().size()).isZero();
    }

    @Test
    void whatCanNoLongerBeIncludedIsTakenOffTheList() throws Exception {
        send(node().telling(SUBMIT, refusal(1016)), "--yes");
        Path file = home.resolve("state").resolve("pending.json");
        long death = pending().get(0).path("death").longValue();
        Files.writeString(file, Files.readString(file).replace("\"death\":" + death, "\"death\":538"));
        Result result = send(node(), "--dry-run");
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(pending().size()).isZero();
    }

    @Test
    void aDamagedListStopsSending() throws Exception {
        Files.createDirectories(home.resolve("state"));
        Files.writeString(home.resolve("state").resolve("pending.json"), "{\"transactions\":[{\"nonce\":1}]}");
        RecordedNode node = node();
        Result result = send(node, "--yes");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("damaged").contains("pending.json");
        assertThat(node.asked(SUBMIT)).isZero();
    }
}
