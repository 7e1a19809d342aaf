package tern.node.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.PracticeControl;
import tern.node.practice.control.PracticeException;
import tern.node.practice.control.PracticeFolder;
import tern.node.practice.control.StartWish;
import tern.node.process.JavaProgram;

/// The practice network through the interface of all nodes.
class PracticeNodeTest {

    @TempDir
    Path temp;

    @Test
    void itIsANodeLikeOthers() throws Exception {
        PracticeControl control = new PracticeControl(new PracticeFolder(temp.resolve("practice")),
                JavaProgram.current());
        StartWish wish = StartWish.standard().withHistoryHours(0).withBlockTime(Duration.ofMillis(250));
        List<NodeStatus> seen = Collections.synchronizedList(new ArrayList<>());
        try (PracticeNode node = new PracticeNode(control, () -> wish); NodeWatch watch = node.watch(seen::add)) {
            assertThat(watch).isNotNull();
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(node.dataSteps()).isEmpty();
            node.start(Consent.none());
            assertThat(node.current().state()).isEqualTo(NodeState.RUNNING);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> seen.getLast().chain().best().orElse(0) > 4
                            && seen.getLast().use().processor().isPresent());
            assertThat(node.current().endpoint()).isEqualTo(control.running().orElseThrow().endpoint());
            assertThat(node.console().ask("practice_status", "[]")).contains("\"best\"");
            assertThatThrownBy(() -> node.console().ask("practice_stop", "")).isInstanceOf(NodeException.class)
                    .hasMessageContaining("practice_stop");
            // the tests' own logging writes no file; this is a line as the application's node writes it
            Files.createDirectories(node.log().folder());
            Files.writeString(node.log().folder().resolve("tern.log"), "2026-11-26T22:00:00.000Z INFO  [main] "
                    + "t.n.p.program.PracticeNode - the practice node answers at ws://127.0.0.1:1, block 3\n");
            await().until(() -> !node.log().search(LogLine.Level.INFO, "the practice node answers", 5).isEmpty());
            node.stop();
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(control.running()).isEmpty();
            assertThat(node.dataSteps()).extracting(DataStep::kind).containsExactly(DataStep.Kind.REMOVE);
            node.perform(DataStep.Kind.REMOVE, Consent.none(), Progress.none());
            assertThat(node.dataSteps()).isEmpty();
            assertThat(seen).extracting(NodeStatus::state).contains(NodeState.STARTING, NodeState.STOPPING);
        } finally {
            control.stop();
        }
    }

    /// As quick presses of the page's button, and as two windows on one home.
    @Test
    void theLastWishCounts() throws Exception {
        PracticeFolder folder = new PracticeFolder(temp.resolve("practice"));
        PracticeControl control = new PracticeControl(folder, JavaProgram.current());
        // a start that takes a while: it has a past to make
        StartWish slow = StartWish.standard().withHistoryHours(1_440).withBlockTime(Duration.ofMillis(250));
        StartWish quick = slow.withHistoryHours(0);
        AtomicBoolean quickly = new AtomicBoolean();
        List<NodeState> seen = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService presses = Executors.newVirtualThreadPerTaskExecutor();
                PracticeNode node = new PracticeNode(control, () -> quickly.get() ? quick : slow);
                PracticeNode other = new PracticeNode(new PracticeControl(folder, JavaProgram.current()), () -> quick);
                NodeWatch watch = node.watch(status -> seen.add(status.state()));
                NodeWatch looks = other.watch(_ -> {})) {
            assertThat(List.of(watch, looks)).doesNotContainNull();
            // start, stop: the start ends without a word of trouble, and is not said to go on once the stop has begun
            Future<?> start = presses.submit(() -> run(node::start));
            await().atMost(PATIENCE).until(() -> control.running().isPresent());
            node.stop();
            start.get(20, TimeUnit.SECONDS);
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(control.running()).isEmpty();
            assertThat(folder.isStopped() || !Files.exists(folder.chain())).isTrue();
            // it is told later, and what was true for a moment alone may never be
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(List.copyOf(seen))
                            .containsSubsequence(NodeState.STARTING, NodeState.STOPPED)
                            .endsWith(NodeState.STOPPED));
            List<NodeState> told = List.copyOf(seen);
            int begun = told.indexOf(NodeState.STOPPING);
            int ended = begun >= 0 ? begun : told.lastIndexOf(NodeState.STARTING) + 1;
            assertThat(told.subList(ended, told.size())).doesNotContain(NodeState.STARTING, NodeState.RUNNING);

            // start, stop by another Tern: no trouble either
            Future<?> again = presses.submit(() -> run(node::start));
            await().atMost(PATIENCE).until(() -> control.running().isPresent());
            other.stop();
            again.get(20, TimeUnit.SECONDS);
            await().atMost(PATIENCE).until(() -> node.current().state() == NodeState.STOPPED);
            assertThat(control.running()).isEmpty();

            // start, stop, start
            Future<?> first = presses.submit(() -> run(node::start));
            await().atMost(PATIENCE).until(() -> control.running().isPresent());
            quickly.set(true);
            Future<?> stop = presses.submit(() -> run(_ -> node.stop()));
            await().atMost(PATIENCE)
                    .until(() -> stop.isDone() || node.current().state() == NodeState.STOPPING);
            node.start(Consent.none());
            first.get(20, TimeUnit.SECONDS);
            stop.get(20, TimeUnit.SECONDS);
            assertThat(node.current().state()).isEqualTo(NodeState.RUNNING);
            long pid = node.current().pid().orElseThrow();

            // a stop while it is started anew
            Future<?> restart = presses.submit(() -> run(node::restart));
            await().atMost(PATIENCE)
                    .until(() -> restart.isDone() || node.current().state() == NodeState.STOPPING);
            node.stop();
            restart.get(20, TimeUnit.SECONDS);
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(control.running()).isEmpty();

            // killed by hand: seen by both, and started again by either, once
            node.start(Consent.none());
            long killed = node.current().pid().orElseThrow();
            assertThat(killed).isNotEqualTo(pid);
            await().atMost(PATIENCE).until(() -> other.current().pid().orElse(0) == killed);
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await().atMost(PATIENCE)
                    .until(() -> node.current().state() == NodeState.STOPPED
                            && other.current().state() == NodeState.STOPPED);
            Future<?> theirs = presses.submit(() -> run(other::start));
            node.start(Consent.none());
            theirs.get(20, TimeUnit.SECONDS);
            assertThat(node.current().pid()).isEqualTo(other.current().pid()).isPresent();
        } finally {
            control.stop();
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @FunctionalInterface
    private interface Press {
        void on(Consent consent) throws NodeException, InterruptedException;
    }

    private static Void run(Press press) throws NodeException, InterruptedException {
        press.on(Consent.none());
        return null;
    }

    /// As the window's workers do: each wants the network again as soon as it is lost, each with a control of its own.
    @Test
    void aNodeThatWasStoppedIsNeverStartedByWhoeverReconnects() throws Exception {
        PracticeFolder folder = new PracticeFolder(temp.resolve("practice"));
        StartWish wish = StartWish.standard().withHistoryHours(0).withBlockTime(Duration.ofMillis(250));
        PracticeControl person = new PracticeControl(folder, JavaProgram.current());
        AtomicBoolean over = new AtomicBoolean();
        Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                person.start(wish, _ -> {});
                for (int i = 0; i < 4; i++) {
                    PracticeControl own = new PracticeControl(folder, JavaProgram.current());
                    workers.execute(() -> reconnect(own, wish, over, refused, unexpected));
                }
                for (int round = 0; round < 4; round++) {
                    String run = person.running().orElseThrow().run();
                    assertThat(person.stopUntilStarted()).as("round %d", round).isTrue();
                    int before = refused.get();
                    await().atMost(Duration.ofSeconds(20)).until(() -> refused.get() > before + 12);
                    assertThat(person.running()).as("round %d, before that run %s", round, run).isEmpty();
                    assertThat(folder.isStopped()).as("round %d", round).isTrue();
                    // all it says goes there in the tests: a question that came while it ended is no failure
                    assertThat(Files.readString(folder.output())).as("round %d", round)
                            .contains("the practice chain was closed")
                            .doesNotContain("RejectedExecution", " ERROR ");
                    person.start(wish, _ -> {});
                }
            } finally {
                over.set(true);
            }
        } finally {
            person.stop();
        }
        assertThat(unexpected).isEmpty();
    }

    private static void reconnect(PracticeControl control, StartWish wish, AtomicBoolean over, AtomicInteger refused,
            Queue<Throwable> unexpected) {
        while (!over.get()) {
            try {
                control.startUnlessStopped(wish, _ -> {});
                try (PracticeCalls calls = control.calls()) {
                    while (!over.get()) {
                        calls.standing();
                    }
                }
            } catch (PracticeException e) {
                // the node went away under the question; what matters is who is refused, and that nothing is started
                if (e.kind() == PracticeException.Kind.STOPPED) {
                    refused.incrementAndGet();
                }
            } catch (InterruptedException | RuntimeException e) {
                unexpected.add(e);
                return;
            }
        }
    }
}
