package tern.node.subtensor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.Consent;
import tern.node.manage.DataStep;
import tern.node.manage.FollowedLog;
import tern.node.manage.Keeper;
import tern.node.manage.LogLine;
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
import tern.node.manage.ProgramInfo.Trust;
import tern.node.manage.Progress;
import tern.node.manage.RpcConsole;
import tern.node.manage.Watchers;
import tern.node.manage.check.Finding;
import tern.node.process.OwnFiles;
import tern.node.subtensor.NodeKeeper.Launching;

/// A Bittensor node on this computer. See `docs/node.md`.
public final class SubtensorNode implements NodeService {

    private static final Logger LOG = LoggerFactory.getLogger(SubtensorNode.class);
    private static final Duration COMPARE_AGAIN = Duration.ofMinutes(1);
    private static final Duration OTHER_STOPS = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final SubtensorOptions options;
    private final NodeHome home;
    private final SettingsFile file;
    private final Sources sources;
    private final Preflight preflight;
    private final FollowedLog log;
    private final NodeKeeper keeper;
    private final StatusMaker maker;
    private final DataWork data;
    private final Watchers<NodeStatus> watchers = new Watchers<>("node-status");
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2,
            work -> Thread.ofPlatform().daemon().name("node-keeper").unstarted(work));
    /// Ticks and what a person asks for, one after the other.
    private final ReentrantLock work = new ReentrantLock();
    private final List<LogLine> printed = new ArrayList<>();
    private volatile NodeSettings settings;
    private volatile NodeStatus status;
    private volatile boolean unwanted;
    private Optional<NodeState> underWay = Optional.empty();
    private Optional<ProgramInfo> program = Optional.empty();

    private SubtensorNode(SubtensorOptions options, NodeHome home, NodeSettings settings) {
        this.options = options;
        this.home = home;
        this.settings = settings;
        this.file = new SettingsFile(home.settings());
        this.sources = new Sources(options.environment());
        this.preflight = new Preflight(options, home, sources);
        this.log = new FollowedLog(home.log(), "node.log", home.printed());
        this.keeper = new NodeKeeper(options, home, sources, log);
        this.maker = new StatusMaker(options);
        this.data = new DataWork(home);
        this.status = maker.idle(settings, RunRecord.Word.stopped(), NodeState.STOPPED, Keeper.NOBODY,
                Optional.empty());
    }

    /// Reads the settings, finds a node that runs, and begins to watch it; starts nothing.
    ///
    /// @throws NodeException `FOLDER` when the home folder cannot be used
    public static SubtensorNode open(SubtensorOptions options) throws NodeException {
        NodeHome home = new NodeHome(options.home());
        try {
            home.create();
            SubtensorNode node = new SubtensorNode(options, home, new SettingsFile(home.settings()).read());
            node.tick();
            long poll = options.timing().poll().toMillis();
            var _ = node.clock.scheduleWithFixedDelay(node::tick, poll, poll, TimeUnit.MILLISECONDS);
            var _ = node.clock.scheduleWithFixedDelay(node::pump, poll, poll, TimeUnit.MILLISECONDS);
            return node;
        } catch (IOException e) {
            throw folder(home, e);
        }
    }

    private static NodeException folder(NodeHome home, IOException e) {
        return new NodeException(Kind.FOLDER, Texts.get("folder", home.path()), e.toString(), e);
    }

    // ---- once a second

    /// Also while a start or a stop takes its time.
    private void pump() {
        try {
            List<LogLine> fresh = log.pump(keeper.keeps(), keeper.otherKeeps());
            synchronized (printed) {
                printed.addAll(fresh);
            }
        } catch (RuntimeException | Error e) {
            // the clock would end without a word
            LOG.error("the node's log could not be followed", e);
        }
    }

    private List<LogLine> printed() {
        pump();
        synchronized (printed) {
            List<LogLine> fresh = List.copyOf(printed);
            printed.clear();
            return fresh;
        }
    }

    private void tick() {
        if (!work.tryLock()) {
            return;
        }
        try {
            keeper.tick(settings, this::printed);
            keeper.live().filter(Live::beginComparing).ifPresent(this::compare);
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
        NodeStatus now = make();
        NodeStatus before = status;
        status = now;
        if (!now.equals(before)) {
            watchers.tell(now);
        }
    }

    private NodeStatus make() {
        Keeper who = keeper.keeps() ? Keeper.SELF : keeper.otherKeeps() ? Keeper.OTHER : Keeper.NOBODY;
        Optional<Live> live = keeper.live();
        if (live.isPresent()) {
            return maker.live(live.get(), keeper.word(), who,
                    underWay.filter(state -> state == NodeState.STOPPING).isPresent(), fingerprint(settings));
        }
        return maker.idle(settings, keeper.word(), underWay.orElse(keeper.word().state()), who, program);
    }

    /// Compares one final block with another node's, beside.
    private void compare(Live live) {
        List<URI> nodes = chain(settings).filter(_ -> options.publicCheck())
                .map(chain -> chain.network().endpoints())
                .orElse(List.of());
        Optional<LocalRpc.FinalBlock> block = live.rpc().finalBlock();
        if (nodes.isEmpty()) {
            live.tracker().compared(Optional.empty());
            return;
        }
        if (block.isEmpty()) {
            live.comparingFailed();
            return;
        }
        Thread.ofVirtual().name("node-compare").start(() -> {
            try {
                Optional<Boolean> same = BlockCompare.same(block.get(), nodes);
                if (same.isEmpty()) {
                    Thread.sleep(COMPARE_AGAIN);
                }
                work.lockInterruptibly();
                try {
                    if (same.isPresent()) {
                        live.tracker().compared(same);
                    } else {
                        live.comparingFailed();
                    }
                } finally {
                    work.unlock();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    // ---- what others ask

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
        return settings;
    }

    @Override
    public void change(NodeSettings wanted) throws NodeException {
        NodeFlags.check(wanted, options.chains());
        try {
            file.write(wanted);
        } catch (IOException e) {
            throw folder(home, e);
        }
        settings = wanted;
    }

    private Optional<SubtensorChain> chain(NodeSettings of) {
        return options.chains().stream().filter(chain -> chain.network().id().equals(of.network())).findFirst();
    }

    private SubtensorChain chainOrThrow(NodeSettings of) throws NodeException {
        return chain(of)
                .orElseThrow(() -> new NodeException(Kind.SETTINGS, Texts.get("settings.network", of.network())));
    }

    /// What of the settings a start depends on.
    private int fingerprint(NodeSettings of) {
        List<String> flags = chain(of).map(chain -> NodeFlags.of(of, chain, "", "", false)).orElse(List.of());
        return Objects.hash(flags, of.program().map(Enum::name), of.image(), of.file().map(Path::toString),
                of.chainSpec().map(Path::toString), home.data(of).toString());
    }

    @Override
    public List<Finding> check() throws InterruptedException {
        NodeSettings now = settings;
        Optional<SubtensorChain> chain = chain(now);
        return chain.isEmpty()
                ? List.of()
                : preflight.look(now, chain.get(), status.state().isAlive(), true);
    }

    @Override
    public void start(Consent consent) throws NodeException, InterruptedException {
        unwanted = false;
        work.lockInterruptibly();
        try {
            begin(consent);
        } catch (IOException e) {
            throw folder(home, e);
        } finally {
            underWay = Optional.empty();
            keeper.releaseIfIdle();
            publish();
            work.unlock();
        }
    }

    private void begin(Consent consent) throws NodeException, IOException, InterruptedException {
        keeper.read(settings);
        if (keeper.live().isPresent()) {
            return;
        }
        NodeSettings now = settings;
        SubtensorChain chain = chainOrThrow(now);
        NodeFlags.check(now, options.chains());
        say(NodeState.CHECKING);
        if (!consent.despiteFindings()) {
            List<Finding> findings = preflight.look(now, chain, false, false);
            if (findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.FAIL)) {
                throw NodeException.failedCheck(findings.stream()
                        .filter(finding -> finding.verdict() == Finding.Verdict.FAIL)
                        .findFirst()
                        .map(finding -> finding.title() + ": " + finding.measured().orElse("") + ". "
                                + finding.advice().orElse(""))
                        .orElseThrow(), findings);
            }
        }
        ProgramInfo found = sources.of(now).fetch(now, () -> unwanted);
        ProgramInfo trusted = trusted(found, consent);
        program = Optional.of(trusted);
        if (unwanted) {
            return;
        }
        if (!keeper.take()) {
            throw new NodeException(Kind.BUSY, Texts.get("busy"));
        }
        if (keeper.adopt(settings)) {
            return;
        }
        keeper.fresh();
        underWay = Optional.empty();
        keeper.launch(new Launching(settings, chain, trusted, fingerprint(settings)));
    }

    /// Whether somebody stands for the program; a yes is remembered.
    private ProgramInfo trusted(ProgramInfo found, Consent consent) throws NodeException {
        String digest = found.digest().orElse("");
        if (options.pinned().contains(digest)) {
            return with(found, Trust.PINNED);
        }
        if (settings.agreed().contains(digest)) {
            return with(found, Trust.AGREED);
        }
        program = Optional.of(found);
        if (!consent.program().equals(found.digest())) {
            throw NodeException.unknownProgram(Texts.get("consent", found.name(), digest), found);
        }
        Set<String> agreed = new HashSet<>(settings.agreed());
        agreed.add(digest);
        change(settings.with().agreed(agreed).build());
        return with(found, Trust.AGREED);
    }

    private static ProgramInfo with(ProgramInfo info, Trust trust) {
        return new ProgramInfo(info.origin(), info.name(), info.version(), info.digest(), trust);
    }

    private void say(NodeState state) {
        underWay = Optional.of(state);
        publish();
    }

    @Override
    public void stop() throws NodeException, InterruptedException {
        unwanted = true;
        work.lockInterruptibly();
        try {
            keeper.read(settings);
            if (keeper.otherKeeps()) {
                askOther();
                return;
            }
            if (!keeper.take()) {
                throw new NodeException(Kind.BUSY, Texts.get("busy"));
            }
            say(NodeState.STOPPING);
            if (!keeper.stop(Duration.ofSeconds(settings.stopSeconds()))) {
                throw new NodeException(Kind.STOP, Texts.get("stop.failed"));
            }
            program = Optional.empty();
        } catch (IOException e) {
            throw folder(home, e);
        } finally {
            underWay = Optional.empty();
            publish();
            work.unlock();
        }
    }

    /// The other process would start it again, so that one has to stop it.
    private void askOther() throws IOException, NodeException, InterruptedException {
        OwnFiles.createFile(home.stopWish());
        say(NodeState.STOPPING);
        long end = System.nanoTime() + Duration.ofSeconds(settings.stopSeconds()).plus(OTHER_STOPS).toNanos();
        while (System.nanoTime() < end) {
            keeper.read(settings);
            if (!keeper.otherKeeps() || !Files.exists(home.stopWish())) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        }
        boolean done = !Files.exists(home.stopWish());
        Files.deleteIfExists(home.stopWish());
        keeper.read(settings);
        if (!done || keeper.live().isPresent()) {
            throw new NodeException(Kind.STOP, Texts.get("stop.failed"));
        }
    }

    @Override
    public void restart(Consent consent) throws NodeException, InterruptedException {
        stop();
        start(consent);
    }

    @Override
    public boolean adopt() throws NodeException, InterruptedException {
        work.lockInterruptibly();
        try {
            if (keeper.keeps() || !keeper.take()) {
                return false;
            }
            return keeper.adopt(settings);
        } catch (IOException e) {
            throw folder(home, e);
        } finally {
            keeper.releaseIfIdle();
            publish();
            work.unlock();
        }
    }

    @Override
    public List<DataStep> dataSteps() throws NodeException, InterruptedException {
        try {
            return data.steps(settings);
        } catch (IOException e) {
            throw folder(home, e);
        }
    }

    @Override
    public void perform(DataStep.Kind step, Progress progress) throws NodeException, InterruptedException {
        boolean ran = status.state().isAlive() || status.state() == NodeState.WAITING;
        if (ran && step != DataStep.Kind.PRUNE) {
            stop();
        }
        work.lockInterruptibly();
        try {
            data.delete(step, settings, progress);
        } finally {
            work.unlock();
        }
        if (ran && step == DataStep.Kind.RESYNC) {
            start(new Consent(Optional.empty(), true));
        }
    }

    @Override
    public void moveData(Path to, Progress progress) throws NodeException, InterruptedException {
        work.lockInterruptibly();
        try {
            keeper.read(settings);
            if (keeper.live().isPresent() || keeper.keeps()) {
                throw new NodeException(Kind.RUNNING, Texts.get("move.running"));
            }
            List<Path> old = data.move(settings, to, progress);
            change(settings.with().dataFolder(Optional.of(to.toAbsolutePath().normalize())).build());
            for (Path path : old) {
                FolderWork.delete(path, Progress.none());
            }
        } catch (IOException e) {
            throw new NodeException(Kind.DATA, Texts.get("move.old"), e.toString(), e);
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
            log.pump(keeper.keeps(), keeper.otherKeeps());
            keeper.leave();
        } finally {
            work.unlock();
        }
        watchers.close();
        log.close();
    }
}
