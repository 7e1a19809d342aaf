package tern.app.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.WritableImage;
import tern.app.chart.ChartSaver;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.home.TableSaver;
import tern.app.settings.SupportPresenter;
import tern.app.ui.Choosers;
import tern.app.ui.Texts;

/// Asks for a file and writes what was exported into it, off the FX thread: tables, charts and the fault report.
final class FileSaver implements TableSaver, ChartSaver, SupportPresenter.Saver {

    private final Choosers choosers;
    private final Texts texts;
    private final Executor background;
    private final Consumer<String> saved;
    private final Consumer<Problem> failed;

    /// @param saved  is told, on the FX thread, in words
    /// @param failed is told, on the FX thread
    FileSaver(Choosers choosers, Texts texts, Executor background, Consumer<String> saved, Consumer<Problem> failed) {
        this.choosers = choosers;
        this.texts = texts;
        this.background = background;
        this.saved = saved;
        this.failed = failed;
    }

    /// For a window that is made later.
    static FileSaver of(MainScene main, Executor background) {
        return new FileSaver(new DesktopChoosers(() -> main.scene().getWindow()), main.texts(), background, main::say,
                main::report);
    }

    /// What is said about one kind of file.
    ///
    /// @param title  of the dialog
    /// @param saved  with the file's name
    /// @param failed with the file's path
    private record Words(String title, String saved, String failed) {}

    @FunctionalInterface
    private interface Writer {
        void write(Path file) throws IOException;
    }

    @Override
    public void save(String name, String table) {
        save(name, table.getBytes(StandardCharsets.UTF_8),
                new Words("home.export", "home.exported", "home.export.failed"));
    }

    @Override
    public void table(String name, Supplier<String> csv) {
        save(name, file -> Files.write(file, csv.get().getBytes(StandardCharsets.UTF_8)),
                new Words("chart.csv", "home.exported", "home.export.failed"));
    }

    @Override
    public void picture(String name, WritableImage picture) {
        save(name, file -> new PictureFile(file).save(picture),
                new Words("chart.png", "home.exported", "chart.png.failed"));
    }

    @Override
    public void save(String name, byte[] report) {
        save(name, report, new Words("report.title", "report.saved", "report.failed"));
    }

    private void save(String name, byte[] content, Words words) {
        save(name, file -> Files.write(file, content), words);
    }

    private void save(String name, Writer writer, Words words) {
        choosers.saveFile(texts.get(words.title()), name)
                .ifPresent(file -> background.execute(() -> write(file, writer, words)));
    }

    private void write(Path file, Writer writer, Words words) {
        try {
            writer.write(file);
            Path name = file.getFileName();
            Fx.run(() -> saved.accept(texts.get(words.saved(), name == null ? file.toString() : name.toString())));
        } catch (IOException e) {
            Fx.run(() -> failed.accept(new Problem(texts.get(words.failed(), file.toString()),
                    Optional.of(e.toString()))));
        }
    }
}
