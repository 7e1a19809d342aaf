package tern.app.window;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.settings.SupportPresenter;
import tern.app.ui.Texts;

/// Asks for a file with the desktop's own dialog and writes the report into it, off the FX thread.
final class FileReportSaver implements SupportPresenter.Saver {

    private final Supplier<Window> owner;
    private final Texts texts;
    private final Executor background;
    private final Consumer<String> saved;
    private final Consumer<Problem> failed;

    FileReportSaver(
            Supplier<Window> owner, Texts texts, Executor background, Consumer<String> saved,
            Consumer<Problem> failed) {
        this.owner = owner;
        this.texts = texts;
        this.background = background;
        this.saved = saved;
        this.failed = failed;
    }

    @Override
    public void save(String name, byte[] content) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("report.title"));
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(owner.get());
        if (chosen != null) {
            background.execute(() -> write(chosen.toPath(), content));
        }
    }

    private void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
            Fx.run(() -> saved.accept(texts.get("report.saved", file.getFileName().toString())));
        } catch (IOException e) {
            Fx.run(() -> failed.accept(new Problem(texts.get("report.failed", file.toString()),
                    Optional.of(e.toString()))));
        }
    }
}
