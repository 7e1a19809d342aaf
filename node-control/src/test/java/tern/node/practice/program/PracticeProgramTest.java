package tern.node.practice.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.chain.Signing;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.PracticeControl;
import tern.node.practice.control.PracticeException;
import tern.node.practice.control.PracticeFolder;
import tern.node.practice.control.StartWish;
import tern.node.process.JavaProgram;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcOptions;

/// The practice node as a process of its own: started, found, killed, started again.
class PracticeProgramTest {

    private static final StartWish QUICK = StartWish.standard()
            .withHistoryHours(0)
            .withBlockTime(Duration.ofMillis(250))
            .withFinalityLag(1);

    @TempDir
    Path temp;

    private PracticeControl control() {
        return new PracticeControl(new PracticeFolder(temp.resolve("practice")), JavaProgram.current());
    }

    private static NodeStatus start(PracticeControl control, StartWish wish) throws Exception {
        return control.start(wish, share -> assertThat(share).isBetween(0.0, 1.0));
    }

    @AfterEach
    void stop() throws Exception {
        control().stop();
    }

    private static long best(PracticeControl control) throws Exception {
        try (PracticeCalls calls = control.calls()) {
            return calls.standing().best();
        }
    }

    @Test
    void itStartsAnswersAndStops() throws Exception {
        PracticeControl control = control();
        assertThat(control.running()).isEmpty();
        assertThat(control.stop()).isFalse();
        assertThatThrownBy(control::calls).isInstanceOf(PracticeException.class)
                .hasMessageContaining("tern practice start");
        NodeStatus node = start(control, QUICK);
        assertThat(node.endpoint()).isPresent();
        assertThat(node.endpoint().get().getHost()).isEqualTo("127.0.0.1");
        await().until(() -> best(control) >= 3);
        NodeStatus again = start(control(), QUICK);
        assertThat(again).isEqualTo(node);
        assertThat(control.stop()).isTrue();
        assertThat(node.process().find()).isEmpty();
        assertThat(control.running()).isEmpty();
        NodeStatus next = start(control, QUICK);
        assertThat(next.endpoint()).as("the same port as before").isEqualTo(node.endpoint());
        assertThat(next.genesis()).isEqualTo(node.genesis());
        control.reset();
        assertThat(Files.exists(temp.resolve("practice/chain.db"))).isFalse();
        assertThat(start(control, QUICK).genesis()).isNotEqualTo(node.genesis());
    }

    @Test
    void whoStartsAtOnceGetsOneNode() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<NodeStatus>> starts = java.util.Collections.nCopies(4, () -> start(control(), QUICK));
            List<Future<NodeStatus>> started = threads.invokeAll(starts);
            NodeStatus first = started.getFirst().get();
            for (Future<NodeStatus> each : started) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
        assertThat(children()).isEqualTo(1);
    }

    private static long children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().command().filter(command -> command.contains("java")).isPresent())
                .count();
    }

    @Test
    void killedAtAnyMomentItLosesNoFinalBlock() throws Exception {
        kill(6, 1);
    }

    @Test
    @Tag("slow")
    void killedManyTimesItLosesNoFinalBlock() throws Exception {
        kill(60, 2);
    }

    private void kill(int rounds, long seed) throws Exception {
        PracticeControl control = control();
        SplittableRandom random = new SplittableRandom(seed);
        long finalNumber = 0;
        String finalHash = "";
        for (int round = 0; round < rounds; round++) {
            NodeStatus node = start(control, QUICK);
            try (RpcClient rpc = RpcConnections.open(List.of(node.endpoint().orElseThrow()), RpcOptions.defaults(),
                    EndpointCheck.none())) {
                if (finalNumber > 0) {
                    assertThat(rpc.call("chain_getBlockHash", finalNumber).stringValue())
                            .as("seed %d, round %d", seed, round)
                            .isEqualTo(finalHash);
                }
                AtomicLong seen = new AtomicLong();
                rpc.subscribe("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads", List.of(),
                        head -> seen.set(Long.decode(head.path("number").stringValue())));
                long wanted = finalNumber + 1 + random.nextInt(4);
                await().until(() -> seen.get() >= wanted);
                if (random.nextBoolean()) {
                    // in the middle of many blocks, too
                    Thread.ofVirtual().start(() -> {
                        try (PracticeCalls calls = control.calls()) {
                            calls.advance(400);
                        } catch (PracticeException | InterruptedException e) {
                            assertThat(e).as("the node is killed meanwhile").isNotNull();
                        }
                    });
                    long before = seen.get();
                    await().until(() -> seen.get() > before + random.nextInt(20));
                }
                finalNumber = seen.get();
                finalHash = rpc.call("chain_getBlockHash", finalNumber).stringValue();
                node.process().find().orElseThrow().destroyForcibly();
                assertThat(node.process().awaitEnd(Duration.ofSeconds(10))).isTrue();
            }
        }
    }

    @Test
    void killedWhileItMakesItsHistoryItBeginsAnew() throws Exception {
        PracticeControl control = control();
        StartWish wish = QUICK.withHistoryHours(1_440);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> starting = thread.submit(() -> start(control, wish));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> control.running()
                            .filter(node -> node.progress() > 0.05)
                            .isPresent());
            control.running().orElseThrow().process().find().orElseThrow().destroyForcibly();
            assertThatThrownBy(starting::get).hasRootCauseInstanceOf(PracticeException.class)
                    .hasStackTraceContaining("ended while it was starting");
        }
        start(control, QUICK.withHistoryHours(2));
        assertThat(best(control)).isGreaterThanOrEqualTo(600);
    }

    @Test
    void aTerminatedNodeEndsInOrderAndHadNoSecretsOfTheEnvironment() throws Exception {
        PracticeControl control = control();
        NodeStatus node = start(control, QUICK);
        Path environment = Path.of("/proc/" + node.process().pid() + "/environ");
        if (Files.exists(environment)) {
            String text = Files.readString(environment, StandardCharsets.ISO_8859_1);
            assertThat(text.split("\0")).allMatch(entry -> entry.isEmpty() || entry
                    .matches("(?s)(PATH|HOME|LANG|LC_ALL|LC_CTYPE|TMPDIR|TEMP|TMP|TZ)=.*"), "only what is passed on");
        }
        node.process().find().orElseThrow().destroy();
        assertThat(node.process().awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(Files.exists(temp.resolve("practice/node.json"))).isFalse();
        assertThat(Files.readString(temp.resolve("practice/node.out"))).contains("was closed at block");
    }

    @Test
    void aNodeThatNobodyVisitsEndsByItself() throws Exception {
        PracticeControl control = control();
        NodeStatus node = start(control, QUICK.withIdleStop(Duration.ofSeconds(1)));
        assertThat(node.process().awaitEnd(Duration.ofSeconds(30))).isTrue();
        assertThat(control.running()).isEmpty();
    }

    @Test
    void whoAsksForALastingNodeKeepsOneThatWouldEnd() throws Exception {
        PracticeControl control = control();
        NodeStatus node = start(control, QUICK.withIdleStop(Duration.ofSeconds(4)));
        assertThat(start(control, QUICK)).isEqualTo(node);
        await().during(Duration.ofSeconds(9))
                .atMost(Duration.ofSeconds(30))
                .until(() -> node.process().find().isPresent());
    }

    @Test
    void aDeadNodesFileMisleadsNobody() throws Exception {
        PracticeControl control = control();
        PracticeFolder folder = new PracticeFolder(temp.resolve("practice"));
        Files.createDirectories(folder.path());
        // a file that names this very process, which began at another time
        NodeStatus other = new NodeStatus("old",
                new tern.node.process.ProcessMark(ProcessHandle.current().pid(), 1_000),
                1, Optional.of(java.net.URI.create("ws://127.0.0.1:9")), Optional.empty());
        folder.writeStatus(other);
        assertThat(control.running()).isEmpty();
        assertThat(control.stop()).isFalse();
        Files.writeString(folder.path().resolve("node.json"), "{ torn");
        assertThat(control.running()).isEmpty();
        NodeStatus own = start(control, QUICK);
        assertThat(control.running()).hasValue(own);
    }

    @Test
    void aDamagedFileIsSaidInWords() throws Exception {
        PracticeControl control = control();
        Files.createDirectories(control.path());
        Files.writeString(control.path().resolve("chain.db"),
                "this is no SQLite file, and it is long enough".repeat(50));
        assertThatThrownBy(() -> start(control, QUICK)).isInstanceOf(PracticeException.class)
                .hasMessageContaining("file cannot be read or written");
        control.reset();
        start(control, QUICK);
    }

    @Test
    void badOptionsAreSaidInWords() throws Exception {
        PracticeControl control = control();
        assertThatThrownBy(() -> start(control, QUICK.withPort(70_000))).isInstanceOf(PracticeException.class)
                .hasMessageContaining("--port is a whole number from 0 to 65535");
        assertThatThrownBy(() -> start(control, QUICK.withEdition("newest"))).isInstanceOf(PracticeException.class)
                .hasMessageContaining("older, current or future");
        assertThatThrownBy(() -> start(control, QUICK.withBlockTime(Duration.ofMillis(20))))
                .isInstanceOf(PracticeException.class)
                .hasMessageContaining("250 to 60000");
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1,
                java.net.InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(control, QUICK.withPort(taken.getLocalPort())))
                    .isInstanceOf(PracticeException.class)
                    .hasMessageContaining("port cannot be used");
        }
    }

    @Test
    void playTaoCanBeGivenAndTheRuntimeChanged() throws Exception {
        PracticeControl control = control();
        start(control, QUICK);
        try (PracticeCalls calls = control.calls()) {
            assertThat(calls.faucet(Signing.key(1).account(), 1_000_000_000L).number()).isPositive();
            assertThat(calls.upgrade("older").number()).isPositive();
            await().until(() -> calls.standing().specVersion() == 440);
            assertThat(calls.advance(5).number()).isGreaterThanOrEqualTo(5);
            assertThat(calls.jumpDays(1).number()).isGreaterThanOrEqualTo(7_200);
            assertThatThrownBy(() -> calls.upgrade("tomorrow")).isInstanceOf(PracticeException.class)
                    .hasMessageContaining("older (440)");
        }
    }
}
