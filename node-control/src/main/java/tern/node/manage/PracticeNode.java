package tern.node.manage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.NodeStatus.Chain;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.NodeStatus.Use;
import tern.node.manage.check.Finding;
import tern.node.manage.check.MachineChecks.Machine;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.PracticeControl;
import tern.node.practice.control.PracticeException;
import tern.node.practice.control.PracticeFolder;
import tern.node.practice.control.StartWish;
import tern.node.process.ProcessMark;
import tern.node.process.ProcessUse;
import tern.wallet.bittensor.Networks;

/// The practice network's node as one of the nodes of this computer. It has no settings and no checks, and needs nobody
/// to keep it.
public final class PracticeNode implements NodeService {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeNode.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// Looks that are left out where nobody looks closely.
    private static final int SELDOM = 5;

    private final PracticeControl control;
    private final PracticeFolder folder;
    private final FollowedLog log;
    private final Watchers<NodeStatus> watchers = new Watchers<>("practice-status");
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("practice-watch").unstarted(work));
    private final ReentrantLock looking = new ReentrantLock();
    private volatile NodeStatus status;
    private volatile boolean closely = true;
    private int ticks;
    private final PracticeDeeds deeds;
    private Optional<Run> run = Optional.empty();

    /// Looks at once, which takes a moment where a node runs: it is asked.
    ///
    /// @param wish how it is started when it is started here
    public PracticeNode(PracticeControl control, Supplier<StartWish> wish) {
        this(control, wish, true);
    }

    /// Begins with a node that is stopped and looks on a thread of its own, for a window that is to open first.
    ///
    /// @param wish how it is started when it is started here
    public static PracticeNode lookingLater(PracticeControl control, Supplier<StartWish> wish) {
        return new PracticeNode(control, wish, false);
    }

    private PracticeNode(PracticeControl control, Supplier<StartWish> wish, boolean now) {
        this.control = control;
        this.folder = new PracticeFolder(control.path());
        this.log = new FollowedLog(folder.logs(), "tern.log", folder.output());
        this.deeds = new PracticeDeeds(control, wish, this::look, this::lookNow);
        this.status = stopped(NodeState.STOPPED);
        if (now) {
            look();
        } else {
            clock.execute(() -> guarded(this::look));
        }
        var _ = clock.scheduleWithFixedDelay(this::tick, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// One run that is looked at.
    private static final class Run {

        private final ProcessMark mark;
        private final Optional<URI> endpoint;
        private final ProcessUse use;
        private final @Nullable PracticeCalls calls;
        private final Instant started;
        private long best = -1;
        private Instant bestSeen = Instant.now();

        Run(tern.node.practice.control.NodeStatus node, @Nullable PracticeCalls calls) {
            this.mark = node.process();
            this.endpoint = node.endpoint();
            this.use = new ProcessUse(node.process());
            this.calls = calls;
            this.started = node.process()
                    .find()
                    .flatMap(process -> process.info().startInstant())
                    .orElseGet(Instant::now);
        }

        void saw(long number) {
            if (number > best) {
                best = number;
                bestSeen = Instant.now();
            }
        }
    }

    @Override
    public NodeKind kind() {
        return NodeKind.PRACTICE;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.DATA, Ability.CONSOLE);
    }

    @Override
    public NodeStatus current() {
        return status;
    }

    @Override
    public NodeWatch watch(Consumer<NodeStatus> listener) {
        NodeWatch watch = watchers.add(listener);
        listener.accept(status);
        return watch;
    }

    @Override
    public void closely(boolean wanted) {
        closely = wanted;
    }

    private void tick() {
        guarded(() -> {
            // what it logs, and what it says when it starts and ends
            log.pump(false, false);
            // it is only asked while somebody wants to know: a question counts as a visitor, who keeps it running
            boolean due = closely || status.state() == NodeState.STARTING || status.state() == NodeState.STOPPING
                    || ++ticks % SELDOM == 0;
            if (due && !watchers.isEmpty()) {
                look();
            }
        });
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // the clock would end without a word
            LOG.error("the practice node could not be looked at", e);
        }
    }

    private void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            say(make());
        } finally {
            looking.unlock();
        }
    }

    private void say(NodeStatus now) {
        NodeStatus before = status;
        status = now;
        if (!now.equals(before)) {
            watchers.tell(now);
        }
    }

    private NodeStatus make() {
        Optional<tern.node.practice.control.NodeStatus> there;
        try {
            there = control.running();
        } catch (PracticeException e) {
            LOG.warn("the practice node's folder cannot be read: {}", e.details().orElse(""));
            there = Optional.empty();
        }
        if (there.isEmpty()) {
            forget();
            return stopped(deeds.underWay().orElse(NodeState.STOPPED));
        }
        Run now = known(there.get());
        Optional<PracticeCalls.Standing> standing = standing(now);
        standing.ifPresent(found -> now.saw(found.best()));
        Chain chain = standing.map(found -> new Chain(OptionalLong.of(found.best()),
                OptionalLong.of(found.finalized()), OptionalLong.of(found.best()), OptionalInt.of(0),
                Optional.of(now.bestSeen), OptionalDouble.empty())).orElseGet(Chain::unknown);
        NodeState state = deeds.underWay()
                .filter(other -> other == NodeState.STOPPING)
                .orElse(there.get().endpoint().isPresent() ? NodeState.RUNNING : NodeState.STARTING);
        Stage stage = new Stage(StageKind.PROGRAM,
                there.get().endpoint().isPresent() ? StageState.DONE : StageState.ACTIVE,
                OptionalDouble.of(Math.clamp(there.get().progress(), 0, 1)), Optional.empty(), OptionalLong.empty());
        return new NodeStatus(NodeKind.PRACTICE, state, "practice", Networks.practice().title(), false, Keeper.SELF,
                Optional.empty(), List.of(stage), chain, use(now), Optional.empty(), Optional.of(program()),
                there.get().endpoint(), Optional.of(now.started), OptionalLong.of(now.mark.pid()), 0, false);
    }

    private NodeStatus stopped(NodeState state) {
        return new NodeStatus(NodeKind.PRACTICE, state, "practice", Networks.practice().title(), false, Keeper.NOBODY,
                Optional.empty(), List.of(), Chain.unknown(), Use.unknown(), Optional.empty(), Optional.of(program()),
                Optional.empty(), Optional.empty(), OptionalLong.empty(), 0, false);
    }

    private static ProgramInfo program() {
        return new ProgramInfo(ProgramInfo.Origin.PRACTICE, "Tern", Optional.empty(), Optional.empty(),
                ProgramInfo.Trust.PINNED);
    }

    private Run known(tern.node.practice.control.NodeStatus node) {
        Run before = run.orElse(null);
        if (before != null && before.mark.equals(node.process()) && before.endpoint.equals(node.endpoint())) {
            return before;
        }
        forget();
        Run now = new Run(node, connect(node));
        run = Optional.of(now);
        return now;
    }

    private @Nullable PracticeCalls connect(tern.node.practice.control.NodeStatus node) {
        if (node.endpoint().isEmpty()) {
            return null;
        }
        try {
            return control.calls();
        } catch (PracticeException e) {
            // it is just ending
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static Optional<PracticeCalls.Standing> standing(Run now) {
        PracticeCalls calls = now.calls;
        if (calls == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(calls.standing());
        } catch (PracticeException e) {
            return Optional.empty();
        }
    }

    private Use use(Run now) {
        Optional<ProcessUse.Sample> sample = now.use.look();
        return new Use(sample.map(ProcessUse.Sample::processor).orElse(OptionalDouble.empty()),
                Runtime.getRuntime().availableProcessors(),
                sample.map(ProcessUse.Sample::memory).orElse(OptionalLong.empty()), OptionalLong.of(folder.worldSize()),
                Machine.free(control.path()), OptionalLong.empty(), Optional.empty(), OptionalLong.empty(),
                OptionalLong.empty());
    }

    private void forget() {
        run.map(before -> before.calls).ifPresent(PracticeCalls::close);
        run = Optional.empty();
    }

    // ---- what others ask

    @Override
    public NodeSettings settings() {
        return NodeSettings.standard();
    }

    @Override
    public void change(UnaryOperator<NodeSettings> how) throws NodeException {
        throw unsupported();
    }

    private static NodeException unsupported() {
        return new NodeException(NodeException.Kind.UNSUPPORTED, Texts.get("practice.unsupported"));
    }

    @Override
    public List<Finding> check(boolean asks) {
        return List.of();
    }

    /// Returns without a node where a stop was wished for meanwhile, here or by another Tern.
    @Override
    public void start(Consent consent) throws NodeException, InterruptedException {
        deeds.start();
    }

    @Override
    public void stop() throws NodeException, InterruptedException {
        deeds.stop();
    }

    /// A window that shows the network starts it again.
    @Override
    public void stopWithTern() throws NodeException, InterruptedException {
        deeds.stopForNow();
    }

    private void lookNow() {
        looking.lock();
        try {
            say(make());
        } finally {
            looking.unlock();
        }
    }

    @Override
    public void restart(Consent consent) throws NodeException, InterruptedException {
        deeds.restart();
    }

    @Override
    public boolean adopt() {
        return false;
    }

    @Override
    public List<DataStep> dataSteps() {
        long size = folder.worldSize();
        return size == 0 ? List.of() : List.of(new DataStep(DataStep.Kind.REMOVE, size));
    }

    /// Removing the world of the practice network: the next start makes a new one.
    @Override
    public void perform(DataStep.Kind step, Consent consent, Progress progress)
            throws NodeException, InterruptedException {
        if (step != DataStep.Kind.REMOVE) {
            throw unsupported();
        }
        try {
            control.reset();
            progress.at(1);
        } catch (PracticeException e) {
            throw PracticeDeeds.failed(NodeException.Kind.DATA, e);
        } finally {
            lookNow();
        }
    }

    @Override
    public void moveData(Path to, Progress progress) throws NodeException {
        throw unsupported();
    }

    @Override
    public NodeLog log() {
        return log;
    }

    @Override
    public NodeConsole console() {
        return new RpcConsole(() -> status.endpoint());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        looking.lock();
        try {
            forget();
        } finally {
            looking.unlock();
        }
        watchers.close();
        log.close();
    }
}
