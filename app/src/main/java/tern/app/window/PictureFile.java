package tern.app.window;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import tern.app.ui.Texts;

/// The PNG file that a picture of the window goes to.
final class PictureFile {

    private final Path file;

    PictureFile(Path png) {
        file = png.toAbsolutePath();
    }

    /// Looks before anything is waited for whether the file can be written.
    ///
    /// @return why it cannot; empty when nothing speaks against it
    Optional<String> obstacle(Texts texts) {
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        if (!Files.isDirectory(folder)) {
            return Optional.of(texts.get("snapshot.no.folder", folder.toString()));
        }
        if (Files.isDirectory(file)) {
            return Optional.of(texts.get("snapshot.folder", file.toString()));
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of(texts.get("snapshot.denied", folder.toString()));
    }

    /// Writes beside the target first, so that a picture is there whole or not at all.
    void save(WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage buffer = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        // straight into the picture's own numbers: through setRGB each pixel takes its own way
        int[] pixels = ((DataBufferInt) buffer.getRaster().getDataBuffer()).getData();
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        Path partial = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            if (!ImageIO.write(buffer, "png", partial.toFile())) {
                throw new IOException("this Java cannot write PNG");
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
