package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.FollowedLog;
import tern.node.manage.LogLine;
import tern.node.manage.NodeException;
import tern.node.manage.NodeException.Kind;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus.Restart;
import tern.node.manage.Problem;
import tern.node.manage.Problem.Fix;
import tern.node.manage.ProgramInfo;
import tern.node.process.ChildStart;
import tern.node.process.OneKeeper;
import tern.node.process.OwnFiles;
import tern.node.process.ProcessMark;
import tern.node.process.RestartRule;
import tern.node.process.StopWish;
import tern.node.subtensor.RunRecord.Run;
import tern.node.subtensor.RunRecord.Word;

/// Starts a node, keeps it up, and ends it; or only looks on while another process keeps it. Everything is done under
/// one lock of the caller's.
final class NodeKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(NodeKeeper.class);

    private final SubtensorOptions options;
    private final NodeHome home;
    private final Sources sources;
    private final FollowedLog log;
    private final Runs runs;
    private final Guard guard;
    private final ProcessMark self = ProcessMark.of(ProcessHandle.current());
    /// Read by the thread that follows the log.
    private volatile @Nullable OneKeeper lock;
    private RunRecord record = RunRecord.nothing();
    private Optional<Live> live = Optional.empty();
    private Word word = Word.stopped();
    private RestartRule rule;
    private Optional<Launching> again = Optional.empty();
    private long waitUntil;
    private volatile boolean otherKeeps;
    /// A run that was looked for and is gone: it does not come back.
    private Optional<Run> dead = Optional.empty();

    NodeKeeper(SubtensorOptions options, NodeHome home, Sources sources, FollowedLog log) {
        this.options = options;
        this.home = home;
        this.sources = sources;
        this.log = log;
        this.runs = new Runs(options, sources);
        this.guard = new Guard(runs);
        this.rule = RestartRule.fresh(options.timing().pauses());
    }

    /// What a start needs, and a start after an end again.
    record Launching(NodeSettings settings, SubtensorChain chain, ProgramInfo program, int fingerprint) {}

    Optional<Live> live() {
        return live;
    }

    Word word() {
        return word;
    }

    boolean keeps() {
        return lock != null;
    }

    boolean otherKeeps() {
        return otherKeeps;
    }

    /// Reads what was written down, and takes up looking at a node that runs.
    void read(NodeSettings settings) throws IOException, InterruptedException {
        if (keeps()) {
            return;
        }
        record = RunRecord.read(home.state());
        otherKeeps = record.keeper().filter(mark -> !mark.equals(self)).flatMap(ProcessMark::find).isPresent();
        Optional<Run> run = record.run();
        if (run.isPresent() && isShown(run.get()) && live.orElseThrow().isAlive()) {
            return;
        }
        drop();
        if (run.isPresent() && !run.equals(dead)) {
            Optional<Run> found = runs.find(run.get());
            dead = found.isPresent() ? Optional.empty() : run;
            if (found.isPresent()) {
                live = Optional.of(look(found.get(), Optional.empty(), settings));
                word = Word.starting(record.word().restarts(), record.word().day());
                return;
            }
        }
        word = otherKeeps ? record.word() : Runs.past(record.word(), run.isPresent());
    }

    private Live look(Run run, Optional<Process> child, NodeSettings settings) {
        return new Live(run, child, sources.of(run.program().origin()).guest(run),
                new UseMeter(home.data(settings).resolve(run.network())));
    }

    private boolean isShown(Run run) {
        return live.isPresent() && live.get().run().id().equals(run.id());
    }

    private void drop() {
        live.ifPresent(Live::close);
        live = Optional.empty();
    }

    /// Becomes the keeper.
    ///
    /// @return whether nobody else is
    boolean take() throws IOException {
        if (lock == null) {
            lock = OneKeeper.take(home.lock()).orElse(null);
            if (lock != null) {
                record = RunRecord.read(home.state());
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

    private void write(Optional<Run> run, Word now) throws IOException {
        write(run, Optional.of(self), now);
    }

    /// The last word of a keeper that keeps nothing any more: nobody has to ask it for anything.
    private void writeLast(Optional<Run> left, Word now) throws IOException {
        write(left, Optional.empty(), now);
    }

    private void write(Optional<Run> run, Optional<ProcessMark> keeper, Word now) throws IOException {
        record = new RunRecord(run, keeper, now);
        word = now;
        record.write(home.state());
    }

    /// Takes over a node that runs and that nobody keeps. Its lock must be held.
    ///
    /// @return whether there was one
    boolean adopt(NodeSettings settings) throws IOException, InterruptedException {
        Optional<Run> run = record.run();
        Optional<Run> found = run.isPresent() ? runs.find(run.get()) : Optional.empty();
        boolean shown = run.isPresent() && isShown(run.get());
        if (!shown) {
            drop();
            if (run.isPresent() && found.isEmpty()) {
                runs.sweep(run.get());
            }
        }
        if (run.isEmpty() || (found.isEmpty() && !shown)) {
            return false;
        }
        again = runs.again(settings, run.get());
        if (found.isEmpty()) {
            // seen alive a moment ago: it ended while it was taken over, which the next look finds as any other end
            return true;
        }
        if (!shown) {
            live = Optional.of(look(found.get(), Optional.empty(), settings));
        }
        write(found, Word.starting(record.word().restarts(), record.word().day()));
        LOG.info("the node {} was taken over", found.get().id());
        return true;
    }

    /// Starts the program. The lock must be held, and no node run.
    void launch(Launching what) throws NodeException, InterruptedException {
        String id = UUID.randomUUID().toString().replace("-", "");
        NodeSettings settings = what.settings();
        try {
            Optional<Run> before = record.run();
            if (before.isPresent() && !runs.sweep(before.get())) {
                throw new NodeException(Kind.STOP, Texts.get("stop.failed"));
            }
            home.createData(settings);
            log.beginAnew();
            OwnFiles.createFile(home.printed());
            ProgramSource.Launch launch = sources.of(what.program().origin())
                    .launch(new ProgramSource.Wish(id, settings, what.chain(), what.program(), home.base(settings)));
            Run run = new Run(id, Optional.empty(), Instant.now(), what.program(), launch.guest(), launch.engine(),
                    settings.network(), settings.archive(), settings.rpcPort(), what.fingerprint());
            Word starting = Word.starting(restartsToday(), today());
            write(Optional.of(run), starting);
            Process process = log.start(new ChildStart(launch.command(), run.environment(launch.environment()),
                    home.printed(), false));
            Run started = run.with(ProcessMark.of(process.toHandle()));
            drop();
            live = Optional.of(look(started, Optional.of(process), settings));
            again = Optional.of(what);
            write(Optional.of(started), starting);
            LOG.info("the node {} was started as process {}", id, process.pid());
        } catch (IOException e) {
            if (live.isPresent()) {
                // begun, but not written down: nobody would find it again
                end(live.get(), Duration.ofSeconds(settings.stopSeconds()));
            }
            Problem problem = e instanceof ProgramSource.Changed
                    ? new Problem(Problem.Kind.PROGRAM, Texts.get("program.changed", what.program().name()),
                            Optional.of(String.valueOf(e.getMessage())), Fix.START)
                    : new Problem(Problem.Kind.PROGRAM, Texts.get("start.failed"), Optional.of(e.toString()), Fix.LOG);
            giveUp(problem, Optional.empty());
            throw new NodeException(Kind.PROGRAM, problem.sentence(), e.toString(), e);
        }
    }

    private static long today() {
        return LocalDate.now().toEpochDay();
    }

    private int restartsToday() {
        return word.day() == today() ? word.restarts() : 0;
    }

    /// Ends keeping, with a last word. What is left of a run is not forgotten.
    private void giveUp(Problem problem, Optional<Run> left) {
        drop();
        again = Optional.empty();
        Word last = new Word(NodeState.FAILED, Optional.of(problem), Optional.empty(), restartsToday(), today());
        try {
            writeLast(left, last);
        } catch (IOException e) {
            word = last;
            LOG.warn("what became of the node could not be written down: {}", e.toString());
        }
        release();
    }

    /// Looks after the node: called about once a second.
    ///
    /// @param printed gives what it printed since it was asked last
    void tick(NodeSettings settings, Supplier<List<LogLine>> printed) throws IOException, InterruptedException {
        if (!keeps()) {
            read(settings);
        }
        if (live.isPresent()) {
            Live now = live.get();
            now.printed(printed.get());
            if (!now.isAlive()) {
                if (keeps()) {
                    ended(now, printed);
                } else {
                    read(settings);
                }
                return;
            }
            now.look(settings.diskFloor());
            Optional<Problem> trouble = keeps() ? guard.look(now, settings) : Optional.empty();
            if (trouble.isPresent()) {
                LOG.warn("the node is stopped: {}", trouble.get().kind());
                if (end(now, Duration.ofSeconds(settings.stopSeconds()))) {
                    giveUp(trouble.get(), Optional.empty());
                }
            }
        } else if (keeps()) {
            waitOn();
        }
        if (keeps() && Files.exists(home.stopWish())) {
            LOG.info("another process wants the node to stop");
            stop(Duration.ofSeconds(settings.stopSeconds()));
        }
    }

    private void ended(Live now, Supplier<List<LogLine>> printed) throws IOException, InterruptedException {
        Optional<Run> left = runs.sweep(now.run()) ? Optional.empty() : Optional.of(now.run());
        log.awaitPrinted();
        now.printed(printed.get());
        NodeEnd end = NodeEnd.of(now.exitCode(), now.lastLines());
        rule = rule.ended(now.lasted());
        drop();
        LOG.warn("the node {} ended, exit code {}", now.run().id(), now.exitCode());
        Optional<Duration> pause = end.restart() && again.isPresent() ? rule.pause() : Optional.empty();
        if (pause.isEmpty()) {
            giveUp(end.restart() && again.isPresent()
                    ? new Problem(Problem.Kind.GAVE_UP,
                            Texts.get("gave-up", options.timing().restartLimit()) + " " + end.problem().sentence(),
                            end.problem().details(), end.problem().fix())
                    : end.problem(), left);
            return;
        }
        waitUntil = System.nanoTime() + pause.get().toNanos();
        write(left, new Word(NodeState.WAITING, Optional.of(end.problem()),
                Optional.of(new Restart(Instant.now().plus(pause.get()), rule.attempts(),
                        options.timing().restartLimit())),
                restartsToday(), today()));
    }

    private void waitOn() throws InterruptedException {
        if (word.state() != NodeState.WAITING || System.nanoTime() < waitUntil) {
            return;
        }
        word = new Word(word.state(), word.problem(), word.restart(), restartsToday() + 1, today());
        try {
            launch(again.orElseThrow());
        } catch (NodeException e) {
            // said by the state, or what ran before is still there
            waitUntil = System.nanoTime() + options.timing().longestPause().toNanos();
            LOG.warn("the node could not be started again: {}", e.details().orElse(""));
        }
    }

    private boolean end(Live now, Duration grace) throws InterruptedException {
        boolean guestGone = now.guest().isEmpty() || now.guest().get().end(grace);
        return now.run().family().end(now.run().process(), grace) && guestGone;
    }

    /// Ends the node, or the waiting for its next start. The lock must be held.
    ///
    /// @return whether all of it is gone
    boolean stop(Duration grace) throws IOException, InterruptedException {
        boolean gone = true;
        if (live.isPresent()) {
            gone = end(live.get(), grace);
        } else if (record.run().isPresent()) {
            gone = runs.sweep(record.run().get());
        }
        if (!gone) {
            return false;
        }
        drop();
        again = Optional.empty();
        rule = RestartRule.fresh(options.timing().pauses());
        writeLast(Optional.empty(),
                new Word(NodeState.STOPPED, Optional.empty(), Optional.empty(), restartsToday(), today()));
        Files.deleteIfExists(home.stopWish());
        release();
        return true;
    }

    /// Has the process that keeps the node stop it: that one would start it again. Blocks.
    ///
    /// @return whether it has
    boolean askOther(NodeSettings settings) throws IOException, InterruptedException {
        return new StopWish(home.stopWish()).ask(Duration.ofSeconds(settings.stopSeconds()), () -> {
            read(settings);
            return otherKeeps;
        }) && live.isEmpty();
    }

    /// Forgets earlier ends: somebody starts it by hand.
    void fresh() {
        rule = RestartRule.fresh(options.timing().pauses());
    }

    /// Lets go of keeping without ending the node.
    void leave() {
        if (keeps()) {
            try {
                Word last = live.isPresent()
                        ? word
                        : new Word(word.state() == NodeState.FAILED ? NodeState.FAILED : NodeState.STOPPED,
                                word.problem(), Optional.empty(), word.restarts(), word.day());
                record = new RunRecord(live.map(Live::run).or(record::run), Optional.empty(), last);
                record.write(home.state());
            } catch (IOException e) {
                LOG.warn("leaving the node could not be written down: {}", e.toString());
            }
            release();
        }
        drop();
    }

    /// Lets go of the lock when nothing runs and nothing is waited for.
    void releaseIfIdle() {
        if (live.isEmpty() && word.state() != NodeState.WAITING) {
            release();
        }
    }
}
