package tern.app.window;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import tern.app.boot.SettingsStore;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.PortfolioSource;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.shell.Choices;
import tern.app.shell.Memory;
import tern.app.shell.ShellPresenter;
import tern.app.theme.Theme;
import tern.app.ui.Texts;
import tern.wallet.chain.ChainOptions;
import tern.wallet.units.TernException;

/// The main window of Tern, and a picture of it.
///
/// Either is the process's only window: the toolkit starts and ends with it.
public final class TernWindow {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double SMALLEST_WIDTH = 1024;
    private static final double SMALLEST_HEIGHT = 700;
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};
    private static final Duration PICTURE_LIMIT = Duration.ofMinutes(2);
    private static final Duration SAVING_LIMIT = Duration.ofSeconds(5);

    private TernWindow() {}

    /// Opens the window and returns when it was closed.
    ///
    /// @return the process's exit code: 0 after a normal close
    /// @throws UnsupportedOperationException when there is no display
    public static int open(WindowOptions options) throws InterruptedException {
        Optional<Theme> theme = options.theme() == Theme.SYSTEM ? Optional.empty() : Optional.of(options.theme());
        return run(options, memory(options), main -> {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            Stage stage = stage(main, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
            stage.setMinWidth(Math.min(SMALLEST_WIDTH, screen.getWidth()));
            stage.setMinHeight(Math.min(SMALLEST_HEIGHT, screen.getHeight()));
            CompletableFuture<Integer> closed = new CompletableFuture<>();
            stage.setOnHidden(_ -> closed.complete(0));
            main.start(new ShellPresenter.Wish(options.network(), options.wallet(), theme));
            stage.show();
            return closed;
        }, WIDTH, HEIGHT);
    }

    /// Draws the same window without a display, waits until the first portfolio (or what stands in its way) is shown,
    /// and saves it as a PNG. Starts the toolkit on the Headless platform.
    ///
    /// @param png    the file to write; replaced when it exists
    /// @param theme  colours, whatever the options say
    /// @param width  of the window, in pixels
    /// @param height of the window, in pixels
    /// @return the process's exit code: 0 when the picture shows what was asked for, 1 when it shows a problem
    /// @throws UncheckedIOException when the file cannot be written
    public static int snapshot(Path png, WindowOptions options, Theme theme, int width, int height)
            throws InterruptedException {
        // both are read once, when the toolkit starts
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        return run(options, new UnchangedMemory(memory(options)), main -> {
            Stage stage = stage(main, width, height);
            main.start(new ShellPresenter.Wish(options.network(), options.wallet(), Optional.of(theme)));
            stage.show();
            CompletableFuture<Integer> done = new CompletableFuture<>();
            whenSettled(main, System.nanoTime() + PICTURE_LIMIT.toNanos(), () -> {
                try {
                    save(main.scene().snapshot(null), png);
                    done.complete(main.isWell() ? 0 : 1);
                } catch (IOException e) {
                    done.completeExceptionally(new UncheckedIOException(e));
                }
            });
            return done;
        }, width, height);
    }

    /// @param show runs on the FX thread; its future ends the window
    private static int run(
            WindowOptions options,
            Memory memory,
            Function<MainScene, CompletableFuture<Integer>> show,
            double width,
            double height) throws InterruptedException {
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        CompletableFuture<MainScene> made = new CompletableFuture<>();
        ExecutorService background = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("files").factory());
        PortfolioSource source = new LivePortfolioService(
                ChainOptions.standard().withMetadataCache(options.folders().metadataCache()), InstantSource.system(),
                defect -> new Problem(Texts.load(Locale.getDefault()).get("problem.defect"),
                        Optional.of(defect.toString())));
        try {
            Fx.start(() -> onFxThread(outcome, () -> {
                MainScene main = scene(options, memory, source, background, width, height);
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
            source.close();
            background.shutdown();
            boolean _ = background.awaitTermination(SAVING_LIMIT.toSeconds(), TimeUnit.SECONDS);
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

    private static void onFxThread(CompletableFuture<Integer> outcome, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
    }

    private static void pass(CompletableFuture<Integer> from, CompletableFuture<Integer> to) {
        CompletableFuture<Integer> _ = from.whenComplete((code, failure) -> {
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

    private static MainScene scene(
            WindowOptions options,
            Memory memory,
            PortfolioSource source,
            ExecutorService background,
            double width,
            double height) {
        return new MainScene(new MainScene.Parts(source, new KeystoreWallets(options.folders().wallets()), memory,
                main -> new FileTableSaver(main.scene().getWindow(), main.texts(), background, main::say, main::report),
                Locale.getDefault(), InstantSource.system(), background), width, height);
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
    private static void whenSettled(MainScene main, long deadline, Runnable action) {
        Fx.Stop _ = Fx.after(Duration.ofMillis(100), () -> {
            if (main.settled().getAsBoolean() || System.nanoTime() > deadline) {
                Fx.Stop _ = Fx.after(Duration.ofMillis(400), action);
            } else {
                whenSettled(main, deadline, action);
            }
        });
    }

    /// Writes beside the target first, so that a picture is there whole or not at all.
    static void save(WritableImage image, Path png) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage buffer = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                buffer.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        Path absolute = png.toAbsolutePath();
        Path partial = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            if (!ImageIO.write(buffer, "png", partial.toFile())) {
                throw new IOException("this Java cannot write PNG");
            }
            Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
