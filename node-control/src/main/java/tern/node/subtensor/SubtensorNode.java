package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.Consent;
import tern.node.manage.DataStep;
import tern.node.manage.FollowedLog;
import tern.node.manage.NodeConsole;
import tern.node.manage.NodeException;
import tern.node.manage.NodeException.Kind;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeService;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeWatch;
import tern.node.manage.ProgramInfo;
import tern.node.manage.Progress;
import tern.node.manage.RpcConsole;
import tern.node.manage.Watchers;
import tern.node.manage.check.Finding;
import tern.node.subtensor.NodeKeeper.Launching;

/// A Bittensor node on this computer. See `docs/node.md`.
public final class SubtensorNode implements NodeService {

    private static final Logger LOG = LoggerFactory.getLogger(SubtensorNode.class);
    /// Looks in the time of one while a node starts: somebody waits for it.
    private static final int QUICK = 5;

    private final SubtensorOptions options;
    private final NodeHome home;
    private final SettingsFile file;
    private final Sources sources;
    private final Preflight preflight;
    private final FollowedLog log;
    private final NodeKeeper keeper;
    private final StatusMaker maker;
    private final DataDesk data;
    private final Agreement agreement;
    private final Comparing comparing;
    private final Watchers<NodeStatus> watchers = new Watchers<>("node-status");
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2,
            work -> Thread.ofPlatform().daemon().name("node-keeper").unstarted(work));
    /// Ticks and what a person asks for, one after the other.
    private final ReentrantLock work = new ReentrantLock();
    private final Printed printed;
    private volatile NodeStatus status;
    /// How often a stop was wished for: a start that is under way then gives up.
    private final AtomicInteger stops = new AtomicInteger();
    private Optional<NodeState> underWay = Optional.empty();
    private Optional<ProgramInfo> program = Optional.empty();

    private SubtensorNode(SubtensorOptions options, NodeHome home, SettingsFile file) {
        this.options = options;
        this.home = home;
        this.file = file;
        this.sources = new Sources(options.environment());
        this.preflight = new Preflight(options, home, sources);
        this.log = new FollowedLog(home.log(), "node.log", home.printed());
        this.keeper = new NodeKeeper(options, home, sources, log);
        this.maker = new StatusMaker(options);
        this.printed = new Printed(log, keeper);
        this.data = new DataDesk(home, new Runs(options, sources), file,
                place -> change(now -> DataDesk.at(now, place)));
        this.agreement = new Agreement(options.pinned());
        this.comparing = new Comparing(work, options.publicCheck());
        this.status = maker.of(keeper, file.now(), Optional.empty(), Optional.empty(), 0);
    }

    /// Reads the settings, finds a node that runs, and begins to watch it; starts nothing, and makes no folder for whoever
    /// never uses it.
    ///
    /// @throws NodeException `FOLDER` when the home folder cannot be used
    public static SubtensorNode open(SubtensorOptions options) throws NodeException {
        NodeHome home = new NodeHome(options.home());
        try {
            SubtensorNode node = new SubtensorNode(options, home, SettingsFile.open(home.settings()));
            node.data.resumeIfFree();
            node.tick();
            long poll = options.timing().poll().toMillis();
            node.next(poll);
            var _ = node.clock.scheduleWithFixedDelay(node.printed::pump, poll, poll, TimeUnit.MILLISECONDS);
            return node;
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    private void next(long poll) {
        long pause = status.state() == NodeState.STARTING ? Math.max(1, poll / QUICK) : poll;
        var _ = clock.schedule(() -> {
            tick();
            next(poll);
        }, pause, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        // without a folder nobody has wanted anything yet
        if (!Files.isDirectory(home.path()) || !work.tryLock()) {
            return;
        }
        try {
            keeper.tick(file.fresh(), printed::take);
            keeper.live()
                    .filter(Live::beginComparing)
                    .ifPresent(live -> comparing.begin(live, options.chain(file.now())));
            publish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("the node's folder could not be read or written: {}", e.toString());
        } catch (RuntimeException | Error e) {
            LOG.error("the node could not be looked after", e);
        } finally {
            work.unlock();
        }
    }

    private void publish() {
        NodeSettings settings = file.now();
        NodeStatus now = maker.of(keeper, settings, underWay, program,
                NodeFlags.fingerprint(settings, options.chains(), home.data(settings)));
        NodeStatus before = status;
        status = now;
        if (!now.equals(before)) {
            watchers.tell(now);
        }
    }

    @Override
    public NodeKind kind() {
        return NodeKind.BITTENSOR;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
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
    public NodeSettings settings() {
        return file.now();
    }

    @Override
    public void change(UnaryOperator<NodeSettings> how) throws NodeException {
        try {
            home.create();
            file.change(now -> {
                NodeSettings wanted = how.apply(now);
                NodeFlags.check(wanted, options.chains());
                return wanted;
            });
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    @Override
    public List<Finding> check(boolean asks) throws InterruptedException {
        return look(status.state().isAlive(), asks);
    }

    private List<Finding> look(boolean runs, boolean clock) throws InterruptedException {
        NodeSettings now = file.now();
        Optional<SubtensorChain> chain = options.chain(now);
        return chain.isEmpty() ? List.of() : preflight.look(now, chain.get(), runs, clock);
    }

    @Override
    public void start(Consent consent) throws NodeException, InterruptedException {
        start(consent, stops.get());
    }

    private void start(Consent consent, int before) throws NodeException, InterruptedException {
        work.lockInterruptibly();
        try {
            home.create();
            begin(consent, before);
        } catch (IOException e) {
            throw home.unusable(e);
        } finally {
            underWay = Optional.empty();
            keeper.releaseIfIdle();
            publish();
            work.unlock();
        }
    }

    private void begin(Consent consent, int before) throws NodeException, IOException, InterruptedException {
        NodeSettings now = file.fresh();
        keeper.read(now);
        if (stops.get() != before || keeper.live().isPresent()) {
            return;
        }
        NodeFlags.check(now, options.chains());
        SubtensorChain chain = options.chain(now).orElseThrow();
        say(NodeState.CHECKING);
        if (!consent.despiteFindings()) {
            Preflight.require(preflight.look(now, chain, false, false));
        }
        ProgramInfo found = sources.of(now).fetch(now, () -> stops.get() != before);
        program = Optional.of(found);
        ProgramInfo trusted = agreement.of(found, now, consent);
        program = Optional.of(trusted);
        if (trusted.trust() == ProgramInfo.Trust.AGREED) {
            change(settings -> Agreement.remembered(trusted, settings));
        }
        if (stops.get() != before) {
            return;
        }
        if (!keeper.take()) {
            throw new NodeException(Kind.BUSY, Texts.get("busy"));
        }
        if (keeper.adopt(file.now())) {
            return;
        }
        data.resume();
        keeper.fresh();
        underWay = Optional.empty();
        // what was looked at is started; where the data are a move may have settled just now
        NodeSettings settings = now.with().dataFolder(file.now().dataFolder()).build();
        keeper.launch(new Launching(settings, chain, trusted,
                NodeFlags.fingerprint(settings, options.chains(), home.data(settings))));
    }

    private void say(NodeState state) {
        underWay = Optional.of(state);
        publish();
    }

    @Override
    public void stop() throws NodeException, InterruptedException {
        int _ = end();
    }

    /// @return how many stops were wished for with this one
    private int end() throws NodeException, InterruptedException {
        int own = stops.incrementAndGet();
        work.lockInterruptibly();
        try {
            home.create();
            keeper.read(file.now());
            if (keeper.otherKeeps()) {
                say(NodeState.STOPPING);
                keeper.askOther(file.now());
                if (keeper.otherKeeps()) {
                    throw new NodeException(Kind.STOP, Texts.get("stop.failed"));
                }
                if (keeper.live().isEmpty()) {
                    return own;
                }
            }
            if (!keeper.take()) {
                throw new NodeException(Kind.BUSY, Texts.get("busy"));
            }
            say(NodeState.STOPPING);
            if (!keeper.stop(Duration.ofSeconds(file.now().stopSeconds()))) {
                throw new NodeException(Kind.STOP, Texts.get("stop.failed"));
            }
            program = Optional.empty();
            return own;
        } catch (IOException e) {
            throw home.unusable(e);
        } finally {
            underWay = Optional.empty();
            publish();
            work.unlock();
        }
    }

    @Override
    public void restart(Consent consent) throws NodeException, InterruptedException {
        // a stop that comes meanwhile was wished for last
        start(consent, end());
    }

    @Override
    public boolean adopt() throws NodeException, InterruptedException {
        work.lockInterruptibly();
        try {
            if (!Files.isDirectory(home.path()) || keeper.keeps() || !keeper.take()) {
                return false;
            }
            return keeper.adopt(file.now());
        } catch (IOException e) {
            throw home.unusable(e);
        } finally {
            keeper.releaseIfIdle();
            publish();
            work.unlock();
        }
    }

    @Override
    public List<DataStep> dataSteps() throws NodeException, InterruptedException {
        try {
            return data.steps();
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    @Override
    public void perform(DataStep.Kind step, Consent consent, Progress progress)
            throws NodeException, InterruptedException {
        boolean ran = status.state().isAlive() || status.state() == NodeState.WAITING;
        if (ran && step == DataStep.Kind.PRUNE && status.settingsWait()) {
            // what the settings do not need may be what runs
            throw new NodeException(Kind.RUNNING, Texts.get("data.changed"));
        }
        if (ran && step == DataStep.Kind.RESYNC && !consent.despiteFindings()) {
            // nothing is deleted for a node that could not be started again
            Preflight.require(look(true, false));
        }
        int own = ran && step != DataStep.Kind.PRUNE ? end() : stops.get();
        work.lockInterruptibly();
        try {
            // nobody starts one meanwhile; a node that runs does not use what is pruned
            data.delete(step, ran && step == DataStep.Kind.PRUNE, progress);
        } catch (IOException e) {
            throw home.unusable(e);
        } finally {
            work.unlock();
        }
        if (ran && step == DataStep.Kind.RESYNC) {
            start(consent, own);
        }
    }

    @Override
    public void moveData(Path to, Progress progress) throws NodeException, InterruptedException {
        work.lockInterruptibly();
        try {
            NodeFlags.check(DataDesk.at(file.now(), to.toAbsolutePath().normalize()), options.chains());
            data.move(to, progress);
        } catch (IOException e) {
            throw home.unusable(e);
        } finally {
            publish();
            work.unlock();
        }
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
        work.lock();
        try {
            printed.pump();
            keeper.leave();
        } finally {
            work.unlock();
        }
        watchers.close();
        log.close();
    }
}
