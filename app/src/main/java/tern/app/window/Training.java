package tern.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.fx.Fx;
import tern.app.ui.Texts;

/// The run of the window in which packaging learns what a start needs (`docs/decisions/0030-packages.md`): a window as a
/// person opens it, that draws itself into a file and closes by itself once everything was shown for some time. Begins
/// where a property names the file, which nobody but packaging sets.
final class Training {

    /// The file to draw into.
    static final String PROPERTY = "tern.training.picture";

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    /// In which the past is read and pages are rehearsed.
    private static final Duration LOOKED_AT = Duration.ofSeconds(12);

    private Training() {}

    static Optional<Path> wanted() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }

    /// To be called when everything is shown. On the FX thread.
    static void goOn(Path picture, MainScene main, StageLife life, Texts texts) {
        PictureFile file = new PictureFile(picture);
        file.obstacle(texts).ifPresent(LOG::warn);
        Fx.Stop _ = Fx.after(LOOKED_AT, () -> {
            try {
                file.save(main.scene().snapshot(null));
            } catch (IOException e) {
                // packaging looks for the file
                LOG.error("{} was not written", picture, e);
            } finally {
                // packaging waits for the end
                life.quit();
            }
        });
    }
}
