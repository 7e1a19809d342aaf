package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.manage.Consent;
import tern.node.manage.DataStep;
import tern.node.manage.Keeper;
import tern.node.manage.LogLine;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.NodeWatch;
import tern.node.manage.Problem;
import tern.node.manage.ProgramInfo;
import tern.node.manage.Progress;
import tern.node.process.ProcessFamily;
import tern.node.process.ProcessMark;

/// A node's whole life, with real processes that stand in for `node-subtensor`.
class SubtensorNodeTest {

    private static final String FINNEY = "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03";
    private static final Consent ANYWAY = Consent.none().withDespiteFindings();

    @TempDir
    Path temp;
    private final List<SubtensorNode> open = new ArrayList<>();

    @BeforeEach
    void patience() {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        org.awaitility.Awaitility.setDefaultPollInterval(Duration.ofMillis(40));
    }

    @AfterEach
    void end() throws Exception {
        for (SubtensorNode node : open.reversed()) {
            node.close();
        }
        try (SubtensorNode last = SubtensorNode.open(Standin.options(temp.resolve("home"), Optional.empty()))) {
            last.stop();
        }
    }

    private SubtensorNode node(SubtensorOptions options) throws NodeException {
        SubtensorNode node = SubtensorNode.open(options);
        open.add(node);
        return node;
    }

    private SubtensorNode node(NodeSettings settings) throws NodeException {
        SubtensorNode node = node(Standin.options(temp.resolve("home"), Optional.empty()));
        node.change(settings);
        return node;
    }

    private static Consent yes(NodeSettings settings) throws Exception {
        return ANYWAY.withProgram(FileSource.sha256(settings.file().orElseThrow()));
    }

    private static void awaitState(SubtensorNode node, NodeState state) {
        await().untilAsserted(() -> assertThat(node.current().state()).as(node.current().toString()).isEqualTo(state));
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    void fromTheFirstQuestionToTheEnd() throws Exception {
        NodeSettings settings = Standin.practice(temp);
        SubtensorNode node = node(settings);
        assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
        NodeException ask = catchThrowableOfType(NodeException.class, () -> node.start(ANYWAY));
        assertThat(ask.kind()).isEqualTo(NodeException.Kind.CONSENT);
        ProgramInfo unknown = ask.program().orElseThrow();
        assertThat(unknown.digest().orElseThrow()).isEqualTo(FileSource.sha256(settings.file().orElseThrow()));
        assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);

        List<NodeStatus> seen = Collections.synchronizedList(new ArrayList<>());
        try (NodeWatch watch = node.watch(seen::add)) {
            assertThat(seen).as("called back at once").hasSize(1);
            node.start(ANYWAY.withProgram(unknown.digest().orElseThrow()));
            awaitState(node, NodeState.RUNNING);
            await().until(() -> node.current().chain().best().orElse(0) > 2);
            await().until(() -> node.current().use().memory().orElse(0) > 10_000_000);
            await().until(() -> node.current().use().disk().orElse(0) > 1_000);
            assertThat(watch).isNotNull();
        }
        assertThat(seen).extracting(NodeStatus::state)
                .contains(NodeState.CHECKING, NodeState.STARTING, NodeState.RUNNING);
        NodeStatus status = node.current();
        assertThat(status.keeper()).isEqualTo(Keeper.SELF);
        assertThat(status.endpoint().orElseThrow().getPort()).isEqualTo(settings.rpcPort());
        assertThat(status.program().orElseThrow().trust()).isEqualTo(ProgramInfo.Trust.AGREED);
        assertThat(status.stages()).extracting(NodeStatus.Stage::state)
                .containsExactly(StageState.DONE, StageState.SKIPPED, StageState.SKIPPED, StageState.DONE,
                        StageState.SKIPPED);
        assertThat(status.use().processor()).isPresent();
        assertThat(status.use().down()).hasValue(5_632);
        assertThat(node.settings().agreed()).hasSize(1);

        assertThat(node.console().ask("system_chain", "")).isEqualTo("\"Bittensor Practice\"");
        assertThat(node.console().methods()).contains("chain_getHeader").doesNotContain("author_submitExtrinsic");
        assertThat(node.log().search(LogLine.Level.WARN, "peer", 10)).isNotEmpty()
                .allMatch(line -> line.text().equals("password=[removed] of a peer"));
        assertThat(Files.readString(node.log().folder().resolve("node.log"))).contains("Idle (3 peers)")
                .doesNotContain("hunter2", "\u001b");

        node.start(ANYWAY);
        assertThat(node.current().pid()).as("one node").isEqualTo(status.pid());
        SubtensorNode other = node(Standin.options(temp.resolve("home"), Optional.empty()));
        awaitState(other, NodeState.RUNNING);
        other.change(other.settings().with().archive(true).startWithTern(true).build());
        await().until(() -> node.settings().startWithTern());
        await().until(() -> node.current().settingsWait());
        assertThatThrownBy(() -> node.perform(DataStep.Kind.PRUNE, Consent.none(), Progress.none()))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("Restart it first");
        assertThat(other.settings()).isEqualTo(node.settings());
        long pid = status.pid().orElseThrow();
        // two services in one process look like one keeper to each other; the one that keeps stops
        node.stop();
        await().until(() -> !runs(pid));
        assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
        awaitState(other, NodeState.STOPPED);
    }

    @Test
    void whatIsLeftRunningIsFoundAndTakenOver() throws Exception {
        NodeSettings settings = Standin.practice(temp);
        SubtensorNode first = node(settings);
        first.start(yes(settings));
        awaitState(first, NodeState.RUNNING);
        long pid = first.current().pid().orElseThrow();
        first.close();
        assertThat(runs(pid)).isTrue();

        SubtensorNode second = node(Standin.options(temp.resolve("home"), Optional.empty()));
        assertThat(second.current().pid()).hasValue(pid);
        assertThat(second.current().keeper()).isEqualTo(Keeper.NOBODY);
        await().until(() -> second.current().problem().map(Problem::kind).equals(Optional.of(Problem.Kind.LEFT_OVER)));
        assertThat(second.adopt()).isTrue();
        assertThat(second.adopt()).isFalse();
        awaitState(second, NodeState.RUNNING);
        assertThat(second.current().keeper()).isEqualTo(Keeper.SELF);

        // killed from outside, it is started again, by the one that has taken it over
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().until(() -> second.current().pid().orElse(pid) != pid);
        awaitState(second, NodeState.RUNNING);
        assertThat(second.current().restarts()).isEqualTo(1);
        second.stop();
        assertThat(new ProcessFamily("none").members(Optional.empty())).isEmpty();
    }

    @Test
    void aNodeOnAnotherChainIsStoppedAndSaidSo() throws Exception {
        NodeSettings settings = Standin.practice(temp);
        SubtensorNode node = node(Standin.options(temp.resolve("home"), Optional.of(FINNEY)));
        node.change(settings);
        node.start(yes(settings));
        awaitState(node, NodeState.FAILED);
        Problem problem = node.current().problem().orElseThrow();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.WRONG_CHAIN);
        assertThat(problem.details().orElseThrow()).contains(FINNEY);
        assertThat(node.current().pid()).isEmpty();
    }

    @Test
    void whatEndsAgainAndAgainStaysStoppedWithTheReason() throws Exception {
        NodeSettings settings = Standin.script(temp,
                "echo run >> " + temp + "/runs; echo 'Thread main panicked at src/lib.rs:1'; exit 101");
        SubtensorNode node = node(settings);
        node.start(yes(settings));
        awaitState(node, NodeState.FAILED);
        Problem problem = node.current().problem().orElseThrow();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.GAVE_UP);
        assertThat(problem.sentence()).contains("3 times in a row", "mistake of its own");
        assertThat(problem.details().orElseThrow()).contains("panicked at src/lib.rs:1");
        assertThat(Files.readAllLines(temp.resolve("runs"))).hasSize(4);
        assertThat(node.current().restarts()).isEqualTo(3);
        node.close();
        SubtensorNode next = node(Standin.options(temp.resolve("home"), Optional.empty()));
        assertThat(next.current().state()).as("the reason outlives Tern").isEqualTo(NodeState.FAILED);
        assertThat(next.current().problem()).contains(problem);
    }

    @Test
    void whatStartingAgainDoesNotMendIsNotStartedAgain() throws Exception {
        NodeSettings settings = Standin.script(temp, "echo 'Error: No space left on device (os error 28)'; exit 1");
        SubtensorNode node = node(settings);
        node.start(yes(settings));
        awaitState(node, NodeState.FAILED);
        assertThat(node.current().problem().orElseThrow().kind()).isEqualTo(Problem.Kind.DISK_FULL);
        assertThat(node.current().restarts()).isZero();
    }

    @Test
    void whatWillNotEndIsEndedWithAllItsChildren() throws Exception {
        NodeSettings settings = Standin.script(temp,
                "trap '' TERM\n(trap '' TERM; setsid sleep 1000 & echo $! > " + temp + "/child; sleep 1000) &\n"
                        + "echo $! > " + temp + "/fork; while true; do sleep 1000; done");
        SubtensorNode node = node(settings.with().stopSeconds(5).build());
        node.start(yes(settings));
        await().until(() -> Files.exists(temp.resolve("child")) && Files.size(temp.resolve("child")) > 1);
        long pid = node.current().pid().orElseThrow();
        long child = Long.parseLong(Files.readString(temp.resolve("child")).strip());
        long fork = Long.parseLong(Files.readString(temp.resolve("fork")).strip());
        assertThat(List.of(pid, child, fork)).allMatch(SubtensorNodeTest::runs);
        node.stop();
        await().untilAsserted(() -> assertThat(List.of(pid, child, fork)).noneMatch(SubtensorNodeTest::runs));
        assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
    }

    @Test
    void stoppingEndsTheWaitForTheNextStart() throws Exception {
        NodeSettings settings = Standin.script(temp, "exit 1");
        SubtensorTiming slow = new SubtensorTiming(Duration.ofMillis(50), Duration.ofMinutes(5), Duration.ofMinutes(5),
                3, Duration.ofMinutes(10), Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofMinutes(5), 60);
        SubtensorNode node = node(Standin.options(temp.resolve("home"), Optional.empty()).withTiming(slow));
        node.change(settings);
        node.start(yes(settings));
        awaitState(node, NodeState.WAITING);
        assertThat(node.current().restart().orElseThrow().attempt()).isEqualTo(1);
        assertThat(node.current().problem().orElseThrow().sentence()).contains("exit code 1");
        node.stop();
        assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
    }

    @Test
    void aDiskBelowTheFloorStopsIt() throws Exception {
        NodeSettings settings = Standin.script(temp, "while true; do sleep 1000; done");
        SubtensorNode node = node(settings.with().diskFloor(Long.MAX_VALUE / 4).build());
        NodeException refused = catchThrowableOfType(NodeException.class, () -> node.start(Consent.none()));
        assertThat(refused.kind()).isEqualTo(NodeException.Kind.CHECK);
        assertThat(refused.findings()).isNotEmpty();
        node.start(yes(settings));
        awaitState(node, NodeState.FAILED);
        assertThat(node.current().problem().orElseThrow().kind()).isEqualTo(Problem.Kind.DISK_FULL);
    }

    @Test
    void aProcessThatIsNotItsOwnIsNeverTouched() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            Path home = temp.resolve("home");
            Files.createDirectories(home);
            Files.writeString(home.resolve("node.json"), """
                    {"run":{"id":"abc","pid":%d,"started":77,"at":1,"origin":"FILE","program":"x","trust":"AGREED",
                    "network":"finney","rpcPort":9},"word":{"state":"STARTING"}}""".formatted(stranger.pid()));
            SubtensorNode node = node(Standin.options(home, Optional.empty()));
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(node.current().problem().orElseThrow().kind()).isEqualTo(Problem.Kind.EXITED);
            assertThat(node.adopt()).isFalse();
            node.stop();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aProcessWithTheVeryMarkOfARunIsNotTheRunsWithoutItsWord() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            // as after the computer was started again: the same number, begun at the same moment after that
            ProcessMark mark = ProcessMark.of(stranger.toHandle());
            Path home = temp.resolve("home");
            Files.createDirectories(home);
            Files.writeString(home.resolve("node.json"), """
                    {"run":{"id":"abc","pid":%d,"started":%d,"at":1,"origin":"FILE","program":"x","trust":"AGREED",
                    "network":"finney","rpcPort":9},"word":{"state":"STARTING"}}""".formatted(mark.pid(),
                    mark.started()));
            SubtensorNode node = node(Standin.options(home, Optional.empty()));
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(node.adopt()).isFalse();
            node.stop();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatWasAboutToBeginWhenTernWasKilledIsFound() throws Exception {
        Path home = temp.resolve("home");
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
        builder.environment().put(ProcessFamily.VARIABLE, "a1b2c3");
        Process orphan = builder.start();
        Files.writeString(home.resolve("node.json"), """
                {"run":{"id":"a1b2c3","at":1,"origin":"FILE","program":"x","trust":"AGREED","network":"finney",
                "rpcPort":9},"word":{"state":"STARTING"}}""");
        SubtensorNode node = node(Standin.options(home, Optional.empty()));
        assertThat(node.current().pid()).hasValue(orphan.pid());
        node.stop();
        assertThat(orphan.waitFor()).isNotZero();
        assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
    }

    @Test
    void dataAreMeasuredMovedAndDeleted() throws Exception {
        NodeSettings settings = Standin.script(temp, "exit 0");
        SubtensorNode node = node(settings);
        Path data = temp.resolve("home/data");
        new NodeHome(temp.resolve("home")).createData(settings);
        write(data.resolve("finney/chains/bittensor/paritydb/full/table"), 5_000);
        write(data.resolve("finney/chains/bittensor/network/secret_ed25519"), 32);
        write(data.resolve("finney/chains/bittensor/db/full/old"), 300);
        write(data.resolve("test/chains/bittensor/db/x"), 700);
        assertThat(node.dataSteps()).containsExactly(new DataStep(DataStep.Kind.PRUNE, 1_000),
                new DataStep(DataStep.Kind.RESYNC, 5_300), new DataStep(DataStep.Kind.REMOVE, 6_032));

        node.perform(DataStep.Kind.PRUNE, Consent.none(), Progress.none());
        assertThat(data.resolve("test")).doesNotExist();
        assertThat(data.resolve("finney/chains/bittensor/paritydb/full/table")).exists();

        List<Double> shares = Collections.synchronizedList(new ArrayList<>());
        node.moveData(temp.resolve("elsewhere"), shares::add);
        assertThat(data).doesNotExist();
        assertThat(shares).isSorted().endsWith(1.0);
        assertThat(node.settings().dataFolder()).contains(temp.resolve("elsewhere"));
        Path moved = temp.resolve("elsewhere/finney/chains/bittensor");
        assertThat(moved.resolve("paritydb/full/table")).hasSize(5_000);
        write(temp.resolve("full/file"), 10);
        assertThatThrownBy(() -> node.moveData(temp.resolve("full"), Progress.none()))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("not empty");

        node.perform(DataStep.Kind.RESYNC, Consent.none(), Progress.none());
        assertThat(moved.resolve("paritydb")).doesNotExist();
        assertThat(moved.resolve("network/secret_ed25519")).exists();
        node.perform(DataStep.Kind.REMOVE, Consent.none(), Progress.none());
        assertThat(temp.resolve("elsewhere")).doesNotExist();

        // what Tern has not made is not Tern's to delete
        node.change(node.settings().with().dataFolder(Optional.of(temp.resolve("full"))).build());
        assertThat(node.dataSteps()).isEmpty();
        assertThatThrownBy(() -> node.perform(DataStep.Kind.REMOVE, Consent.none(), Progress.none()))
                .isInstanceOf(NodeException.class);
        assertThat(temp.resolve("full/file")).exists();
    }

    private static void write(Path file, int bytes) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }
}
