package tern.app.window;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;

/// Pictures of what tests of other rooms look at.
public final class Pictures {

    private Pictures() {}

    public static void write(WritableImage image, Path file) throws IOException {
        new PictureFile(file).save(image);
    }
}
