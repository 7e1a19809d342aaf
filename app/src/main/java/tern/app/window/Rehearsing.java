package tern.app.window;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import tern.app.fx.Fx;

/// Once the window shows numbers and nobody is using it, the code of pages that take long to open for the first time is
/// run a little at a time. What is opened by then needs none of it. On the FX thread.
final class Rehearsing {

    private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();
    /// Where no number ever comes, nobody will miss it.
    private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final BooleanSupplier ready;
    private final Supplier<List<Runnable>> what;
    private final LongSupplier nanos;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private final long since;
    private boolean begun;
    private long lastInput;

    /// @param ready whether the window shows numbers
    /// @param what  the steps of what was not opened by now; asked for once
    /// @param nanos a clock that only goes forward
    Rehearsing(BooleanSupplier ready, Supplier<List<Runnable>> what, LongSupplier nanos) {
        this.ready = ready;
        this.what = what;
        this.nanos = nanos;
        since = nanos.getAsLong();
        lastInput = since;
    }

    /// Begins, and ends by itself.
    static void of(MainScene main) {
        Rehearsing rehearsing = new Rehearsing(main.settled(), () -> {
            List<Runnable> steps = new ArrayList<>();
            main.allPages().forEach(page -> steps.addAll(page.rehearsal(main.scene())));
            return steps;
        }, System::nanoTime);
        EventHandler<InputEvent> used = _ -> rehearsing.input();
        main.scene().addEventFilter(InputEvent.ANY, used);
        Fx.Stop[] ticking = new Fx.Stop[1];
        ticking[0] = Fx.every(PAUSE, () -> {
            if (rehearsing.tick()) {
                ticking[0].stop();
                main.scene().removeEventFilter(InputEvent.ANY, used);
            }
        });
    }

    /// The person is using the window.
    void input() {
        lastInput = nanos.getAsLong();
    }

    /// A moment has passed.
    ///
    /// @return whether there is nothing left to do
    boolean tick() {
        if (!ready.getAsBoolean()) {
            // what is waited for comes first
            input();
            return nanos.getAsLong() - since > LONGEST_NANOS;
        }
        if (nanos.getAsLong() - lastInput < QUIET_NANOS) {
            return false;
        }
        if (!begun) {
            begun = true;
            steps.addAll(what.get());
        }
        Runnable step = steps.poll();
        if (step != null) {
            step.run();
        }
        return steps.isEmpty();
    }
}
