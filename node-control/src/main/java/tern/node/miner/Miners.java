package tern.node.miner;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeWatch;
import tern.node.manage.Watchers;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException.Kind;
import tern.node.process.OwnFiles;
import tern.wallet.units.TernException;

/// The miners on this computer. See `docs/mining.md`. Safe for several threads; starting and stopping block. Several
/// processes may have one each: of every miner only one of them is the keeper.
public final class Miners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Miners.class);
    /// A miner that is ended may take longer than that; the others are not kept waiting.
    private static final long LOOK_MILLIS = 2000;

    private final MinerOptions options;
    private final ProfileStore profiles;
    private final Map<String, One> all = new ConcurrentHashMap<>();
    private final Watchers<List<MinerStatus>> watchers = new Watchers<>("miner-status");
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2,
            work -> Thread.ofPlatform().daemon().name("miner-keeper").unstarted(work));
    /// Each looks after one miner, for as long as that takes: ending one may take minutes.
    private final ExecutorService hands = Executors.newCachedThreadPool(
            work -> Thread.ofPlatform().daemon().name("miner-hand").unstarted(work));
    private volatile List<MinerStatus> told = List.of();

    /// One miner, and whoever does something with it at the moment.
    private static final class One {

        final MinerKeeper keeper;
        final ReentrantLock work = new ReentrantLock();
        volatile MinerStatus status;

        One(MinerKeeper keeper) {
            this.keeper = keeper;
            this.status = keeper.status();
        }
    }

    private Miners(MinerOptions options) {
        this.options = options;
        this.profiles = new ProfileStore(options.folder());
    }

    /// Finds miners that run, and begins to watch them; starts and ends nothing.
    ///
    /// @throws MinerException `FOLDER` when the folder cannot be used
    public static Miners open(MinerOptions options) throws MinerException {
        Miners miners = new Miners(options);
        try {
            OwnFiles.createFolder(options.folder());
        } catch (IOException e) {
            throw new MinerException(Kind.FOLDER, Texts.get("folder", options.folder()), e.toString(), e);
        }
        miners.look();
        long poll = options.timing().poll().toMillis();
        var _ = miners.clock.scheduleWithFixedDelay(miners::look, poll, poll, TimeUnit.MILLISECONDS);
        return miners;
    }

    public ProfileStore profiles() {
        return profiles;
    }

    private One one(String name) {
        return all.computeIfAbsent(name, each -> new One(new MinerKeeper(options, each, profiles.home(each))));
    }

    private void look() {
        try {
            List<String> names = profiles.names();
            CountDownLatch looked = new CountDownLatch(names.size());
            for (String name : names) {
                hands.execute(() -> {
                    try {
                        lookAfter(name);
                    } finally {
                        looked.countDown();
                    }
                });
            }
            if (!looked.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("a miner takes long to be looked after");
            }
            forgetOthers(names);
            publish();
        } catch (TernException e) {
            LOG.warn("miners could not be looked for: {}", e.details().orElse(""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException e) {
            LOG.debug("the miners were let go of meanwhile", e);
        } catch (RuntimeException | Error e) {
            LOG.error("miners could not be looked after", e);
        }
    }

    private void lookAfter(String name) {
        try {
            tick(one(name));
        } catch (RuntimeException | Error e) {
            LOG.error("the miner {} could not be looked after", name, e);
        }
    }

    /// Miners that another process has deleted. One whose profile was written after the names were read is none.
    private void forgetOthers(List<String> names) {
        all.forEach((name, one) -> {
            if (!names.contains(name) && one.work.tryLock()) {
                try {
                    if (!Files.exists(profiles.home(name).profile()) && !one.keeper.keeps()
                            && !one.keeper.isAlive()) {
                        one.keeper.log().close();
                        all.remove(name, one);
                    }
                } finally {
                    one.work.unlock();
                }
            }
        });
    }

    private void tick(One one) {
        if (!one.work.tryLock()) {
            return;
        }
        try {
            one.keeper.tick(this::variables);
            one.status = one.keeper.status();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("a miner's folder could not be read or written: {}", e.toString());
        } finally {
            one.work.unlock();
        }
    }

    private Map<String, String> variables(MinerProfile profile) {
        return MinerEnvironment.variables(profile, profiles.home(profile.name()).wallets(), options.path());
    }

    private synchronized void publish() {
        List<MinerStatus> now = all.values()
                .stream()
                .map(one -> one.status)
                .sorted(java.util.Comparator.comparing(MinerStatus::name))
                .toList();
        if (!now.equals(told)) {
            told = now;
            watchers.tell(now);
        }
    }

    /// All of them, by name.
    public List<MinerStatus> current() {
        return told;
    }

    /// @throws MinerException `UNKNOWN`
    public MinerStatus status(String name) throws MinerException {
        profiles.read(name);
        One one = one(name);
        tick(one);
        return one.status;
    }

    /// Tells of every change of any of them, at once of the present state.
    public NodeWatch watch(Consumer<List<MinerStatus>> listener) {
        NodeWatch watch = watchers.add(listener);
        listener.accept(told);
        return watch;
    }

    /// What was looked at before a start. Blocks for a moment; asks nobody.
    ///
    /// @param more what others have looked at: cards, seat and money
    public List<Finding> check(String name, List<Finding> more) throws MinerException, InterruptedException {
        MinerProfile profile = profiles.read(name);
        List<Finding> findings = new ArrayList<>(new MinerChecks(options, profiles).look(profile,
                status(name).state() == MinerState.RUNNING));
        findings.addAll(more);
        return findings;
    }

    /// Starts it, or takes over the one that runs.
    ///
    /// @param more    findings of others; see [#check]
    /// @param despite whether it is started although a finding says fail; the miner's keys are looked at in any case
    public void start(String name, List<Finding> more, boolean despite) throws MinerException, InterruptedException {
        MinerProfile profile = profiles.read(name);
        One one = one(name);
        one.work.lockInterruptibly();
        try {
            one.keeper.read();
            if (one.keeper.keeps() && one.keeper.isAlive()) {
                return;
            }
            if (one.keeper.otherKeeps() || !one.keeper.take()) {
                throw new MinerException(Kind.BUSY, Texts.get("busy"));
            }
            if (one.keeper.adopt(profile)) {
                return;
            }
            if (!despite) {
                refuseFailures(profile, more);
            }
            new MinerWallet(profile, options.wallets(), profiles.home(name).wallets()).prepare();
            one.keeper.fresh();
            one.keeper.launch(profile, variables(profile));
        } catch (IOException e) {
            throw folder(name, e);
        } finally {
            one.keeper.releaseIfIdle();
            done(one);
        }
    }

    private void refuseFailures(MinerProfile profile, List<Finding> more)
            throws MinerException, InterruptedException {
        List<Finding> findings = new ArrayList<>(new MinerChecks(options, profiles).look(profile, false));
        findings.addAll(more);
        for (Finding finding : findings) {
            if (finding.verdict() == Finding.Verdict.FAIL) {
                throw MinerException.failedCheck(finding.title() + ": " + finding.measured().orElse("") + ". "
                        + finding.advice().orElse(""), findings);
            }
        }
    }

    private void done(One one) {
        one.status = one.keeper.status();
        one.work.unlock();
        publish();
    }

    private static MinerException folder(String name, IOException e) {
        return new MinerException(Kind.FOLDER, Texts.get("folder", name), e.toString(), e);
    }

    /// Ends it and whatever it has started, also one that another process keeps.
    public void stop(String name) throws MinerException, InterruptedException {
        MinerProfile profile = profiles.read(name);
        One one = one(name);
        one.work.lockInterruptibly();
        try {
            one.keeper.read();
            boolean asked = !one.keeper.otherKeeps()
                    || one.keeper.askOther(Duration.ofSeconds(profile.graceSeconds()));
            if (!asked && one.keeper.otherKeeps()) {
                throw new MinerException(Kind.STOP, Texts.get("stop.failed"));
            }
            if (!one.keeper.take()) {
                throw new MinerException(Kind.BUSY, Texts.get("busy"));
            }
            if (!one.keeper.stop()) {
                throw new MinerException(Kind.STOP, Texts.get("stop.failed"));
            }
        } catch (IOException e) {
            throw folder(name, e);
        } finally {
            done(one);
        }
    }

    /// Takes over one that goes on from before.
    ///
    /// @return whether there was one
    public boolean adopt(String name) throws MinerException, InterruptedException {
        MinerProfile profile = profiles.read(name);
        One one = one(name);
        one.work.lockInterruptibly();
        try {
            return !one.keeper.keeps() && one.keeper.take() && one.keeper.adopt(profile);
        } catch (IOException e) {
            throw folder(name, e);
        } finally {
            one.keeper.releaseIfIdle();
            done(one);
        }
    }

    /// Lets a miner that is bound to Tern go on without it.
    public void detach(String name) throws MinerException, InterruptedException {
        One one = one(profiles.read(name).name());
        one.work.lockInterruptibly();
        try {
            one.keeper.detach();
        } catch (IOException e) {
            throw folder(name, e);
        } finally {
            done(one);
        }
    }

    /// Says how an epoch of its subnet was: a miner may be stopped after so many with loss.
    ///
    /// @param number of the epoch, growing
    public void epoch(String name, long number, boolean lost) throws MinerException, InterruptedException {
        One one = one(profiles.read(name).name());
        one.work.lockInterruptibly();
        try {
            one.keeper.epoch(number, lost);
        } catch (IOException e) {
            throw folder(name, e);
        } finally {
            done(one);
        }
    }

    /// Deletes a profile that does not run, with its log.
    public void delete(String name) throws MinerException, InterruptedException {
        profiles.read(name);
        One one = one(name);
        one.work.lockInterruptibly();
        try {
            one.keeper.read();
            if (one.keeper.isAlive() || one.keeper.otherKeeps() || one.status.state().canStop()) {
                throw new MinerException(Kind.RUNNING, Texts.get("running"));
            }
            profiles.delete(name);
            all.remove(name);
        } catch (IOException e) {
            throw folder(name, e);
        } finally {
            done(one);
        }
    }

    /// What it prints.
    public NodeLog log(String name) throws MinerException {
        return one(profiles.read(name).name()).keeper.log();
    }

    /// Lets go of all: miners that are bound to Tern are ended, the others go on.
    @Override
    public void close() {
        clock.shutdownNow();
        hands.shutdownNow();
        // all at once: each may take its time to end
        try (ExecutorService leaving = Executors.newVirtualThreadPerTaskExecutor()) {
            all.values().forEach(one -> leaving.execute(() -> leave(one)));
        }
        watchers.close();
    }

    private static void leave(One one) {
        one.work.lock();
        try {
            one.keeper.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("a miner could not be let go of in order", e);
        } finally {
            one.work.unlock();
        }
    }
}
