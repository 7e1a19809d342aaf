package tern.node.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.node.manage.Keeper;

/// Tern, the shim, the miner, or several of them are killed at any moment, again and again: there are never two miners,
/// and after the next start exactly one, whose children are all there is.
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc for what is left of a miner")
class MinerChaosTest {

    private static final int LATEST_MILLIS = 900;
    /// Shim with its two helpers, miner, child, hidden child, and their sleeps.
    private static final int WHOLE_FAMILY = 12;

    @TempDir
    Path temp;

    @Test
    void killedAtAnyMomentThereIsNeverASecondMiner() throws Exception {
        rounds(10, 1);
    }

    @Test
    @Tag("slow")
    void killedManyTimesThereIsNeverASecondMiner() throws Exception {
        rounds(150, 2);
    }

    private void rounds(int rounds, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<String> broken = new AtomicReference<>("");
        try (MinerRig rig = MinerRig.in(temp)) {
            Thread guard = Thread.ofPlatform().start(() -> guard(rig, over, broken));
            try {
                for (int round = 0; round < rounds; round++) {
                    round(rig, round, random, "seed " + seed + ", round " + round);
                    assertThat(broken.get()).as("seed %d, round %d", seed, round).isEmpty();
                }
                Miners last = rig.open();
                last.stop(MinerRig.NAME);
                rig.assertNoneLeft();
            } finally {
                over.set(true);
                guard.join();
            }
        }
    }

    /// Looks all the time how many there are.
    private static void guard(MinerRig rig, AtomicBoolean over, AtomicReference<String> broken) {
        try {
            while (!over.get()) {
                List<Long> mains = rig.mains();
                // one that is just going may stand beside one that begins for the moment of a look
                if (mains.size() > 1 && rig.mains().containsAll(mains)) {
                    broken.compareAndSet("", "at once: " + mains.stream()
                            .map(pid -> pid + " of " + ProcessHandle.of(pid)
                                    .flatMap(ProcessHandle::parent)
                                    .map(ProcessHandle::pid)
                                    .orElse(0L))
                            .toList());
                }
                TimeUnit.MILLISECONDS.sleep(15);
            }
        } catch (IOException | InterruptedException e) {
            broken.compareAndSet("", e.toString());
        }
    }

    private Process tern(int round) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "-classpath",
                System.getProperty("java.class.path"), MinerProcess.class.getName(), temp.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said-" + round).toFile())
                .start();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private void round(MinerRig rig, int round, SplittableRandom random, String where) throws Exception {
        boolean bound = random.nextBoolean();
        rig.script("children=1", "escape=yes", random.nextInt(4) == 0 ? "ignore=yes" : "ignore=");
        MinerProfile profile = rig.profile();
        new ProfileStore(rig.miners).write(bound ? MinerRig.bound(profile, OptionalInt.empty()) : profile);
        Process tern = tern(round);
        try {
            if (random.nextInt(3) == 0) {
                long moment = random.nextInt(LATEST_MILLIS);
                await().pollInterval(Duration.ofMillis(5)).pollDelay(Duration.ofMillis(moment)).until(() -> true);
            } else {
                await().atMost(MinerRig.PATIENCE).until(() -> said(round).contains("started") || !tern.isAlive());
                assertThat(said(round)).as(where).contains("started");
            }
            List<Long> all = rig.all();
            int what = random.nextInt(4);
            if (what == 0 || what == 3) {
                rig.mains().forEach(MinerChaosTest::kill);
            }
            if (what == 1 && !all.isEmpty()) {
                // any of them: the shim, its helpers, a child
                kill(all.get(random.nextInt(all.size())));
            }
        } finally {
            tern.destroyForcibly().waitFor();
        }
        check(rig, where);
    }

    private String said(int round) throws IOException {
        return Files.readString(temp.resolve("said-" + round));
    }

    /// The next start: one miner, kept, and nothing beside its own family.
    private static void check(MinerRig rig, String where) throws Exception {
        try (Miners next = rig.open()) {
            next.start(MinerRig.NAME, List.of(), false);
            MinerStatus status = MinerRig.until(next, now -> now.state() == MinerState.RUNNING);
            assertThat(status.keeper()).as(where).isEqualTo(Keeper.SELF);
            await().atMost(MinerRig.PATIENCE).untilAsserted(() -> {
                assertThat(rig.mains()).as(where).hasSize(1);
                assertThat(rig.all()).as(where).hasSizeLessThanOrEqualTo(WHOLE_FAMILY);
                long children = rig.all().stream().filter(pid -> isChild(pid)).count();
                assertThat(children).as(where + ": one child, one that hides").isEqualTo(2);
            });
            next.stop(MinerRig.NAME);
        }
        rig.assertNoneLeft();
    }

    private static boolean isChild(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).endsWith("miner.sh\0child\0")
                    && ProcessHandle.of(pid)
                            .flatMap(ProcessHandle::parent)
                            .filter(parent -> isChild(parent.pid()))
                            .isEmpty();
        } catch (IOException e) {
            // gone meanwhile
            return false;
        }
    }
}
