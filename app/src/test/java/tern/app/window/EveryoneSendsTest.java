package tern.app.window;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.Problem;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.transact.PracticeWorld;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Keystore;
import tern.wallet.units.Hash32;

/// Sending from the form to the outcome in the other languages, in the smallest window, over a practice node.
@ExtendWith(ApplicationExtension.class)
class EveryoneSendsTest {

    private static final AccountId FRIEND = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;

    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    private Stage stage;
    private WindowRig window;
    private LivePortfolioService source;
    private ExecutorService files;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ofSeconds(1));
        world.give(world.wallet("savings", Optional.of(PracticeWorld.PASSWORD)), "1000");
        world.give(world.wallet("spending", Optional.empty()), "100");
        Keystore.open(world.folders().wallets()).addWatchOnly("friend", FRIEND);
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void closes() {
        shut();
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    private void shut() {
        window.close();
        source.close();
        files.shutdownNow();
    }

    private EveryoneWalk open(FxRobot robot, String wallet, String language) {
        Locale locale = Locale.forLanguageTag(language);
        Locale.setDefault(Locale.Category.DISPLAY, locale);
        files = Executors.newSingleThreadExecutor();
        ChainOptions options = ChainOptions.standard().withMetadataCache(world.folders().metadataCache());
        source = new LivePortfolioService(options, world.practice(), new ChainTap(), InstantSource.system(),
                defect -> new Problem(defect.toString(), Optional.empty()));
        MainScene.Parts parts = WindowParts.on(world.folders(), source, files, world::desk)
                .at(locale, InstantSource.system())
                .parts();
        window = new WindowRig(stage, robot, parts, 1024, 700,
                new Wish(Optional.of(Networks.practice()), Optional.of(wallet), Optional.of(Theme.DARK)));
        until(() -> window.shows("#home-total"));
        window.fire("#nav-transfer");
        until(() -> window.shows("#transfer"));
        return new EveryoneWalk(window, robot, language + "-send-" + wallet);
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(60), condition);
    }

    private void review(FxRobot robot) {
        until(() -> window.shows("#send-fee"));
        window.fire("#send-review");
        until(() -> window.shows("#review-amount"));
        until(() -> {
            window.readOn();
            return !robot.lookup("#review-sign").query().isDisabled();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh-CN"})
    void aTransferFromTheFormToItsOutcome(String language, FxRobot robot) {
        EveryoneWalk walk = open(robot, "savings", language);
        until(() -> window.shows("#receive-qr"));
        window.fire("#send-review");
        until(() -> window.shows("#send-to-wrong") && window.shows("#send-amount-wrong"));
        walk.stop("0-missing");
        window.fill("#send-to", "frie");
        until(() -> window.shows("#send-suggestion-friend"));
        walk.look("1-suggested");
        window.fill("#send-to", FRIEND.address());
        window.fill("#send-amount", "12.5");
        window.fire("#send-close");
        until(() -> window.shows("#send-everything"));
        walk.stop("2-everything");
        window.fire("#send-close");
        window.fill("#send-amount", "12.5");
        review(robot);
        walk.stop("3-review");
        window.fill("#review-password", "not it");
        window.fire("#review-sign");
        until(() -> window.shows("#review-password-wrong"));
        walk.look("4-wrong-password");
        robot.type(KeyCode.ESCAPE);
        until(() -> !window.shows("#review"));
        walk.assertNothingFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh-CN"})
    void whatBecameOfIt(String language, FxRobot robot) {
        EveryoneWalk walk = open(robot, "spending", language);
        window.fill("#send-to", FRIEND.address());
        window.fill("#send-amount", "1.5");
        review(robot);
        walk.look("0-review-without-password");
        window.fire("#review-sign");
        String finalized = language.equals("de") ? "Endgültig" : "已最终确认";
        until(() -> window.shows("#sent-stage") && window.text("#sent-stage").equals(finalized));
        walk.stop("1-sent");
        walk.assertNothingFound();
        shut();
        walk = open(robot, "friend", language);
        until(() -> window.shows("#send-no-key"));
        walk.stop("0-receive-only");
        walk.assertNothingFound();
    }
}
