package tern.app.window;

import java.util.stream.Stream;
import javafx.scene.Scene;

/// Says on the standard output when the first numbers are laid out, those that were kept or those of the chain, for
/// `app/src/bench/first-frame.py`: a line `numbers`, with the milliseconds since 1970 and which they are. Only where a property asks for it.
final class StartTimes {

    private static final String PROPERTY = "tern.bench.start";

    private final Scene scene;
    private final Runnable look = this::look;

    private StartTimes(Scene scene) {
        this.scene = scene;
    }

    /// On the FX thread.
    static void of(Scene scene) {
        if (Boolean.getBoolean(PROPERTY)) {
            scene.addPostLayoutPulseListener(new StartTimes(scene).look);
        }
    }

    private void look() {
        Stream.of("home-last", "home-balance")
                .filter(id -> scene.lookup("#" + id) != null)
                .findFirst()
                .ifPresent(id -> {
                    scene.removePostLayoutPulseListener(look);
                    System.out.println("numbers " + System.currentTimeMillis() + " " + id);
                });
    }
}
