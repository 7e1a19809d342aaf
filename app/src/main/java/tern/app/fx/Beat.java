package tern.app.fx;

import java.time.Duration;

/// What is done about once a second. News that come as often bring the beat with them, so that both are drawn in one
/// frame: where no graphics card draws, each frame is a copy of the whole window, however little has changed in it. To be
/// used on the FX thread.
public final class Beat implements Fx.Stop {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    /// News that are a little late still come before the beat.
    private static final Duration AFTER_NEWS = Duration.ofMillis(1_300);
    /// No beat comes sooner than this after another.
    private static final Duration LEAST = Duration.ofMillis(700);

    private final Runnable action;
    private long last = System.nanoTime();
    private Fx.Stop next;

    /// Begins to beat.
    public Beat(Runnable action) {
        this.action = action;
        next = Fx.after(PERIOD, this::beat);
    }

    private void beat() {
        perform(PERIOD);
    }

    /// Says that something has been changed that comes about once a second too.
    public void with() {
        if (System.nanoTime() - last >= LEAST.toNanos()) {
            next.stop();
            perform(AFTER_NEWS);
        }
    }

    private void perform(Duration pause) {
        last = System.nanoTime();
        next = Fx.after(pause, this::beat);
        action.run();
    }

    @Override
    public void stop() {
        next.stop();
    }
}
