package tern.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.text.Font;

/// The fonts that Tern ships: Inter (with tabular figures) and JetBrains Mono, both under the SIL Open Font License.
///
/// JavaFX picks a weight by the family's name, so that Medium and SemiBold are families of their own in the style
/// sheets: `Tern Inter`, `Tern Inter Medium`, `Tern Inter SemiBold`, `Tern Mono`.
public final class Fonts {

    private static final List<String> FILES = List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf",
            "Inter-Bold.ttf", "JetBrainsMono-Regular.ttf");

    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private Fonts() {}

    /// Makes the fonts known to the toolkit, once: every loading would leave another copy of each in memory and in the
    /// folder for temporary files.
    ///
    /// @throws IllegalStateException when a font is missing from the program
    public static synchronized void load() {
        if (LOADED.get()) {
            return;
        }
        for (String file : FILES) {
            try (InputStream stream = Fonts.class.getResourceAsStream("/tern/assets/fonts/" + file)) {
                if (stream == null || Font.loadFont(stream, 14) == null) {
                    throw new IllegalStateException("The font " + file + " is missing from this copy of Tern.");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        LOADED.set(true);
    }
}
