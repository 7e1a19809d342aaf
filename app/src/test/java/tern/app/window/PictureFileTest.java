package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.ui.Texts;

/// Found out before the toolkit starts.
class PictureFileTest {

    private final Texts texts = Texts.load(Locale.ENGLISH);

    @Test
    void aMissingFolderAndAFolderInItsPlaceAreSaid(@TempDir Path folder) throws IOException {
        assertThat(new PictureFile(folder.resolve("a.png")).obstacle(texts)).isEmpty();
        assertThat(new PictureFile(folder.resolve("none/a.png")).obstacle(texts).orElseThrow())
                .contains(folder.resolve("none").toString());
        Path inPlace = Files.createDirectory(folder.resolve("b.png"));
        assertThat(new PictureFile(inPlace).obstacle(texts).orElseThrow()).contains("is a folder");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(new PictureFile(file.resolve("a.png")).obstacle(texts)).isPresent();
    }
}
