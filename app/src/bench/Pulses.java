import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// An agent for `window.py`: has JavaFX run a pulse sixty times a second in Tern's window, as it does while something
/// moves. A window in which nothing does runs none, and whether one came late could not be seen.
public final class Pulses {

    private static final long PAUSE_MILLIS = 50;

    private Pulses() {}

    public static void premain(String arguments) {
        Thread.ofPlatform().daemon().name("bench-pulses").start(Pulses::begin);
    }

    private static void begin() {
        boolean begun = false;
        while (!begun) {
            try {
                Platform.runLater(() -> new AnimationTimer() {
                    @Override
                    public void handle(long now) {}
                }.start());
                begun = true;
            } catch (IllegalStateException e) {
                // JavaFX has not been started yet
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
