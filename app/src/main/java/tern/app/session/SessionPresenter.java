package tern.app.session;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tern.app.feed.Problem;
import tern.app.session.SessionModel.Way;
import tern.app.ui.AmountMask;
import tern.app.ui.Texts;
import tern.wallet.crypto.Secret;
import tern.wallet.units.TernException;

/// Locks the window by hand, after idle time and after sleep, and opens it again. Plain Java; to be called on the FX
/// thread.
///
/// No key is held by Tern between two signatures, so locking has none to wipe: it hides what is shown, and tells
/// whoever holds half-typed secrets ([#onLock]).
public final class SessionPresenter {

    /// Between two ticks a second passes. When the wall clock says that much more, the computer slept.
    private static final Duration SLEPT = Duration.ofSeconds(30);

    private final SessionModel model;
    private final Ports ports;
    private final PreferenceBook preferences;
    private final Texts texts;
    private final List<Runnable> onLock = new ArrayList<>();
    private LockState state = LockState.open();
    private long lastActive;
    private Instant lastTick;

    /// What the presenter works with.
    ///
    /// @param clock      the wall clock
    /// @param nanos      a clock that nobody can set
    /// @param background runs what touches files, one thing after the other
    /// @param hashing    runs what takes a second of computing
    /// @param ui         runs on the FX thread
    /// @param report     told what went wrong beside what is shown
    public record Ports(
            LockMemory memory,
            LockKeys keys,
            AmountMask mask,
            InstantSource clock,
            LongSupplier nanos,
            Executor background,
            Executor hashing,
            Executor ui,
            Consumer<Problem> report) {}

    public SessionPresenter(SessionModel model, Ports ports, PreferenceBook preferences, Texts texts) {
        this.model = model;
        this.ports = ports;
        this.preferences = preferences;
        this.texts = texts;
        this.lastActive = ports.nanos().getAsLong();
        this.lastTick = ports.clock().instant();
    }

    /// Reads how the window was left, then runs `then`: the window is locked before anything is shown.
    public void start(Runnable then) {
        preferences.read(() -> ports.background().execute(() -> {
            LockState read = ports.memory().load();
            ports.ui().execute(() -> {
                state = read;
                hideAmounts(preferences.get().hideAmounts());
                if (read.locked()) {
                    lock(texts.get("lock.reason.before"));
                } else if (preferences.get().lockAtStart()) {
                    lock(texts.get("lock.reason.start"));
                }
                then.run();
            });
        }));
    }

    /// Runs whenever the window is locked: whoever holds half-typed secrets drops them.
    public void onLock(Runnable action) {
        onLock.add(action);
    }

    /// A key was pressed or the mouse moved.
    public void active() {
        lastActive = ports.nanos().getAsLong();
    }

    /// A second has passed.
    public void tick() {
        Instant now = ports.clock().instant();
        boolean slept = Duration.between(lastTick, now).abs().compareTo(SLEPT) > 0;
        lastTick = now;
        if (model.locked.get()) {
            showPause();
            return;
        }
        int minutes = preferences.get().autoLockMinutes();
        long idle = ports.nanos().getAsLong() - lastActive;
        if (minutes > 0 && slept) {
            lock(texts.get("lock.reason.slept"));
        } else if (minutes > 0 && idle >= Duration.ofMinutes(minutes).toNanos()) {
            lock(texts.get("lock.reason.idle"));
        }
    }

    /// Locks by hand.
    public void lockNow() {
        lock(texts.get("lock.reason.hand"));
    }

    /// Shows or masks every amount.
    public void hideAmounts(boolean hidden) {
        ports.mask().hide(hidden);
    }

    /// The other way round, and remembered.
    public void toggleAmounts() {
        boolean hidden = !ports.mask().isHidden();
        hideAmounts(hidden);
        preferences.change(now -> now.withHideAmounts(hidden));
    }

    /// Looks again for wallets whose password opens the lock.
    public void lookAgain() {
        model.way.set(Way.LOOKING);
        ports.background().execute(() -> {
            try {
                List<String> found = ports.keys().wallets();
                ports.ui().execute(() -> {
                    model.problem.set(Optional.empty());
                    model.wallets.setAll(found);
                    model.way.set(found.isEmpty() ? Way.PRESS : Way.PASSWORD);
                });
            } catch (TernException e) {
                // whoever can make the folder unreadable must not open the lock with that
                ports.ui().execute(() -> {
                    model.problem.set(Optional.of(e.sentence()));
                    model.way.set(Way.NONE);
                });
            }
        });
    }

    /// Opens the lock where no wallet has a password.
    public void press() {
        if (model.locked.get() && model.way.get() == Way.PRESS) {
            open();
        }
    }

    /// Tries a password. Taken only while no other is tried and no pause runs.
    ///
    /// @param password wiped here
    public void unlock(String wallet, Secret password) {
        boolean takes = model.locked.get() && model.way.get() == Way.PASSWORD && !model.checking.get()
                && state.left(ports.clock().instant()).isZero() && model.wallets.contains(wallet);
        if (!takes) {
            password.close();
            return;
        }
        model.checking.set(true);
        model.problem.set(Optional.empty());
        LockState before = state;
        // written down before it is known to be wrong: ending the process in between gains nothing
        state = state.withFailure(ports.clock().instant());
        LockState tried = state;
        ports.hashing().execute(() -> {
            Optional<Problem> trouble = Optional.empty();
            boolean right = false;
            try (password) {
                ports.memory().save(tried);
                right = ports.keys().opens(wallet, password);
            } catch (TernException e) {
                trouble = Optional.of(Problem.of(e));
            } catch (IOException e) {
                trouble = Optional.of(new Problem(texts.get("lock.unsaved"), Optional.of(e.toString())));
            }
            boolean opens = right;
            Optional<Problem> wrong = trouble;
            ports.ui().execute(() -> tried(before, opens, wrong));
        });
    }

    private void tried(LockState before, boolean right, Optional<Problem> trouble) {
        model.checking.set(false);
        if (right) {
            open();
        } else if (trouble.isPresent()) {
            // nobody was told whether the password is right
            state = state.withoutLastFailure(before);
            save();
            model.problem.set(trouble.map(Problem::sentence));
        } else {
            model.problem.set(Optional.of(texts.get("lock.wrong")));
            showPause();
        }
    }

    private void lock(String reason) {
        if (model.locked.get()) {
            return;
        }
        model.reason.set(reason);
        model.problem.set(Optional.empty());
        model.locked.set(true);
        state = state.withLocked(true);
        save();
        onLock.forEach(Runnable::run);
        showPause();
        lookAgain();
    }

    private void open() {
        active();
        state = LockState.open();
        save();
        model.problem.set(Optional.empty());
        model.waitSeconds.set(0);
        model.locked.set(false);
    }

    private void showPause() {
        long millis = state.left(ports.clock().instant()).toMillis();
        model.waitSeconds.set((millis + 999) / 1000);
    }

    private void save() {
        LockState now = state;
        ports.background().execute(() -> {
            try {
                ports.memory().save(now);
            } catch (IOException e) {
                ports.ui()
                        .execute(() -> ports.report()
                                .accept(new Problem(texts.get("lock.unsaved"), Optional.of(e.toString()))));
            }
        });
    }
}
