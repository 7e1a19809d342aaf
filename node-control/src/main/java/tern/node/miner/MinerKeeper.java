package tern.node.miner;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.FollowedLog;
import tern.node.manage.Keeper;
import tern.node.manage.Problem;
import tern.node.manage.Problem.Fix;
import tern.node.miner.MinerException.Kind;
import tern.node.miner.MinerRun.Run;
import tern.node.miner.MinerRun.Word;
import tern.node.process.OneKeeper;
import tern.node.process.OwnFiles;
import tern.node.process.ProcessMark;
import tern.node.process.StopWish;

/// Starts one miner, keeps it up, and ends it; or only looks on while another process keeps it. Everything is done under
/// one lock of the caller's.
final class MinerKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(MinerKeeper.class);

    private final MinerOptions options;
    private final String name;
    private final MinerHome home;
    private final FollowedLog log;
    private final MinerPolicy policy;
    private final RestartBook restarts;
    private final ProcessMark self = ProcessMark.of(ProcessHandle.current());
    private final LastLines last = new LastLines();
    private @Nullable OneKeeper lock;
    private MinerRun record = MinerRun.nothing();
    private Optional<MinerLive> live = Optional.empty();
    private Word word = Word.of(MinerState.STOPPED);
    private Optional<MinerProfile> again = Optional.empty();
    private boolean otherKeeps;

    MinerKeeper(MinerOptions options, String name, MinerHome home) {
        this.options = options;
        this.name = name;
        this.home = home;
        this.log = new FollowedLog(home.log(), "miner.log", home.printed());
        this.restarts = new RestartBook(home.restarts());
        this.policy = new MinerPolicy(options.timing(), InstantSource.system(), new SplittableRandom());
    }

    FollowedLog log() {
        return log;
    }

    boolean keeps() {
        return lock != null;
    }

    boolean otherKeeps() {
        return otherKeeps;
    }

    boolean isAlive() {
        return live.filter(MinerLive::isAlive).isPresent();
    }

    MinerStatus status() {
        boolean runs = live.isPresent();
        boolean left = runs && !keeps() && !otherKeeps;
        Optional<Problem> problem = left
                ? Optional.of(new Problem(Problem.Kind.LEFT_OVER, Texts.get("left-over"), Optional.empty(), Fix.ADOPT))
                : word.problem();
        return new MinerStatus(name, runs ? MinerState.RUNNING : word.state(),
                live.flatMap(now -> now.run().shim())
                        .map(mark -> OptionalLong.of(mark.pid()))
                        .orElseGet(OptionalLong::empty),
                live.map(now -> now.run().started()), live.filter(now -> now.run().detached()).isPresent(),
                keeps() ? Keeper.SELF : otherKeeps ? Keeper.OTHER : Keeper.NOBODY, problem, word.pause(),
                word.restart(), word.restartsOn(today()), restarts.now());
    }

    /// Reads what was written down, and takes up looking at a miner that runs.
    void read() throws IOException {
        if (keeps()) {
            return;
        }
        record = MinerRun.read(home.state());
        otherKeeps = record.keeper().filter(mark -> !mark.equals(self)).flatMap(ProcessMark::find).isPresent();
        Optional<Run> run = record.run().filter(each -> each.alive().isPresent());
        if (run.isPresent()) {
            if (live.isEmpty() || !live.get().run().id().equals(run.get().id())) {
                live = Optional.of(MinerLive.of(run.get(), Optional.empty()));
            }
            word = record.word().as(MinerState.RUNNING, Optional.empty());
            return;
        }
        live = Optional.empty();
        word = otherKeeps ? record.word() : record.past();
    }

    /// Becomes the keeper.
    ///
    /// @return whether nobody else is
    boolean take() throws IOException {
        if (lock == null) {
            lock = OneKeeper.take(home.lock()).orElse(null);
            if (lock != null) {
                record = MinerRun.read(home.state());
                otherKeeps = false;
                Files.deleteIfExists(home.stopWish());
            }
        }
        return lock != null;
    }

    private void release() {
        OneKeeper held = lock;
        lock = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                LOG.warn("the lock on {} was not let go in order: {}", home.lock(), e.toString());
            }
        }
    }

    private void write(Optional<Run> run, boolean kept, Word now) throws IOException {
        record = new MinerRun(run, kept ? Optional.of(self) : Optional.empty(), now);
        word = now;
        record.write(home.state());
    }

    /// Takes over a miner that runs and that nobody keeps. The lock must be held. One whose life line is cut ends by
    /// itself: it is waited for, and not taken over.
    ///
    /// @return whether there was one
    boolean adopt(MinerProfile profile) throws IOException, InterruptedException {
        Optional<Run> run = record.run();
        Optional<Run> found = run.filter(each -> each.detached() && each.alive().isPresent());
        if (found.isEmpty()) {
            live = Optional.empty();
            return false;
        }
        live = Optional.of(MinerLive.of(found.get(), Optional.empty()));
        again = Optional.of(profile);
        last.clear();
        policy.recall(MinerLosses.read(home.losses()));
        write(found, true, record.word().as(MinerState.RUNNING, Optional.empty()));
        LOG.info("the miner {} was taken over", found.get().id());
        return true;
    }

    /// Starts the program. The lock must be held, and no miner run.
    ///
    /// @throws MinerException when it cannot be started, `STOP` when an earlier one does not end
    void launch(MinerProfile profile, Map<String, String> variables) throws MinerException, InterruptedException {
        String id = UUID.randomUUID().toString().replace("-", "");
        Optional<MinerLive> begun = Optional.empty();
        try {
            Optional<Run> before = record.run();
            if (before.isPresent() && !before.get().end()) {
                throw new MinerException(Kind.STOP, Texts.get("stop.failed"));
            }
            log.beginAnew();
            OwnFiles.createFile(home.printed());
            last.clear();
            Run run = new Run(id, Optional.empty(), Instant.now(), false, profile.graceSeconds());
            Word running = word.as(MinerState.RUNNING, Optional.empty());
            write(Optional.of(run), true, running);
            Map<String, String> all = new HashMap<>(variables);
            all.putAll(run.family().environment());
            Process shim = Shim.start(home, profile, all);
            Run started = run.with(ProcessMark.of(shim.toHandle()));
            begun = Optional.of(MinerLive.of(started, Optional.of(shim)));
            write(Optional.of(started), true, running);
            live = begun;
            again = Optional.of(profile);
            LOG.info("the miner {} was started as process {}", id, shim.pid());
            if (!profile.bound()) {
                detach();
            }
        } catch (IOException e) {
            if (begun.isPresent()) {
                // begun, but not written down: nobody would find it again
                begun.get().run().end();
            }
            Problem problem = new Problem(Problem.Kind.PROGRAM, Texts.get("start.failed"), Optional.of(e.toString()),
                    Fix.LOG);
            giveUp(problem, Optional.empty());
            throw new MinerException(Kind.PROGRAM, problem.sentence(), e.toString(), e);
        }
    }

    /// Lets the miner go on when Tern ends. Said to it first and written down then: one that is written down as detached
    /// and is not would be waited for in vain.
    void detach() throws IOException {
        if (keeps() && live.isPresent() && !live.get().run().detached() && live.get().child().isPresent()) {
            MinerLive now = live.get();
            Shim.release(now.child().get());
            live = Optional.of(new MinerLive(now.run().released(), now.child(), now.began()));
            write(Optional.of(live.get().run()), true, word);
        }
    }

    private static long today() {
        return LocalDate.now().toEpochDay();
    }

    /// Ends keeping, with a last word. What is left of a run is not forgotten.
    void giveUp(Problem problem, Optional<Run> left) {
        live = Optional.empty();
        again = Optional.empty();
        Word ended = word.as(MinerState.FAILED, Optional.of(problem));
        try {
            write(left, false, ended);
        } catch (IOException e) {
            word = ended;
            LOG.warn("what became of the miner could not be written down: {}", e.toString());
        }
        release();
    }

    /// Looks after the miner: called about once a second.
    ///
    /// @param variables what it is started again with
    void tick(Function<MinerProfile, Map<String, String>> variables)
            throws IOException, InterruptedException {
        if (!keeps()) {
            read();
        }
        pump();
        if (!keeps()) {
            return;
        }
        if (Files.exists(home.stopWish())) {
            LOG.info("another process wants the miner to stop");
            stop();
            return;
        }
        Optional<MinerPause> pause = policy.pause(again.map(options.reasons()).orElseGet(Set::of));
        if (live.isPresent() && !isAlive()) {
            ended(live.get());
        } else if (live.isPresent() && pause.isPresent()) {
            MinerLive now = live.get();
            if (now.run().end()) {
                live = Optional.empty();
                write(Optional.empty(), true, word.paused(pause.get()));
                LOG.info("the miner is paused: {}", pause.get());
            }
        } else if (live.isEmpty() && isDue(pause)) {
            begin(variables);
        }
    }

    private boolean isDue(Optional<MinerPause> pause) {
        return pause.isEmpty() && (word.state() == MinerState.PAUSED
                || word.state() == MinerState.WAITING
                        && word.restart().filter(at -> policy.isDue(at.at())).isPresent());
    }

    private void begin(Function<MinerProfile, Map<String, String>> variables)
            throws InterruptedException {
        if (word.state() == MinerState.WAITING) {
            restarts.add(Instant.now(), word.problem());
            word = word.countedAt(today());
        }
        MinerProfile profile = again.orElseThrow();
        try {
            launch(profile, variables.apply(profile));
        } catch (MinerException e) {
            // said by the state, or what ran before is still there
            LOG.warn("the miner could not be started again: {}", e.details().orElse(""));
        }
    }

    private void ended(MinerLive now) throws IOException, InterruptedException {
        pump();
        OptionalInt code = now.child().isPresent()
                ? OptionalInt.of(now.child().get().exitValue())
                : Shim.exitCode(home);
        Optional<Run> left = now.run().end() ? Optional.empty() : Optional.of(now.run());
        MinerEnd end = MinerEnd.of(code, last.all());
        live = Optional.empty();
        LOG.warn("the miner {} ended, exit code {}", now.run().id(), code);
        boolean restarts = end.restart() && again.filter(each -> each.rules().restart()).isPresent();
        Optional<Instant> next = again.isPresent() ? policy.ended(restarts, now.lasted()) : Optional.empty();
        if (next.isPresent()) {
            write(left, true, word.waiting(end.problem(), new MinerStatus.Restart(next.get(), policy.attempts(),
                    options.timing().pauses().limit())));
            return;
        }
        giveUp(restarts
                ? new Problem(Problem.Kind.GAVE_UP,
                        Texts.get("gave-up", options.timing().pauses().limit()) + " " + end.problem().sentence(),
                        end.problem().details(), end.problem().fix())
                : end.problem(), left);
    }

    /// Takes over what it has printed.
    void pump() {
        last.add(log.pump(keeps(), keeps() || otherKeeps));
    }

    /// An epoch of its subnet is over.
    void epoch(long number, boolean lost) throws IOException, InterruptedException {
        OptionalInt limit = again.map(MinerProfile::lossEpochs).orElseGet(OptionalInt::empty);
        MinerLosses before = policy.losses();
        boolean over = keeps() && policy.epoch(number, lost, limit);
        if (!policy.losses().equals(before)) {
            policy.losses().write(home.losses());
        }
        if (over && (live.isEmpty() || live.get().run().end())) {
            giveUp(new Problem(Problem.Kind.LOSS, Texts.get("loss", limit.orElse(0)), Optional.empty(), Fix.START),
                    Optional.empty());
        }
    }

    /// Ends the miner, or the waiting for its next start. The lock must be held.
    ///
    /// @return whether all of it is gone
    boolean stop() throws IOException, InterruptedException {
        Optional<Run> run = live.map(MinerLive::run).or(record::run);
        if (run.isPresent() && !run.get().end()) {
            return false;
        }
        pump();
        live = Optional.empty();
        again = Optional.empty();
        write(Optional.empty(), false, word.as(MinerState.STOPPED, Optional.empty()));
        fresh();
        Files.deleteIfExists(home.stopWish());
        release();
        return true;
    }

    /// Has the process that keeps the miner stop it: that one would start it again. Blocks.
    ///
    /// @return whether it has
    boolean askOther(Duration grace) throws IOException, InterruptedException {
        return new StopWish(home.stopWish()).ask(grace.plus(MinerRun.SHIM), () -> {
            read();
            return otherKeeps;
        }) && live.isEmpty();
    }

    /// Forgets earlier ends and losses: somebody starts it by hand.
    void fresh() throws IOException {
        policy.startedByHand();
        Files.deleteIfExists(home.losses());
    }

    /// Lets go of keeping. A miner that is bound to Tern is ended, another goes on.
    void leave() throws InterruptedException {
        if (keeps()) {
            try {
                boolean bound = live.filter(now -> !now.run().detached()).isPresent();
                if (bound && live.orElseThrow().run().end()) {
                    live = Optional.empty();
                    record = new MinerRun(Optional.empty(), record.keeper(), record.word());
                }
                pump();
                MinerState state = live.isPresent()
                        ? MinerState.RUNNING
                        : word.state() == MinerState.FAILED ? MinerState.FAILED : MinerState.STOPPED;
                write(live.map(MinerLive::run).or(record::run), false, word.as(state, word.problem()));
            } catch (IOException e) {
                LOG.warn("leaving the miner could not be written down: {}", e.toString());
            }
            release();
        }
        live = Optional.empty();
        log.close();
    }

    /// Lets go of the lock when nothing runs and nothing is waited for.
    void releaseIfIdle() {
        if (live.isEmpty() && word.state() != MinerState.WAITING && word.state() != MinerState.PAUSED) {
            release();
        }
    }
}
