package tern.app.stake;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.review.ReviewPresenter.Later;

/// Asks the chain a moment after the last change, one question at a time: a newer one ends the older, whose answer is
/// not shown. To be called on the FX thread.
///
/// How long the moment is follows from how long the last answer took: a node on this computer is asked almost at each
/// key, one far away, which may count requests, only once nobody types any more.
final class Asking {

    static final Duration SHORTEST = Duration.ofMillis(20);
    static final Duration LONGEST = Duration.ofMillis(350);
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final ExecutorService background;
    private final Executor ui;
    private final Later later;
    private final LongSupplier nanos;
    private Duration pause = SHORTEST;
    private Runnable waiting = () -> {};
    private @Nullable Future<?> work;
    private int round;
    private boolean busy;

    /// @param nanos a clock that nobody can set
    Asking(ExecutorService background, Executor ui, Later later, LongSupplier nanos) {
        this.background = background;
        this.ui = ui;
        this.later = later;
        this.nanos = nanos;
    }

    /// A question, asked on a thread that may block.
    @FunctionalInterface
    interface Question {

        /// @return shows the answer, on the FX thread
        Runnable ask() throws InterruptedException;
    }

    /// Asks after a moment.
    ///
    /// @param defect told when Tern itself failed
    void soon(Question question, Consumer<Throwable> defect) {
        drop();
        busy = true;
        int mine = round;
        waiting = later.after(pause, () -> {
            if (mine == round) {
                work = background.submit(() -> answer(mine, question, defect));
            }
        });
    }

    private void answer(int mine, Question question, Consumer<Throwable> defect) {
        long began = nanos.getAsLong();
        try {
            Runnable show = question.ask();
            long took = nanos.getAsLong() - began;
            told(mine, () -> {
                pause = Duration.ofNanos(Math.clamp(2 * took, SHORTEST.toNanos(), LONGEST.toNanos()));
                show.run();
            });
        } catch (InterruptedException e) {
            // something newer is asked for
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("what stake comes to could not be worked out", e);
            told(mine, () -> defect.accept(e));
        }
    }

    private void told(int mine, Runnable action) {
        ui.execute(() -> {
            if (mine == round) {
                busy = false;
                action.run();
            }
        });
    }

    /// Whether something was asked and is not answered yet: what is only asked again waits for that, else a node that
    /// needs longer than a block would never be heard.
    boolean isBusy() {
        return busy;
    }

    /// Nothing that was asked is shown any more.
    void drop() {
        round++;
        busy = false;
        waiting.run();
        waiting = () -> {};
        if (work != null) {
            work.cancel(true);
            work = null;
        }
    }
}
