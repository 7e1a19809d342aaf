package tern.app.window;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.home.TableSaver;
import tern.app.ui.Texts;

/// Asks for a file with the desktop's own dialog and writes a table into it, off the FX thread.
final class FileTableSaver implements TableSaver {

    private final Window owner;
    private final Texts texts;
    private final Executor background;
    private final Consumer<String> saved;
    private final Consumer<Problem> failed;

    /// @param saved  is told, on the FX thread, in words
    /// @param failed is told, on the FX thread
    FileTableSaver(
            Window owner, Texts texts, Executor background, Consumer<String> saved, Consumer<Problem> failed) {
        this.owner = owner;
        this.texts = texts;
        this.background = background;
        this.saved = saved;
        this.failed = failed;
    }

    @Override
    public void save(String name, String text) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("home.export"));
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            Path file = chosen.toPath();
            background.execute(() -> write(file, text));
        }
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            Fx.run(() -> saved.accept(texts.get("home.exported", file.getFileName().toString())));
        } catch (IOException e) {
            Fx.run(() -> failed.accept(new Problem(texts.get("home.export.failed", file.toString()),
                    Optional.of(e.toString()))));
        }
    }
}
