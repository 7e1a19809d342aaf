package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.manage.Consent;
import tern.node.manage.Keeper;
import tern.node.manage.LogLine;
import tern.node.manage.NodeException;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.Problem;
import tern.node.manage.check.Finding;
import tern.node.process.ProcessMark;
import tern.node.standin.StandIn;

/// A node from its start to its end, with a program that takes a real one's flags, prints its lines and answers its
/// questions.
class NodeRunTest {

    @TempDir
    Path temp;

    @Test
    void itGoesThroughItsStagesAndRuns() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            rig.program.script("phases", "warp 700, state 700, sync 900, idle", "informant.millis", "100", "secrets",
                    "true");
            SubtensorNode node = rig.ready();
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            NodeRig.start(node);
            NodeRig.until(node, status -> active(status, StageKind.WARP));
            NodeStatus state = NodeRig.until(node, status -> active(status, StageKind.STATE)
                    && status.activeStage().orElseThrow().share().orElse(0) > 0);
            assertThat(state.activeStage().orElseThrow().share().orElseThrow()).isBetween(0.0, 1.0);
            NodeStatus blocks = NodeRig.until(node, status -> active(status, StageKind.BLOCKS)
                    && status.chain().best().orElse(0) > 8_599_100);
            assertThat(blocks.chain().target().orElseThrow()).isGreaterThan(8_599_187);
            NodeStatus runs = NodeRig.until(node, NodeState.RUNNING);
            assertThat(runs.chain().peers()).hasValue(14);
            assertThat(runs.chain().finalized().orElseThrow()).isBetween(8_599_100L,
                    runs.chain().best().orElseThrow());
            assertThat(runs.endpoint().orElseThrow().getHost()).isEqualTo("127.0.0.1");
            assertThat(runs.keeper()).isEqualTo(Keeper.SELF);
            assertThat(runs.problem()).isEmpty();
            NodeRig.until(node, status -> status.use().memory().orElse(0) > 1_000_000
                    && status.use().disk().isPresent() && status.use().diskFree().isPresent());
            assertThat(node.console().ask("system_chain", "")).isEqualTo("\"Bittensor\"");
            assertThatThrownBy(() -> node.console().ask("author_submitExtrinsic", "[\"0x\"]"))
                    .isInstanceOfSatisfying(NodeException.class,
                            e -> assertThat(e.kind()).isEqualTo(NodeException.Kind.REFUSED));
            List<String> flags = rig.program.runs().getFirst().flags();
            assertThat(flags).contains("--sync=warp", "--database=paritydb", "--no-telemetry", "--rpc-methods=safe")
                    .noneMatch(flag -> flag.startsWith("--rpc-external") || flag.startsWith("--rpc-cors"));
            assertNoSecretOnDisk(rig, node);
            node.stop();
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(node.current().problem()).isEmpty();
            rig.assertNoneLeft();
        }
    }

    private static boolean active(NodeStatus status, StageKind kind) {
        return status.stages().stream().anyMatch(stage -> stage.kind() == kind && stage.state() == StageState.ACTIVE);
    }

    private static void assertNoSecretOnDisk(NodeRig rig, SubtensorNode node) throws Exception {
        await().atMost(NodeRig.PATIENCE)
                .until(() -> !node.log().search(LogLine.Level.TRACE, "Imported #", 10).isEmpty());
        List<String> secrets = List.of("e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a",
                "bottom drive obey lake curtain", "hunter2-hunter2");
        String memory = node.log().search(LogLine.Level.TRACE, "", 5_000).toString();
        String disk = Files.readString(node.log().folder().resolve("node.log"));
        assertThat(disk).contains("Local node identity is");
        // also what was not taken over yet, or never is because no Tern keeps the node
        disk += Files.readString(rig.home.resolve("node.out"));
        for (String secret : secrets) {
            assertThat(memory).doesNotContain(secret);
            assertThat(disk).doesNotContain(secret);
        }
    }

    @Test
    void anotherChainIsEndedAndSaid() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            rig.program.script("genesis", "0x" + "42".repeat(32));
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            Problem problem = NodeRig.problem(node, Problem.Kind.WRONG_CHAIN);
            assertThat(node.current().state()).isEqualTo(NodeState.FAILED);
            assertThat(problem.sentence()).contains("another chain");
            assertThat(problem.details().orElseThrow()).contains("4242");
            rig.assertNoneLeft();
        }
    }

    @Test
    void aTakenPortIsSaidWithWhoHasIt() throws Exception {
        try (NodeRig rig = NodeRig.in(temp);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SubtensorNode node = rig.open();
            List<Integer> free = StandIn.freePorts(2);
            node.change(rig.settings()
                    .with()
                    .ports(free.getFirst(), taken.getLocalPort(), free.getLast())
                    .build());
            assertThatThrownBy(() -> NodeRig.start(node)).isInstanceOfSatisfying(NodeException.class, e -> {
                assertThat(e.kind()).isEqualTo(NodeException.Kind.CHECK);
                Finding port = finding(e.findings(), Finding.Id.RPC_PORT);
                assertThat(port.verdict()).isEqualTo(Finding.Verdict.FAIL);
                assertThat(port.measured().orElseThrow()).contains("java",
                        Long.toString(ProcessHandle.current().pid()));
                assertThat(port.advice()).isPresent();
            });
            assertThat(rig.program.runs()).isEmpty();
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
        }
    }

    private static Finding finding(List<Finding> all, Finding.Id id) {
        return all.stream().filter(finding -> finding.id() == id).findFirst().orElseThrow();
    }

    @Test
    void eachFindingSaysWhatWasMeasuredAndNeeded() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode node = rig.ready();
            List<Finding> findings = node.check();
            assertThat(findings).extracting(Finding::id)
                    .contains(Finding.Id.PROCESSOR, Finding.Id.MEMORY,
                            Finding.Id.DISK, Finding.Id.P2P_PORT, Finding.Id.RPC_PORT, Finding.Id.METRICS_PORT,
                            Finding.Id.PROGRAM, Finding.Id.FOLDER);
            assertThat(findings).allSatisfy(each -> {
                assertThat(each.title()).isNotBlank();
                assertThat(each.passes() || each.advice().isPresent()).as(each.toString()).isTrue();
            });
            Files.delete(rig.program.folder().resolve("raw_spec_finney.json"));
            node.change(rig.settings().with().diskFloor(Long.MAX_VALUE / 4).build());
            List<Finding> worse = node.check();
            assertThat(finding(worse, Finding.Id.CHAIN_SPEC).verdict()).isEqualTo(Finding.Verdict.FAIL);
            assertThat(finding(worse, Finding.Id.DISK).verdict()).isEqualTo(Finding.Verdict.FAIL);
            assertThat(rig.program.runs()).as("a check starts nothing").isEmpty();
        }
    }

    @Test
    void anUnknownProgramNeedsAYesWhichIsKeptForThisVeryProgram() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode node = rig.ready();
            assertThatThrownBy(() -> node.start(Consent.none())).isInstanceOfSatisfying(NodeException.class,
                    e -> assertThat(e.kind()).isEqualTo(NodeException.Kind.CONSENT));
            assertThatThrownBy(() -> node.start(Consent.to("sha256:" + "00".repeat(32))))
                    .isInstanceOf(NodeException.class);
            assertThat(rig.program.runs()).isEmpty();
            NodeRig.start(node);
            NodeRig.until(node, NodeState.RUNNING);
            node.stop();
            node.start(Consent.none());
            NodeRig.until(node, NodeState.RUNNING);
            // another program at the same place, and the node ends: it is not started again
            Files.writeString(rig.program.program(), "# changed\n", StandardOpenOption.APPEND);
            rig.program.script("exit.code", "1", "exit.say", "task");
            NodeStatus ended = NodeRig.until(node, NodeState.FAILED);
            assertThat(ended.problem().orElseThrow().kind()).isEqualTo(Problem.Kind.PROGRAM);
            assertThat(ended.problem().orElseThrow().sentence()).contains("another program now");
            assertThat(rig.program.runs()).hasSize(2);
            assertThatThrownBy(() -> node.start(Consent.none())).isInstanceOfSatisfying(NodeException.class,
                    e -> assertThat(e.kind()).isEqualTo(NodeException.Kind.CONSENT));
        }
    }

    @Test
    void aNearlyFullDiskEndsIt() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            NodeRig.until(node, NodeState.RUNNING);
            long free = Files.getFileStore(temp).getUsableSpace();
            node.change(node.settings().with().diskFloor(free - (40L << 20)).build());
            rig.program.script("fill.megabytes", "90");
            Problem problem = NodeRig.problem(node, Problem.Kind.DISK_FULL);
            assertThat(node.current().state()).isEqualTo(NodeState.FAILED);
            assertThat(problem.fix()).isEqualTo(Problem.Fix.FOLDER);
            rig.assertNoneLeft();
            assertThatThrownBy(() -> node.start(Consent.none())).isInstanceOfSatisfying(NodeException.class,
                    e -> assertThat(e.kind()).isEqualTo(NodeException.Kind.CHECK));
        }
    }

    @Test
    void itIsStartedAgainAfterGrowingPausesAndNotForEver() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            rig.program.script("exit.code", "101", "exit.say", "panic", "exit.after", "150");
            SubtensorNode node = rig.ready();
            java.util.List<NodeStatus.Restart> pauses = new java.util.concurrent.CopyOnWriteArrayList<>();
            node.watch(status -> status.restart().filter(restart -> !pauses.contains(restart)).ifPresent(pauses::add));
            NodeRig.start(node);
            Problem problem = NodeRig.problem(node, Problem.Kind.GAVE_UP);
            assertThat(node.current().state()).isEqualTo(NodeState.FAILED);
            assertThat(problem.sentence()).contains("3 times", "mistake of its own");
            assertThat(problem.details().orElseThrow()).contains("panicked at 'Storage root must match");
            assertThat(rig.program.runs()).hasSize(4);
            assertThat(pauses).extracting(NodeStatus.Restart::attempt).containsSubsequence(1, 2, 3);
            assertThat(node.current().restarts()).isEqualTo(3);
            rig.assertNoneLeft();
            // somebody starts it by hand: it is counted anew
            rig.program.script("exit.code", "");
            NodeRig.start(node);
            NodeRig.until(node, NodeState.RUNNING);
        }
    }

    @Test
    void whyItEndedIsSaidInWords() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            rig.options(options -> options.withTiming(new SubtensorTiming(NodeRig.QUICK.poll(),
                    NodeRig.QUICK.firstPause(), NodeRig.QUICK.longestPause(), 0, NodeRig.QUICK.healthyAfter(),
                    NodeRig.QUICK.silentAfter(), NodeRig.QUICK.stalledAfter(), NodeRig.QUICK.warpStuckAfter(), 20)));
            SubtensorNode node = rig.ready();
            assertThat(ended(rig, node, "1", "space")).isEqualTo(Problem.Kind.DISK_FULL);
            assertThat(ended(rig, node, "1", "port")).isEqualTo(Problem.Kind.PORT_TAKEN);
            assertThat(ended(rig, node, "1", "corrupt")).isEqualTo(Problem.Kind.DAMAGED);
            assertThat(ended(rig, node, "0", "")).isEqualTo(Problem.Kind.GAVE_UP);
            assertThat(node.current().problem().orElseThrow().sentence()).contains("by itself without an error");
            assertThat(ended(rig, node, "1", "task")).isEqualTo(Problem.Kind.GAVE_UP);
            assertThat(node.current().problem().orElseThrow().sentence()).contains("cannot do without failed");
            assertThat(ended(rig, node, "1", "wasm")).isEqualTo(Problem.Kind.GAVE_UP);
            assertThat(node.current().problem().orElseThrow().sentence()).contains("exit code 1");
            rig.program.script("exit.signal", "KILL", "exit.code", "");
            NodeRig.start(node);
            NodeRig.until(node, NodeState.FAILED);
            assertThat(node.current().problem().orElseThrow().sentence()).contains("want of memory");
        }
    }

    private static Problem.Kind ended(NodeRig rig, SubtensorNode node, String code, String say) throws Exception {
        rig.program.script("exit.code", code, "exit.say", say);
        NodeRig.start(node);
        return NodeRig.until(node, NodeState.FAILED).problem().orElseThrow().kind();
    }

    @Test
    void whatDoesNotMoveIsSaidWithItsFix() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            NodeRig.until(node, NodeState.RUNNING);
            rig.program.script("stalled", "true", "block.millis", "20");
            assertThat(NodeRig.problem(node, Problem.Kind.NO_NEW_BLOCKS).fix()).isEqualTo(Problem.Fix.RESTART);
            assertThat(node.current().state()).isEqualTo(NodeState.STALLED);
            rig.program.script("stalled", "");
            NodeRig.until(node, status -> status.problem().isEmpty());
            rig.program.script("finality.lag", "500");
            NodeRig.problem(node, Problem.Kind.FINALITY_LAGS);
            rig.program.script("finality.lag", "3", "peers", "0");
            NodeRig.problem(node, Problem.Kind.NO_PEERS);
            rig.program.script("peers", "9");
            NodeRig.until(node, status -> status.problem().isEmpty());
            // the fix: another process, which is not stalled
            long before = node.current().pid().orElseThrow();
            node.restart(Consent.none());
            assertThat(NodeRig.until(node, NodeState.RUNNING).pid().orElseThrow()).isNotEqualTo(before);
            assertThat(rig.program.alive()).hasSize(1);
        }
    }

    @Test
    void aWarpSyncThatIsStuckAndANodeThatIsSilentAreSaid() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            rig.program.script("phases", "warp");
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            assertThat(NodeRig.problem(node, Problem.Kind.WARP_STUCK).fix()).isEqualTo(Problem.Fix.RESYNC);
            rig.program.script("phases", "idle");
            NodeRig.until(node, NodeState.RUNNING);
            rig.program.script("mute", "true");
            assertThat(NodeRig.problem(node, Problem.Kind.SILENT).fix()).isEqualTo(Problem.Fix.RESTART);
            node.stop();
            rig.assertNoneLeft();
        }
    }

    @Test
    void childrenThatOutliveItAreEndedBeforeItIsStartedAgain() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            rig.program.script("children", "1");
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            NodeRig.until(node, NodeState.RUNNING);
            ProcessHandle process = ProcessHandle.of(node.current().pid().orElseThrow()).orElseThrow();
            await().atMost(NodeRig.PATIENCE).until(() -> process.descendants().count() == 1);
            ProcessHandle child = process.descendants().findFirst().orElseThrow();
            process.destroyForcibly();
            await().atMost(NodeRig.PATIENCE).until(() -> rig.program.runs().size() == 2);
            NodeRig.until(node, NodeState.RUNNING);
            // nobody's child stays in the system's table until that looks after it
            await().atMost(NodeRig.PATIENCE).until(() -> !child.isAlive());
        }
    }

    @Test
    void aSecondTernSeesItTakesItOverAndStopsIt() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode first = rig.ready();
            NodeRig.start(first);
            NodeRig.until(first, NodeState.RUNNING);
            long pid = first.current().pid().orElseThrow();
            first.close();
            assertThat(rig.program.alive()).as("closing leaves the node running").hasSize(1);
            SubtensorNode second = rig.open();
            NodeStatus found = NodeRig.until(second, status -> status.pid().orElse(0) == pid);
            assertThat(found.keeper()).isEqualTo(Keeper.NOBODY);
            assertThat(found.problem().orElseThrow().kind()).isEqualTo(Problem.Kind.LEFT_OVER);
            second.start(Consent.none());
            assertThat(rig.program.runs()).as("a start finds the one that runs").hasSize(1);
            assertThat(second.adopt()).isTrue();
            assertThat(NodeRig.until(second, NodeState.RUNNING).keeper()).isEqualTo(Keeper.SELF);
            assertThat(second.current().pid()).hasValue(pid);
            assertThat(second.settings()).isEqualTo(first.settings());
            second.stop();
            rig.assertNoneLeft();
        }
    }

    /// The moment may pass: what looks after the node may see its end before it is taken over.
    @Test
    void oneThatEndsWhileItIsTakenOverIsStartedAgain() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode node = rig.ready();
            boolean met = false;
            long dead = 0;
            for (int i = 0; i < 20 && !met; i++) {
                NodeRig.start(node);
                NodeRig.until(node, NodeState.RUNNING);
                node.close();
                node = rig.open();
                dead = NodeRig.until(node, status -> status.pid().isPresent()).pid().orElseThrow();
                ProcessHandle process = ProcessHandle.of(dead).orElseThrow();
                process.destroyForcibly();
                process.onExit().get();
                met = node.adopt();
            }
            assertThat(met).as("taken over in the moment of its end").isTrue();
            // it is said to run until its end is seen
            long ended = dead;
            NodeStatus again = NodeRig.until(node, status -> status.state() == NodeState.RUNNING
                    && status.pid().orElse(ended) != ended);
            assertThat(again.keeper()).isEqualTo(Keeper.SELF);
            assertThat(rig.program.alive()).extracting(StandIn.Run::pid).containsExactly(again.pid().orElseThrow());
            node.stop();
            rig.assertNoneLeft();
        }
    }

    @Test
    void aStopWhileItIsStartedAnewCounts() throws Exception {
        try (NodeRig rig = NodeRig.in(temp); ExecutorService presses = Executors.newVirtualThreadPerTaskExecutor()) {
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            NodeRig.until(node, NodeState.RUNNING);
            rig.program.script("on.term", "1500");
            Future<?> restart = presses.submit(() -> {
                node.restart(Consent.none());
                return true;
            });
            NodeRig.until(node, NodeState.STOPPING);
            node.stop();
            restart.get(20, TimeUnit.SECONDS);
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(rig.program.runs()).as("not started in between either").hasSize(1);
            rig.assertNoneLeft();
        }
    }

    @Test
    void aStrangersProcessIsNeverTouched() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            NodeRig.until(node, NodeState.RUNNING);
            node.close();
            ProcessHandle.of(rig.program.alive().getFirst().pid()).orElseThrow().destroyForcibly();
            await().atMost(NodeRig.PATIENCE).until(() -> rig.program.alive().isEmpty());
            Process stranger = new ProcessBuilder("sleep", "60").start();
            try {
                // its number has been given out again
                Path file = rig.home.resolve("node.json");
                String state = Files.readString(file);
                ProcessMark mark = ProcessMark.of(stranger.toHandle());
                String named = state.replaceFirst("\"pid\":\\d+", "\"pid\":" + mark.pid());
                assertThat(named).isNotEqualTo(state);
                Files.writeString(file, named, StandardCharsets.UTF_8);
                SubtensorNode next = rig.open();
                assertThat(next.current().state().isAlive()).isFalse();
                assertThat(next.current().problem().orElseThrow().sentence()).contains("while Tern was not looking");
                next.stop();
                assertThat(stranger.isAlive()).isTrue();
                assertThat(next.adopt()).isFalse();
                NodeRig.start(next);
                NodeRig.until(next, NodeState.RUNNING);
                next.stop();
                assertThat(stranger.isAlive()).isTrue();
                rig.assertNoneLeft();
            } finally {
                stranger.destroyForcibly();
            }
        }
    }

    @Test
    void aStopAsksTheTernThatKeepsIt() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            NodeRig.until(node, NodeState.RUNNING);
            node.stop();
            // the process that kept it lives on, and nothing is left to ask it for
            assertThat(Files.readString(rig.home.resolve("node.json"))).doesNotContain("\"keeper\"");
            long before = System.nanoTime();
            rig.open().stop();
            node.stop();
            assertThat(java.time.Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(java.time.Duration.ofSeconds(3));
        }
    }

    @Test
    void oneBlockIsComparedWithAnotherNode() throws Exception {
        try (NodeRig otherRig = NodeRig.in(temp.resolve("second"));
                NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode far = otherRig.ready();
            NodeRig.start(far);
            java.net.URI there = NodeRig.until(far, NodeState.RUNNING).endpoint().orElseThrow();
            rig.options(options -> options.withPublicCheck(true).withChains(List.of(NodeRig.chain(List.of(there)))));
            SubtensorNode node = rig.ready();
            NodeRig.start(node);
            NodeRig.until(node, status -> status.stages()
                    .stream()
                    .anyMatch(stage -> stage.kind() == StageKind.CHECK && stage.state() == StageState.DONE));
            node.stop();
            rig.program.script("fork", "true");
            NodeRig.start(node);
            NodeRig.until(node, status -> status.stages()
                    .stream()
                    .anyMatch(stage -> stage.kind() == StageKind.CHECK && stage.state() == StageState.FAILED));
            far.stop();
        }
    }
}
