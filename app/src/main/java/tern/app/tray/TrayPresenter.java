package tern.app.tray;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.app.tray.TrayModel.State;
import tern.app.ui.Texts;
import tern.wallet.units.TernException;

/// Shows Tern's entry in the system tray while it is wanted. Plain Java; to be called on the FX thread.
///
/// The desktop's toolkit is touched when the entry is wanted for the first time and not before, on a thread of its own.
/// Whatever goes wrong there is said in a notice, and the window runs on.
public final class TrayPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(TrayPresenter.class);

    private final Ports ports;
    private final TrayModel model;
    private @Nullable Frame frame;
    private @Nullable Texts texts;
    /// Numbers what was wanted. Counted on the FX thread; the toolkit's thread passes over what is not wanted any more.
    private final AtomicLong newest = new AtomicLong();
    /// Of the toolkit's thread alone.
    private @Nullable TrayPort shown;

    /// What the presenter works with.
    ///
    /// @param usual      while nothing was set
    /// @param desktop    for the words of the setting and what can be set
    /// @param tray       makes the desktop's tray; called on `toolkit`. Empty: there can be none in this process
    /// @param background runs what touches files, one thing after the other
    /// @param toolkit    one thread that only this presenter uses
    /// @param ui         runs on the FX thread
    public record Ports(
            TrayMemory memory,
            TrayChoice usual,
            TrayDesktop desktop,
            Optional<Supplier<TrayPort>> tray,
            Executor background,
            ExecutorService toolkit,
            Executor ui) {}

    /// What the entry can do with the window. Called on the FX thread.
    public interface Frame {

        /// Brings it to front, from wherever it is.
        void open();

        void lock();

        /// Ends Tern.
        void quit();

        void report(Problem problem);
    }

    public TrayPresenter(Ports ports) {
        this.ports = ports;
        this.model = new TrayModel(ports.usual());
    }

    public TrayModel model() {
        return model;
    }

    /// Whether this process can have an entry at all.
    public boolean isPossible() {
        return ports.tray().isPresent();
    }

    /// For the words of the setting: on Linux the entry costs more and is less certain.
    public boolean isLinux() {
        return ports.desktop() == TrayDesktop.LINUX;
    }

    /// Whether a window that is closed can leave Tern running here. Where it cannot, that is not offered, and not
    /// followed if it is set.
    public boolean canStay() {
        return ports.desktop().canStay();
    }

    /// Reads what was set, and shows the entry where it is wanted. Before that nothing is shown.
    public void begin(Frame window, Texts words) {
        frame = window;
        texts = words;
        ports.background().execute(() -> {
            try {
                TrayChoice read = ports.memory().load();
                ports.ui().execute(() -> {
                    model.choice.set(read);
                    follow();
                });
            } catch (TernException e) {
                // the window itself reads the file and says what is wrong with it
                LOG.warn("whether Tern is wanted in the tray is not known: {}", e.sentence());
            }
        });
    }

    public void show(boolean wanted) {
        change(now -> now.withShown(wanted));
        follow();
    }

    public void stay(boolean wanted) {
        change(now -> now.withStays(wanted));
    }

    /// Whether a window that is closed now leaves Tern running: that is wanted, and there is an entry to come back by.
    public boolean staysWhenClosed() {
        TrayChoice choice = model.choice.get();
        return canStay() && choice.shown() && choice.stays() && model.state.get() == State.SHOWN;
    }

    /// Takes the entry away for good. Not for the FX thread.
    ///
    /// @param longest how long the desktop may take
    public void close(Duration longest) throws InterruptedException {
        ports.toolkit().execute(this::remove);
        ports.toolkit().shutdown();
        if (!ports.toolkit().awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("the tray's entry was not taken away in time");
        }
    }

    private void change(UnaryOperator<TrayChoice> change) {
        model.choice.set(change.apply(model.choice.get()));
        ports.background().execute(() -> {
            try {
                ports.memory().save(change);
            } catch (TernException e) {
                ports.ui().execute(() -> report(Problem.of(e)));
            }
        });
    }

    private void follow() {
        Frame window = frame;
        Texts words = texts;
        if (window == null || words == null || ports.tray().isEmpty()) {
            return;
        }
        boolean wanted = model.choice.get().shown();
        if (!wanted && model.state.get() == State.OFF) {
            // the toolkit's thread is not even begun
            return;
        }
        Supplier<TrayPort> tray = ports.tray().get();
        model.state.set(wanted ? State.COMING : State.OFF);
        long wish = newest.incrementAndGet();
        ports.toolkit().execute(() -> {
            if (wish != newest.get()) {
                // the newest wish is still to come on this thread, and leaves the entry as it wants it
                return;
            }
            if (!wanted) {
                remove();
                return;
            }
            Outcome outcome = show(tray, window, words);
            ports.ui().execute(() -> arrived(wish, outcome, words));
        });
    }

    /// @param why what went wrong, for a report
    private record Outcome(State state, String why) {}

    /// On the toolkit's thread.
    private Outcome show(Supplier<TrayPort> tray, Frame window, Texts words) {
        if (shown != null) {
            return new Outcome(State.SHOWN, "");
        }
        try {
            TrayPort made = tray.get();
            made.show(words.get("app.name"), () -> ports.ui().execute(window::open),
                    List.of(line(words, "tray.open", window::open), line(words, "tray.lock", window::lock),
                            line(words, "tray.quit", window::quit)));
            shown = made;
            return new Outcome(State.SHOWN, "");
        } catch (TrayException e) {
            LOG.warn("no entry in the tray", e);
            return new Outcome(e.isMissing() ? State.MISSING : State.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            // a Java without AWT, or one whose libraries do not load
            LOG.warn("no entry in the tray", e);
            return new Outcome(State.FAILED, e.toString());
        }
    }

    private TrayPort.Line line(Texts words, String key, Runnable action) {
        return new TrayPort.Line(words.get(key), () -> ports.ui().execute(action));
    }

    private void remove() {
        TrayPort now = shown;
        shown = null;
        if (now != null) {
            now.remove();
        }
    }

    private void arrived(long wish, Outcome outcome, Texts words) {
        if (wish != newest.get()) {
            // what came of an older wish says nothing of the newest
            return;
        }
        model.state.set(outcome.state());
        if (outcome.state() != State.SHOWN) {
            String key = outcome.state() == State.MISSING ? "tray.missing" : "tray.failed";
            report(new Problem(words.get(key), Optional.of(outcome.why())));
        }
    }

    private void report(Problem problem) {
        Frame window = frame;
        if (window != null) {
            window.report(problem);
        }
    }
}
