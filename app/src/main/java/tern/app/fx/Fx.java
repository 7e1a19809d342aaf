package tern.app.fx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The one way onto the JavaFX application thread. Nothing else calls [Platform#runLater].
///
/// What arrives faster than a person can see is coalesced: the latest value wins, at most ten deliveries a second.
public final class Fx {

    private static final long GAP_NANOS = Duration.ofMillis(100).toNanos();

    /// Not JavaFX's own animations: while one of those waits, a whole pulse is run sixty times a second.
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    /// A start that [#begin] began.
    private static final AtomicReference<@Nullable CompletableFuture<Void>> BEGUN = new AtomicReference<>();

    private Fx() {}

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("tern-fx-clock").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /// Begins to start the toolkit on a thread of its own, which takes as long as making all that a window needs; both
    /// can be done at once. [#start] goes on from there, and says what went wrong.
    public static void begin() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        if (BEGUN.compareAndSet(null, begun)) {
            Thread.ofPlatform().daemon().name("tern-fx-start").start(() -> {
                try {
                    startUp(() -> begun.complete(null));
                } catch (RuntimeException | Error e) {
                    begun.completeExceptionally(e);
                }
            });
        }
    }

    /// Starts the toolkit and runs `first` on its thread. Returns once that is begun. The toolkit runs until [#exit],
    /// whether a window is shown or not.
    ///
    /// @throws IllegalStateException when the toolkit runs already
    /// @throws UnsupportedOperationException when there is no display to open
    public static void start(Runnable first) {
        CompletableFuture<Void> begun = BEGUN.getAndSet(null);
        if (begun == null) {
            startUp(first);
            return;
        }
        try {
            begun.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                case null, default -> throw e;
            }
        }
        Platform.runLater(first);
    }

    private static void startUp(Runnable first) {
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            DesktopName.give();
            first.run();
        });
    }

    /// Ends the toolkit; no window is left. Where [#begin] is not through yet, waits for that: an end in the middle of the
    /// start would trip over what is not there.
    public static void exit() {
        CompletableFuture<Void> begun = BEGUN.getAndSet(null);
        if (begun != null) {
            // why it did not start is of no account any more
            begun.handle((_, _) -> true).join();
        }
        Platform.exit();
    }

    /// Runs on the FX thread: now when this is it, else as soon as it is free.
    public static void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /// Runs on the FX thread after what is being done there now.
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    /// Runs on the FX thread and waits for the end. Not to be called on the FX thread's own listeners' behalf.
    public static void runAndWait(Runnable action) throws InterruptedException {
        if (Platform.isFxApplicationThread()) {
            action.run();
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                action.run();
            } finally {
                done.countDown();
            }
        });
        done.await();
    }

    /// A consumer that any thread may call; `onFxThread` gets the latest value, at most ten times a second.
    public static <T> Latest<T> coalesce(Consumer<T> onFxThread) {
        return new Coalescer<>(onFxThread);
    }

    /// Calls `action` on the FX thread every `period` until stopped. To be called on the FX thread.
    public static Stop every(Duration period, Runnable action) {
        Due due = new Due(action, false);
        return due.by(CLOCK.scheduleAtFixedRate(due, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS));
    }

    /// Calls `action` on the FX thread once, after `delay`, unless stopped before. To be called on the FX thread.
    public static Stop after(Duration delay, Runnable action) {
        Due due = new Due(action, true);
        return due.by(CLOCK.schedule(due, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    /// Brings an action to the FX thread when its time has come.
    private static final class Due implements Runnable {

        private final Runnable action;
        private final boolean once;
        private final AtomicBoolean coming = new AtomicBoolean();
        private boolean stopped;

        Due(Runnable action, boolean once) {
            this.action = action;
            this.once = once;
        }

        Stop by(ScheduledFuture<?> clock) {
            return () -> {
                stopped = true;
                clock.cancel(false);
            };
        }

        @Override
        public void run() {
            // where the FX thread is busy, or the computer slept, what was due several times is done once
            if (!coming.getAndSet(true)) {
                later(this::perform);
            }
        }

        private void perform() {
            coming.set(false);
            if (!stopped) {
                stopped = once;
                action.run();
            }
        }
    }

    /// Ends something that repeats.
    @FunctionalInterface
    public interface Stop {
        void stop();
    }

    /// Delivers the latest of what it is given. To be stopped on the FX thread; then nothing is delivered any more, not
    /// even what is on its way.
    public interface Latest<T> extends Consumer<T>, Stop {}

    private static final class Coalescer<T> implements Latest<T> {

        private final Consumer<T> target;
        private final AtomicReference<@Nullable T> latest = new AtomicReference<>();
        private boolean stopped;
        private boolean delivered;
        private long deliveredAt;

        Coalescer(Consumer<T> target) {
            this.target = target;
        }

        @Override
        public void accept(T value) {
            // a value that waits already has a delivery coming: replacing it is enough
            if (latest.getAndSet(value) == null) {
                later(this::deliverWhenDue);
            }
        }

        @Override
        public void stop() {
            stopped = true;
        }

        private void deliverWhenDue() {
            long wait = delivered ? GAP_NANOS - (System.nanoTime() - deliveredAt) : 0;
            if (wait > 0) {
                after(Duration.ofNanos(wait), this::deliver);
            } else {
                deliver();
            }
        }

        private void deliver() {
            delivered = true;
            deliveredAt = System.nanoTime();
            T value = latest.getAndSet(null);
            if (value != null && !stopped) {
                target.accept(value);
            }
        }
    }
}
