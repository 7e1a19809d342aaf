package tern.node.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.node.manage.Keeper;
import tern.node.manage.LogLine;
import tern.node.manage.Problem;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException.Kind;
import tern.node.process.ProcessMark;

/// Miners as processes: a program that does as it is told, its children, and those of them that hide.
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc for what is left of a miner")
class MinerRunTest {

    @TempDir
    Path temp;

    private static void start(Miners service) throws Exception {
        service.start(MinerRig.NAME, List.of(), false);
    }

    @Test
    void aStopEndsChildrenThatIgnoreItAndThoseThatHide() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            rig.script("children=2", "escape=yes", "ignore=yes");
            Miners service = rig.ready();
            start(service);
            await().atMost(MinerRig.PATIENCE).until(() -> rig.all().size() >= 5);
            MinerStatus status = MinerRig.until(service, MinerState.RUNNING);
            assertThat(status.keeper()).isEqualTo(Keeper.SELF);
            assertThat(status.detached()).isTrue();
            assertThat(rig.mains()).hasSize(1);
            start(service);
            assertThat(rig.mains()).as("a second start changes nothing").hasSize(1);
            service.stop(MinerRig.NAME);
            assertThat(service.status(MinerRig.NAME).state()).isEqualTo(MinerState.STOPPED);
            rig.assertNoneLeft();
        }
    }

    @Test
    void whatItPrintsIsKeptWithoutSecrets() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            rig.script("say='abandon ability able about above absent absorb abstract absurd abuse access accident'");
            Miners service = rig.ready();
            start(service);
            await().atMost(MinerRig.PATIENCE)
                    .until(() -> service.log(MinerRig.NAME).search(LogLine.Level.TRACE, "removed", 9).size() >= 2);
            String log = Files.readString(rig.miners.resolve("one/log/miner.log"));
            assertThat(log).contains("mining on [] as cold/hot")
                    .doesNotContain("hunter2")
                    .doesNotContain("abandon ability");
            service.stop(MinerRig.NAME);
        }
    }

    @ParameterizedTest
    @CsvSource({"code=0, EXITED, 1", "code=127, PROGRAM, 1", "code=3, GAVE_UP, 4", "signal=KILL, GAVE_UP, 4"})
    void itIsStartedAgainWhereThatMayHelpAndNotForEver(String script, Problem.Kind kind, int starts)
            throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            rig.script(script, "children=1", "escape=yes");
            Miners service = rig.ready();
            start(service);
            MinerStatus ended = MinerRig.until(service, MinerState.FAILED);
            assertThat(ended.problem().orElseThrow().kind()).isEqualTo(kind);
            assertThat(ended.keeper()).isEqualTo(Keeper.NOBODY);
            assertThat(ended.restarts()).isEqualTo(starts - 1);
            assertThat(ended.past().all()).isEqualTo(starts - 1);
            assertThat(ended.past().newest()).hasSize(starts - 1)
                    .allMatch(restart -> !restart.sentence().isEmpty() && restart.at().isBefore(Instant.now()));
            rig.assertNoneLeft();
            long began = Files.readString(rig.miners.resolve("one/log/miner.log"))
                    .lines()
                    .filter(line -> line.startsWith("mining on"))
                    .count();
            assertThat(began).isEqualTo(starts);
        }
    }

    @Test
    void whoDoesNotWantItStartedAgainHasItEndAtOnce() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            rig.script("code=3");
            Miners service = rig.open();
            MinerRules once = new MinerRules(false, true, OptionalInt.of(85), Optional.of(new BigDecimal("0.31")));
            service.profiles().write(MinerRig.withRules(rig.profile(), once));
            assertThat(service.profiles().read(MinerRig.NAME).rules()).as("as it was written").isEqualTo(once);
            start(service);
            MinerStatus ended = MinerRig.until(service, MinerState.FAILED);
            assertThat(ended.restarts()).isZero();
            assertThat(ended.problem().orElseThrow().kind()).isNotEqualTo(Problem.Kind.GAVE_UP);
        }
    }

    @Test
    void oneThatTakesLongToEndKeepsNoOtherWaiting() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            rig.script("ignore=yes");
            Miners service = rig.open();
            service.profiles().write(MinerRig.withGrace(rig.profile(), 600));
            service.profiles().write(rig.second("two"));
            start(service);
            service.start("two", List.of(), true);
            await().atMost(MinerRig.PATIENCE).until(() -> rig.mains().size() == 2);
            long first = main(service, MinerRig.NAME);
            long second = main(service, "two");
            // another Tern wants the first one to stop, which it is in no hurry to
            Path wish = Files.createFile(rig.miners.resolve("one/stop"));
            ProcessHandle.of(second).orElseThrow().destroyForcibly();
            // asked for nobody by name: that would be looking after it
            await().atMost(MinerRig.PATIENCE)
                    .until(() -> service.current()
                            .stream()
                            .anyMatch(status -> status.name().equals("two") && status.restarts() == 1
                                    && status.state() == MinerState.RUNNING));
            assertThat(wish).as("the first is being stopped yet").exists();
            assertThat(ProcessHandle.of(first)).isPresent();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await().atMost(MinerRig.PATIENCE).until(() -> !Files.exists(wish));
            service.stop("two");
            rig.assertNoneLeft();
        }
    }

    /// The miner's own process, which the script between has started.
    private static long main(Miners service, String name) {
        long shim = service.current()
                .stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow()
                .pid()
                .orElseThrow();
        return await().atMost(MinerRig.PATIENCE)
                .until(() -> ProcessHandle.of(shim).orElseThrow().children().findFirst(), Optional::isPresent)
                .orElseThrow()
                .pid();
    }

    private Process tern(String said) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "-classpath",
                System.getProperty("java.class.path"), MinerProcess.class.getName(), temp.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve(said).toFile())
                .start();
    }

    private void awaitSaid(String said, String word) {
        await().atMost(MinerRig.PATIENCE)
                .until(() -> Files.readString(temp.resolve(said)).lines().anyMatch(line -> line.startsWith(word)));
    }

    @Test
    void oneThatIsBoundEndsWithTernHoweverThatEnds() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            rig.script("children=1", "escape=yes", "ignore=yes");
            Miners service = rig.open();
            service.profiles().write(MinerRig.bound(rig.profile(), OptionalInt.empty()));
            Process tern = tern("said");
            awaitSaid("said", "started");
            await().atMost(MinerRig.PATIENCE).until(() -> rig.all().size() >= 4);
            assertThat(service.status(MinerRig.NAME).keeper()).isEqualTo(Keeper.OTHER);
            tern.destroyForcibly().waitFor();
            // nobody but the shim is there to end it
            rig.assertNoneLeft();
            MinerStatus found = service.status(MinerRig.NAME);
            assertThat(found.state()).isEqualTo(MinerState.STOPPED);
            assertThat(found.problem().orElseThrow().sentence()).contains("while Tern was not looking");
        }
    }

    @Test
    void oneThatIsNotGoesOnAndIsTakenOver() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            rig.script("children=1", "escape=yes");
            Miners service = rig.ready();
            Process tern = tern("said");
            awaitSaid("said", "started");
            await().atMost(MinerRig.PATIENCE).until(() -> rig.mains().size() == 1);
            List<Long> before = rig.mains();
            assertThat(catchThrowableOfType(MinerException.class, () -> start(service)).kind()).isEqualTo(Kind.BUSY);
            tern.destroyForcibly().waitFor();
            MinerStatus found = MinerRig.until(service, status -> status.keeper() == Keeper.NOBODY);
            assertThat(found.state()).isEqualTo(MinerState.RUNNING);
            assertThat(found.problem().orElseThrow().kind()).isEqualTo(Problem.Kind.LEFT_OVER);
            start(service);
            assertThat(rig.mains()).isEqualTo(before);
            assertThat(service.status(MinerRig.NAME).keeper()).isEqualTo(Keeper.SELF);
            // its end is seen although it is nobody's child, and its code is known
            rig.script("code=0");
            before.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
            MinerStatus ended = MinerRig.until(service, MinerState.FAILED);
            assertThat(ended.problem().orElseThrow().sentence()).contains("without an error");
            rig.assertNoneLeft();
        }
    }

    @Test
    void aStopAsksTheTernThatKeepsIt() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            Miners service = rig.ready();
            Process tern = tern("said");
            awaitSaid("said", "started");
            service.stop(MinerRig.NAME);
            rig.assertNoneLeft();
            assertThat(tern.isAlive()).isTrue();
            tern.destroyForcibly().waitFor();
        }
    }

    @Test
    void aReasonToPauseStopsItAndItGoesOnAfterwards() throws Exception {
        AtomicReference<Set<MinerPause>> reasons = new AtomicReference<>(EnumSet.noneOf(MinerPause.class));
        try (MinerRig rig = MinerRig.in(temp).reasons(reasons::get)) {
            Miners service = rig.ready();
            start(service);
            MinerRig.until(service, MinerState.RUNNING);
            reasons.set(Set.of(MinerPause.ON_BATTERY));
            MinerStatus paused = MinerRig.until(service, MinerState.PAUSED);
            assertThat(paused.pause()).contains(MinerPause.ON_BATTERY);
            rig.assertNoneLeft();
            reasons.set(Set.of());
            MinerRig.until(service, MinerState.RUNNING);
            await().atMost(MinerRig.PATIENCE).until(() -> rig.mains().size() == 1);
            reasons.set(Set.of(MinerPause.HOT));
            MinerRig.until(service, MinerState.PAUSED);
            service.stop(MinerRig.NAME);
            assertThat(service.status(MinerRig.NAME).state()).isEqualTo(MinerState.STOPPED);
        }
    }

    @Test
    void lossesInARowStopItAlsoWhereTernWasClosedMeanwhile() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            Miners before = rig.open();
            before.profiles().write(MinerRig.bound(rig.profile(), OptionalInt.of(3)));
            start(before);
            before.epoch(MinerRig.NAME, 1, true);
            before.epoch(MinerRig.NAME, 2, true);
            assertThat(before.status(MinerRig.NAME).state()).isEqualTo(MinerState.RUNNING);
            before.detach(MinerRig.NAME);
            before.close();
            Miners service = rig.open();
            assertThat(service.adopt(MinerRig.NAME)).isTrue();
            service.epoch(MinerRig.NAME, 2, true);
            assertThat(service.status(MinerRig.NAME).state()).as("the same epoch").isEqualTo(MinerState.RUNNING);
            service.epoch(MinerRig.NAME, 3, true);
            assertThat(service.status(MinerRig.NAME).problem().orElseThrow().kind()).isEqualTo(Problem.Kind.LOSS);
            rig.assertNoneLeft();
            start(service);
            service.epoch(MinerRig.NAME, 1, true);
            assertThat(service.status(MinerRig.NAME).state()).as("started by hand").isEqualTo(MinerState.RUNNING);
            service.stop(MinerRig.NAME);
        }
    }

    @Test
    void aFindingThatFailsKeepsItFromStartingUnlessThePersonInsists() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            Miners service = rig.ready();
            Finding card = new Finding(Finding.Id.CARD, Finding.Verdict.FAIL, "Card", java.util.Optional.of("8 GB"),
                    java.util.Optional.of("24 GB"), java.util.Optional.of("Choose another."),
                    Problem.Fix.SETTINGS);
            assertThat(service.check(MinerRig.NAME, List.of(card))).contains(card)
                    .extracting(Finding::id)
                    .contains(Finding.Id.HOTKEY, Finding.Id.FOLDER, Finding.Id.PROGRAM);
            MinerException refused = catchThrowableOfType(MinerException.class,
                    () -> service.start(MinerRig.NAME, List.of(card), false));
            assertThat(refused.kind()).isEqualTo(Kind.CHECK);
            assertThat(refused.findings()).contains(card);
            assertThat(rig.all()).isEmpty();
            service.start(MinerRig.NAME, List.of(card), true);
            assertThat(catchThrowableOfType(MinerException.class, () -> service.delete(MinerRig.NAME)).kind())
                    .isEqualTo(Kind.RUNNING);
            service.stop(MinerRig.NAME);
            // keys are looked at whoever insists
            Files.delete(temp.resolve("own/cold/hotkeys/hot"));
            assertThat(catchThrowableOfType(MinerException.class,
                    () -> service.start(MinerRig.NAME, List.of(), true)).kind()).isEqualTo(Kind.KEYS);
            service.delete(MinerRig.NAME);
            assertThat(service.profiles().names()).isEmpty();
            rig.assertNoneLeft();
        }
    }

    @Test
    void aStrangersProcessIsNeverTouched() throws Exception {
        try (MinerRig rig = MinerRig.in(temp)) {
            Miners first = rig.ready();
            start(first);
            await().atMost(MinerRig.PATIENCE).until(() -> rig.mains().size() == 1);
            first.close();
            assertThat(rig.mains()).as("closing leaves it running").hasSize(1);
            for (long pid : rig.all()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            rig.assertNoneLeft();
            Process stranger = new ProcessBuilder("sleep", "60").start();
            try {
                // its number has been given out again
                Path file = rig.miners.resolve("one/run.json");
                String state = Files.readString(file);
                ProcessMark mark = ProcessMark.of(stranger.toHandle());
                String named = state.replaceFirst("\"pid\":\\d+", "\"pid\":" + mark.pid())
                        .replaceFirst("\"started\":\\d+", "\"started\":" + mark.started());
                assertThat(named).isNotEqualTo(state);
                Files.writeString(file, named, StandardCharsets.UTF_8);
                Miners next = rig.open();
                assertThat(next.status(MinerRig.NAME).state()).isEqualTo(MinerState.STOPPED);
                assertThat(next.adopt(MinerRig.NAME)).isFalse();
                start(next);
                next.stop(MinerRig.NAME);
                assertThat(stranger.isAlive()).isTrue();
                rig.assertNoneLeft();
            } finally {
                stranger.destroyForcibly();
            }
        }
    }
}
