package tern.gpu.monitor;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.GpuSnapshot.ProbeState;
import tern.gpu.wire.SampleLine;
import tern.gpu.wire.WireLine;

/// The live picture of all cards: [#current] at any time, and each new one to those who [#watch].
///
/// A program of its own measures; it is started, listened to, ended when it hangs, and started again when it ends, with
/// longer and longer pauses. What it said last is never shown as if it were how things are: a sample older than two
/// periods is stale. On battery, with nothing to do on any card, the program is ended so that cards can sleep, and only
/// the system is asked whether they do. Safe for several threads; never blocks its callers but in [#close].
public final class GpuMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GpuMonitor.class);

    /// As the program says it.
    private static final int EXIT_NOTHING = 4;
    /// Longer than the program gives its drivers.
    private static final long CLOSE_GRACE_MILLIS = 2000;
    private static final long LOOK_AT_PRESENT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ProbeLauncher launcher;
    private final MonitorHooks hooks;
    private final MonitorTimes times;
    private final Board board;
    private final ScheduledThreadPoolExecutor thread;
    private final List<Consumer<GpuSnapshot>> watchers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean publishing = new AtomicBoolean();

    private volatile GpuSnapshot current;
    private volatile long periodMillis = SampleRate.VISIBLE.millis();
    private volatile boolean settled;
    // the rest belongs to the monitor's thread
    private ProbeState state = ProbeState.OFF;
    private volatile @Nullable ProbeRun run;
    private long pauseMillis;
    private long nextStartNanos;
    private long idleSinceNanos;
    private long nextRestNanos;
    private long nextPresentNanos;
    private long staleness;
    private boolean started;
    private boolean ending;
    private boolean saidAll;
    private @Nullable Future<?> nextStep;

    /// Nothing runs before [#start].
    public GpuMonitor(ProbeLauncher launcher, MonitorHooks hooks, MonitorTimes times) {
        this.launcher = launcher;
        this.hooks = hooks;
        this.times = times;
        board = new Board(hooks.ours(), hooks.kept());
        pauseMillis = times.firstPause().toMillis();
        current = board.snapshot(ProbeState.OFF, Instant.now(), System.nanoTime(), 0);
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, "gpu-monitor");
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Starts measuring, once.
    public void start() {
        later(() -> {
            if (!started) {
                started = true;
                launch();
                step();
            }
        });
    }

    /// The newest picture.
    public GpuSnapshot current() {
        return current;
    }

    /// Whether the measuring program has said all that there is and measured it once, or has found nothing, or cannot be
    /// started.
    public boolean isSettled() {
        return settled;
    }

    /// Tells of every new picture, from the present one on, until it is closed. On the monitor's own thread: who has much
    /// to do does it elsewhere. Pictures that come while one is being told of are left out but the last.
    public Watch watch(Consumer<GpuSnapshot> watcher) {
        watchers.add(watcher);
        later(() -> tell(watcher, current));
        return () -> watchers.remove(watcher);
    }

    /// A watch that ends when it is closed.
    @FunctionalInterface
    public interface Watch extends AutoCloseable {

        @Override
        void close();
    }

    public void setRate(SampleRate rate) {
        periodMillis = rate.millis();
        later(() -> {
            if (run != null) {
                run.setPeriod(rate.millis());
            }
        });
    }

    /// Looks anew, also where nothing was to be found or all was left to sleep.
    public void lookAgain() {
        later(() -> {
            if (run == null) {
                pauseMillis = times.firstPause().toMillis();
                launch();
            }
        });
    }

    /// The last samples of a card.
    public Optional<GpuHistory> history(GpuId id) {
        return board.history(id);
    }

    /// The number of the measuring program's process, while it runs.
    Optional<Long> pid() {
        return Optional.ofNullable(run).map(ProbeRun::pid);
    }

    /// Ends the measuring program; nobody is told of anything afterwards.
    @Override
    public void close() {
        watchers.clear();
        later(() -> {
            ending = true;
            ProbeRun now = run;
            if (now != null) {
                now.close();
            } else {
                shut();
            }
        });
        try {
            if (!thread.awaitTermination(CLOSE_GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                later(() -> {
                    if (run != null) {
                        run.kill();
                    }
                    shut();
                });
                if (!thread.awaitTermination(CLOSE_GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                    LOG.warn("the monitor of cards did not end in time");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void later(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException _) {
            // it is closed
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("the monitor of cards went wrong", e);
        }
    }

    private void shut() {
        if (nextStep != null) {
            nextStep.cancel(false);
        }
        thread.shutdown();
    }

    private void launch() {
        if (ending) {
            return;
        }
        board.begin();
        saidAll = false;
        idleSinceNanos = 0;
        try {
            run = ProbeRun.start(launcher.launch(periodMillis), new Heard());
            state = ProbeState.STARTING;
        } catch (IOException e) {
            LOG.warn("the measuring program cannot be started", e);
            state = ProbeState.FAILED;
            saidAll = true;
            board.take(new WireLine.Trouble("", -1, Diagnosis.of(Verdict.OTHER, String.valueOf(e.getMessage()))),
                    System.currentTimeMillis());
            pause(times.longestPause().toMillis());
        }
        publish();
    }

    private void pause(long millis) {
        nextStartNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// What has to be looked at from time to time.
    private void step() {
        long now = System.nanoTime();
        guarded(() -> look(now));
        long next = Math.clamp(periodMillis / 4, 50, 500);
        try {
            nextStep = thread.schedule(this::step, next, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // it is closed
        }
    }

    private void look(long now) {
        ProbeRun running = run;
        boolean changed = false;
        if (running != null) {
            changed = listen(running, now);
            if (mayRest(now)) {
                state = ProbeState.RESTING;
                running.close();
                changed = true;
            }
        } else if (state == ProbeState.RESTING) {
            changed = rest(now);
        } else if (started && now - nextStartNanos >= 0) {
            launch();
            return;
        }
        if (now - nextPresentNanos >= 0) {
            nextPresentNanos = now + LOOK_AT_PRESENT_NANOS;
            changed |= board.present(hooks.present().apply(board.trouble()), run != null);
        }
        long stale = board.staleness(now, periodNanos());
        if (changed || stale != staleness) {
            staleness = stale;
            publish();
        }
    }

    private boolean listen(ProbeRun running, long now) {
        if (state == ProbeState.RESTING) {
            // it was told to end
            return false;
        }
        long silent = Math.max(now - running.heardNanos(), board.silence(now));
        if (!running.hasGreeted()) {
            if (silent > times.start().toNanos()) {
                running.kill();
            }
            return false;
        }
        if (silent > Math.max(times.hang().toNanos(), 3 * periodNanos())) {
            LOG.warn("the measuring program hangs and is ended");
            running.kill();
        }
        ProbeState heard = silent > Math.max(times.silence().toNanos(), 2 * periodNanos())
                ? ProbeState.SILENT
                : ProbeState.RUNNING;
        if (board.anyLost() && now - running.startedNanos() > times.nothing().toNanos()) {
            // a card that was reset or put back is found by a new run alone
            running.close();
        }
        if (now - running.startedNanos() > times.healthy().toNanos()) {
            pauseMillis = times.firstPause().toMillis();
        }
        if (state != heard) {
            state = heard;
            return true;
        }
        return false;
    }

    /// On battery, nothing of ours at work, no card busy for a while.
    private boolean mayRest(long now) {
        if (state != ProbeState.RUNNING || !settled || !hooks.onBattery().getAsBoolean()
                || hooks.working().getAsBoolean() || !board.allIdle()) {
            idleSinceNanos = 0;
            return false;
        }
        if (idleSinceNanos == 0) {
            idleSinceNanos = now;
        }
        return now - idleSinceNanos > times.idle().toNanos();
    }

    /// @return whether something has changed
    private boolean rest(long now) {
        if (now - nextRestNanos < 0) {
            return false;
        }
        nextRestNanos = now + times.rest().toNanos();
        boolean woken = board.rest(hooks.power()::isAsleep);
        if (woken || !hooks.onBattery().getAsBoolean() || hooks.working().getAsBoolean()) {
            launch();
        }
        return true;
    }

    private long periodNanos() {
        return TimeUnit.MILLISECONDS.toNanos(periodMillis);
    }

    private void ended(ProbeRun which, int code) {
        if (which != run) {
            return;
        }
        run = null;
        if (ending) {
            shut();
            return;
        }
        if (state == ProbeState.RESTING) {
            nextRestNanos = System.nanoTime();
        } else if (code == EXIT_NOTHING) {
            state = ProbeState.PAUSED;
            saidAll = true;
            pause(times.nothing().toMillis());
        } else {
            LOG.info("the measuring program ended with {}", code);
            state = ProbeState.PAUSED;
            pause(pauseMillis);
            pauseMillis = Math.min(pauseMillis * 2, times.longestPause().toMillis());
        }
        publish();
    }

    private void publish() {
        boolean all = saidAll || board.isSettled();
        GpuSnapshot next = board.snapshot(state, Instant.now(), System.nanoTime(), periodNanos());
        current = next;
        // after the picture: who sees this sees that one too
        settled = all;
        for (Consumer<GpuSnapshot> watcher : watchers) {
            tell(watcher, next);
        }
    }

    private void tell(Consumer<GpuSnapshot> watcher, GpuSnapshot snapshot) {
        try {
            watcher.accept(snapshot);
        } catch (RuntimeException e) {
            LOG.error("who watches the cards went wrong", e);
        }
    }

    /// What the measuring program says, on the thread that reads it.
    private final class Heard implements ProbeRun.Listener {

        @Override
        public void line(ProbeRun said, WireLine line) {
            if (board.take(line, System.currentTimeMillis())) {
                if (publishing.compareAndSet(false, true)) {
                    later(() -> {
                        publishing.set(false);
                        if (said == run && state == ProbeState.STARTING) {
                            state = ProbeState.RUNNING;
                        }
                        publish();
                    });
                }
            }
        }

        @Override
        public void sample(ProbeRun said, SampleLine line) {
            board.take(line, System.nanoTime(), periodNanos());
        }

        @Override
        public void ended(ProbeRun said, int exitCode) {
            later(() -> GpuMonitor.this.ended(said, exitCode));
        }
    }
}
