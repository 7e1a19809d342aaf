package tern.app.window;

import java.io.IOException;
import java.nio.file.Path;
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
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.PortfolioSource;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.history.HistoryService;
import tern.app.history.HistorySource;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.Choices;
import tern.app.shell.Memory;
import tern.app.shell.ShellPresenter;
import tern.app.theme.Theme;
import tern.app.transact.AddressNames;
import tern.app.transact.TransactionDesk;
import tern.app.ui.Texts;
import tern.app.wallets.Labels;
import tern.wallet.chain.ChainOptions;
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
    /// For a transaction that no node reports on; half a block.
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofSeconds(6);
    private static final Duration SAVING_LIMIT = Duration.ofSeconds(5);

    private TernWindow() {}

    /// Opens the window and returns when it was closed.
    ///
    /// Where a window of this home is open already, that one comes to front instead.
    ///
    /// @return the process's exit code, 0 after a normal close, and what there is to say
    /// @throws UnsupportedOperationException when there is no display
    public static PictureOutcome open(WindowOptions options) throws InterruptedException {
        CompletableFuture<Stage> shown = new CompletableFuture<>();
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

    private static void comeToFront(CompletableFuture<Stage> shown) {
        CompletableFuture<Void> _ = shown.thenAccept(stage -> Fx.run(() -> {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }));
    }

    private static int open(WindowOptions options, CompletableFuture<Stage> shown) throws InterruptedException {
        PlaceMemory placeMemory = new PlaceMemory(new SettingsStore(options.folders().settingsFile()));
        Optional<Theme> theme = options.theme() == Theme.SYSTEM ? Optional.empty() : Optional.of(options.theme());
        return run(options, memory(options), main -> {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            Stage stage = stage(main, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
            stage.setMinWidth(Math.min(SMALLEST_WIDTH, screen.getWidth()));
            stage.setMinHeight(Math.min(SMALLEST_HEIGHT, screen.getHeight()));
            CompletableFuture<Integer> closed = new CompletableFuture<>();
            Runnable[] keep = new Runnable[1];
            stage.setOnHiding(_ -> keep[0] = placeMemory.keep(stage));
            stage.setOnHidden(_ -> Thread.ofVirtual().name("window-place").start(() -> {
                keep[0].run();
                closed.complete(0);
            }));
            placeMemory.restore(stage);
            main.start(new ShellPresenter.Wish(options.network(), options.wallet(), theme));
            stage.show();
            shown.complete(stage);
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
    /// @return what came of it; where the file cannot be written that is found out before anything is waited for
    public static PictureOutcome snapshot(Path png, WindowOptions options, Theme theme, int width, int height)
            throws InterruptedException {
        PictureFile file = new PictureFile(png);
        Texts texts = Texts.load(Locale.getDefault());
        Optional<String> obstacle = file.obstacle(texts);
        if (obstacle.isPresent()) {
            return PictureOutcome.of(PictureOutcome.FAILED, obstacle.get());
        }
        // both are read once, when the toolkit starts
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        return run(options, new UnchangedMemory(memory(options)), main -> {
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
            WindowOptions options,
            Memory memory,
            Function<MainScene, CompletableFuture<T>> show,
            double width,
            double height) throws InterruptedException {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        CompletableFuture<MainScene> made = new CompletableFuture<>();
        ExecutorService background = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("files").factory());
        ChainOptions chain = ChainOptions.standard().withMetadataCache(options.folders().metadataCache());
        PracticeNetwork practice = PracticeNetwork.of(options.folders());
        SettingsParts settings = SettingsWiring.parts(options.folders(), chain, practice, background);
        Locale locale = SettingsWiring.locale(settings);
        ChainTap tap = new ChainTap();
        PortfolioSource source = new LivePortfolioService(chain, practice, tap, InstantSource.system(),
                defect -> new Problem(Texts.load(locale).get("problem.defect"),
                        Optional.of(defect.toString())));
        HistoryService history = new HistoryService(options.folders().historyFile(), source, tap, chain);
        try {
            history.start();
            Fx.start(() -> onFxThread(outcome, () -> {
                MainScene main = scene(options, memory, source, history, background, settings, locale,
                        names -> desk(options.folders(), names, practice, chain), width, height);
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
            history.close();
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

    private static MainScene scene(
            WindowOptions options,
            Memory memory,
            PortfolioSource source,
            HistorySource history,
            ExecutorService background,
            SettingsParts settings,
            Locale locale,
            Function<AddressNames, TransactionDesk> desk,
            double width,
            double height) {
        return new MainScene(new MainScene.Parts(source, new KeystoreWallets(options.folders().wallets(),
                Optional.of(new Labels(new SettingsStore(options.folders().settingsFile())))), memory,
                main -> FileSaver.of(main, background),
                locale, InstantSource.system(), background, desk,
                settings, options.folders(), main -> new DesktopChoosers(() -> main.scene().getWindow()), history),
                width, height);
    }

    /// Over the same practice network as all else: whoever starts its node must know of those who stop it.
    private static TransactionDesk desk(
            Folders folders,
            AddressNames names,
            PracticeNetwork practice,
            ChainOptions chain) {
        return new TransactionDesk(new TransactionDesk.Tools(folders, names, practice, chain,
                InstantSource.system(), PAUSE_BETWEEN_LOOKS));
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
