package tern.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.SettingsStore;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.shell.Choices;
import tern.app.shell.Memory;
import tern.app.shell.ShellPresenter;
import tern.app.theme.Theme;
import tern.app.tray.TrayPresenter;
import tern.app.ui.Texts;
import tern.wallet.units.TernException;

/// The main window of Tern, and a picture of it.
///
/// Either is the process's only window: the toolkit starts and ends with it.
public final class TernWindow {

    private static final Logger LOG = LoggerFactory.getLogger(TernWindow.class);
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double SMALLEST_WIDTH = 1024;
    private static final double SMALLEST_HEIGHT = 700;
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};
    private static final Duration PICTURE_LIMIT = Duration.ofMinutes(2);

    private TernWindow() {}

    /// Opens the window and returns when it was closed.
    ///
    /// Where a window of this home is open already, that one comes to front instead.
    ///
    /// @return the process's exit code, 0 after a normal close, and what there is to say
    /// @throws UnsupportedOperationException when there is no display
    public static PictureOutcome open(WindowOptions options) throws InterruptedException {
        CompletableFuture<StageLife> shown = new CompletableFuture<>();
        SingleInstance.Outcome place;
        try {
            place = SingleInstance.take(options.folders().state(), () -> comeToFront(shown));
        } catch (IOException e) {
            // without a place to write in there is no second window to find; the window itself says what is wrong
            LOG.warn("whether Tern is open already is not known", e);
            return new PictureOutcome(open(options, shown), Optional.empty());
        }
        if (place.place().isEmpty()) {
            return place.answered()
                    ? PictureOutcome.well()
                    : PictureOutcome.of(PictureOutcome.FAILED,
                            Texts.load(Locale.getDefault()).get("instance.silent"));
        }
        try {
            return new PictureOutcome(open(options, shown), Optional.empty());
        } finally {
            letGo(place.place().get());
        }
    }

    private static void letGo(SingleInstance first) {
        try {
            first.close();
        } catch (IOException e) {
            // the system gives the place up when the process ends
            LOG.warn("the window's place was not given up", e);
        }
    }

    private static void comeToFront(CompletableFuture<StageLife> shown) {
        CompletableFuture<Void> _ = shown.thenAccept(life -> Fx.run(life::comeToFront));
    }

    private static int open(WindowOptions options, CompletableFuture<StageLife> shown) throws InterruptedException {
        PlaceMemory placeMemory = new PlaceMemory(new SettingsStore(options.folders().settingsFile()));
        Optional<Theme> theme = options.theme() == Theme.SYSTEM ? Optional.empty() : Optional.of(options.theme());
        WindowServices services = new WindowServices(options.folders(), memory(options));
        TrayPresenter tray = services.settings().tray();
        return run(services, main -> {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            Stage stage = stage(main, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
            stage.setMinWidth(Math.min(SMALLEST_WIDTH, screen.getWidth()));
            stage.setMinHeight(Math.min(SMALLEST_HEIGHT, screen.getHeight()));
            StageLife life = new StageLife(stage, tray::staysWhenClosed, placeMemory::keep, main.computer()::quit);
            placeMemory.restore(stage);
            MemoryCare.of(main.scene());
            Rehearsing.of(main);
            StartTimes.of(main.scene());
            ShellPresenter.Wish wish = new ShellPresenter.Wish(options.network(), options.wallet(), theme);
            main.start(wish);
            stage.show();
            Training.wanted()
                    .ifPresent(picture -> whenSettled(main, wish, System.nanoTime() + PICTURE_LIMIT.toNanos(),
                            () -> Training.goOn(picture, main, life, main.texts())));
            shown.complete(life);
            main.computer().begin();
            tray.begin(new TrayDoor(life, main), main.texts());
            return life.closed();
        }, WIDTH, HEIGHT);
    }

    /// What the tray's entry does with the window.
    private record TrayDoor(StageLife life, MainScene main) implements TrayPresenter.Frame {

        @Override
        public void open() {
            life.comeToFront();
        }

        @Override
        public void lock() {
            main.lock();
        }

        @Override
        public void quit() {
            life.quit();
        }

        @Override
        public void report(Problem problem) {
            main.report(problem);
        }
    }

    /// Draws the same window without a display, waits until the first portfolio (or what stands in its way) is shown,
    /// and saves it as a PNG. Starts the toolkit on the Headless platform.
    ///
    /// @param png    the file to write; replaced when it exists
    /// @param theme  colours, whatever the options say
    /// @param width  of the window, in pixels
    /// @param height of the window, in pixels
    /// @return what came of it; where the file cannot be written that is found out before anything is waited for
    public static PictureOutcome snapshot(Path png, WindowOptions options, Theme theme, int width, int height)
            throws InterruptedException {
        PictureFile file = new PictureFile(png);
        Texts texts = Texts.load(Locale.getDefault());
        Optional<String> obstacle = file.obstacle(texts);
        if (obstacle.isPresent()) {
            return PictureOutcome.of(PictureOutcome.FAILED, obstacle.get());
        }
        Toolkit.begin(true);
        return run(new WindowServices(options.folders(), new UnchangedMemory(memory(options))), main -> {
            Stage stage = stage(main, width, height);
            ShellPresenter.Wish wish = new ShellPresenter.Wish(options.network(), options.wallet(), Optional.of(theme));
            main.unattended();
            main.start(wish);
            stage.show();
            CompletableFuture<PictureOutcome> done = new CompletableFuture<>();
            whenSettled(main, wish, System.nanoTime() + PICTURE_LIMIT.toNanos(), () -> {
                try {
                    file.save(main.scene().snapshot(null));
                    done.complete(main.outcome(wish));
                } catch (IOException e) {
                    LOG.warn("{} was not written", file, e);
                    done.complete(PictureOutcome.of(PictureOutcome.FAILED,
                            texts.get("snapshot.failed", file.toString())));
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
            return done;
        }, width, height);
    }

    /// @param show runs on the FX thread; its future ends the window
    private static <T> T run(
            WindowServices services, Function<MainScene, CompletableFuture<T>> show, double width, double height)
            throws InterruptedException {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        CompletableFuture<MainScene> made = new CompletableFuture<>();
        try {
            services.start();
            Fx.start(() -> onFxThread(outcome, () -> {
                MainScene main = services.scene(width, height);
                made.complete(main);
                pass(show.apply(main), outcome);
            }));
            return outcome.get();
        } catch (ExecutionException e) {
            // what was thrown on the FX thread is thrown on: it is a defect and must not look like a closed window
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            closeScene(made);
            services.close();
            Fx.exit();
        }
    }

    private static Memory memory(WindowOptions options) {
        return new SettingsMemory(new SettingsStore(options.folders().settingsFile()));
    }

    /// A picture is taken of what is chosen and changes none of it.
    private record UnchangedMemory(Memory memory) implements Memory {

        @Override
        public Choices load() throws TernException {
            return memory.load();
        }

        @Override
        public void save(UnaryOperator<Choices> change) {
            // nobody is there who could have chosen something
        }
    }

    private static void onFxThread(CompletableFuture<?> outcome, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
    }

    private static <T> void pass(CompletableFuture<T> from, CompletableFuture<T> to) {
        CompletableFuture<T> _ = from.whenComplete((code, failure) -> {
            if (failure == null) {
                to.complete(code);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    private static void closeScene(CompletableFuture<MainScene> made) throws InterruptedException {
        if (made.isDone()) {
            MainScene main = made.join();
            Fx.runAndWait(main::close);
        }
    }

    private static Stage stage(MainScene main, double width, double height) {
        Stage stage = new Stage();
        stage.setTitle(main.texts().get("window.title"));
        for (int size : ICON_SIZES) {
            stage.getIcons().add(icon(size));
        }
        stage.setScene(main.scene());
        stage.setWidth(width);
        stage.setHeight(height);
        return stage;
    }

    private static Image icon(int size) {
        String name = "/tern/assets/icons/tern-" + size + ".png";
        return new Image(Objects.requireNonNull(TernWindow.class.getResource(name), name).toExternalForm());
    }

    /// Looks ten times a second, and once more when all was laid out.
    private static void whenSettled(MainScene main, ShellPresenter.Wish wish, long deadline, Runnable action) {
        Fx.Stop _ = Fx.after(Duration.ofMillis(100), () -> {
            boolean settled = main.settled().getAsBoolean() && !main.showsAllInstead(wish);
            if (settled || System.nanoTime() > deadline) {
                Fx.Stop _ = Fx.after(Duration.ofMillis(400), action);
            } else {
                whenSettled(main, wish, deadline, action);
            }
        });
    }
}
