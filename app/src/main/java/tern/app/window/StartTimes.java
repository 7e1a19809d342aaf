package tern.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.Scene;

/// Says when the first numbers are laid out, those that were kept or those of the chain, for
/// `app/src/bench/first-frame.py`: the milliseconds since 1970 and which they are, in a file. Only where a property names
/// that file.
final class StartTimes {

    private static final String PROPERTY = "tern.bench.start";

    private final Scene scene;
    private final Path file;
    private final Runnable look = this::look;

    private StartTimes(Scene scene, Path file) {
        this.scene = scene;
        this.file = file;
    }

    /// On the FX thread.
    static void of(Scene scene) {
        String file = System.getProperty(PROPERTY);
        if (file != null) {
            scene.addPostLayoutPulseListener(new StartTimes(scene, Path.of(file)).look);
        }
    }

    private void look() {
        Stream.of("home-last", "home-balance")
                .filter(id -> scene.lookup("#" + id) != null)
                .findFirst()
                .ifPresent(id -> {
                    scene.removePostLayoutPulseListener(look);
                    write(System.currentTimeMillis() + " " + id + "\n");
                });
    }

    private void write(String line) {
        try {
            Files.writeString(file, line);
        } catch (IOException e) {
            // a measurement that cannot be taken is a defect of whoever takes it
            throw new UncheckedIOException(e);
        }
    }
}
