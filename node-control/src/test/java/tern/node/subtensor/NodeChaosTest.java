package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.manage.Consent;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.standin.StandIn;

/// Tern, its node, or both are killed at any moment, again and again: there are never two nodes, after the next start
/// there is exactly one that somebody keeps, and no setting is lost.
class NodeChaosTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int LATEST_MILLIS = 1_400;

    @TempDir
    Path temp;

    @Test
    void killedAtAnyMomentThereIsNeverASecondNode() throws Exception {
        rounds(20, 1);
    }

    @Test
    @Tag("slow")
    void killedManyTimesThereIsNeverASecondNode() throws Exception {
        rounds(200, 2);
    }

    /// A Tern in a process of its own, and what it says.
    private record Tern(Process process, Path said) {

        List<String> lines() throws IOException {
            return Files.readAllLines(said);
        }

        boolean says(String word) throws IOException {
            return lines().stream().anyMatch(line -> line.startsWith(word));
        }

        int lastSet(int before) throws IOException {
            List<String> sets = lines().stream().filter(line -> line.matches("set \\d+")).toList();
            return sets.isEmpty() ? before : Integer.parseInt(sets.getLast().substring(4));
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private Tern tern(int number) throws IOException {
        Path said = temp.resolve("said-" + number);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-classpath",
                System.getProperty("java.class.path"), TernProcess.class.getName(), temp.toString()));
        return new Tern(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start(),
                said);
    }

    private void rounds(int rounds, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (NodeRig rig = NodeRig.in(temp)) {
            SubtensorNode first = rig.ready();
            NodeRig.start(first);
            NodeSettings settings = first.settings();
            first.close();
            AtomicBoolean over = new AtomicBoolean();
            AtomicReference<String> broken = new AtomicReference<>("");
            Thread guard = Thread.ofPlatform().start(() -> guard(rig.program, over, broken));
            try {
                int value = settings.trieCache();
                for (int round = 0; round < rounds; round++) {
                    value = round(rig, round, random, value, "seed " + seed + ", round " + round);
                    assertThat(broken.get()).as("seed %d, round %d", seed, round).isEmpty();
                }
                SubtensorNode last = rig.open();
                NodeSettings kept = last.settings();
                assertThat(kept.with().caches(kept.dbCache(), settings.trieCache()).build()).isEqualTo(settings);
                last.stop();
                rig.assertNoneLeft();
                assertThat(rig.program.runs()).as("they were really killed").hasSizeGreaterThan(rounds / 4);
            } finally {
                over.set(true);
                guard.join();
            }
        }
    }

    /// Looks all the time how many there are.
    private static void guard(StandIn program, AtomicBoolean over, AtomicReference<String> broken) {
        try {
            while (!over.get()) {
                List<StandIn.Run> alive = program.alive();
                if (alive.size() > 1) {
                    broken.compareAndSet("", "alive at once: " + alive);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            broken.compareAndSet("", e.toString());
        }
    }

    /// @return the setting that was kept last
    private int round(NodeRig rig, int round, SplittableRandom random, int before, String where) throws Exception {
        Tern tern = tern(round);
        try {
            // what is killed first, and when: from before it has begun until it has long been looking after the node
            boolean node = random.nextBoolean();
            boolean itself = !node || random.nextBoolean();
            long moment = random.nextInt(3) == 0 ? random.nextInt(LATEST_MILLIS) : -1;
            if (moment < 0) {
                await().atMost(LONGEST).until(() -> tern.says("started") || !tern.process().isAlive());
                assertThat(tern.says("started")).as(where + ": " + tern.lines()).isTrue();
                assertThat(rig.program.alive()).as(where).hasSizeLessThanOrEqualTo(1);
                long extra = random.nextInt(300);
                await().pollDelay(Duration.ofMillis(extra)).until(() -> true);
            } else {
                await().pollInterval(Duration.ofMillis(5)).pollDelay(Duration.ofMillis(moment)).until(() -> true);
            }
            if (node) {
                rig.program.alive()
                        .forEach(run -> ProcessHandle.of(run.pid())
                                .ifPresent(ProcessHandle::destroyForcibly));
            }
            if (itself) {
                tern.kill();
            } else {
                await().atMost(LONGEST).until(() -> tern.says("started") || !tern.process().isAlive());
                // Tern starts it again
                await().atMost(LONGEST).untilAsserted(() -> assertThat(rig.program.alive()).as(where).hasSize(1));
            }
        } finally {
            tern.kill();
        }
        return check(rig, tern, before, where);
    }

    /// The next start: one node, kept, and all settings.
    private int check(NodeRig rig, Tern tern, int before, String where) throws Exception {
        try (SubtensorNode next = rig.open()) {
            int acknowledged = tern.lastSet(before);
            int kept = next.settings().trieCache();
            // the one after it may have been written and not been said any more
            assertThat(kept).as(where).isBetween(acknowledged, acknowledged + 1);
            next.start(Consent.none());
            next.adopt();
            NodeRig.until(next, status -> status.state() == NodeState.RUNNING);
            assertThat(rig.program.alive()).as(where)
                    .extracting(StandIn.Run::pid)
                    .containsExactly(next.current().pid().orElseThrow());
            assertThat(rig.program.runs()).as(where).allMatch(StandIn.Run::alone);
            return kept;
        }
    }
}
