package tern.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.feed.ChainTap;
import tern.app.feed.Samples;
import tern.app.feed.ScriptedSource;
import tern.app.history.ScriptedHistory;
import tern.app.market.ScriptedMarket;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.ui.Choosers;
import tern.app.wallets.SecretWords;
import tern.wallet.bittensor.Networks;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// Every page of the first start and every panel of the wallets, in the other languages, in the smallest window.
@ExtendWith(ApplicationExtension.class)
class EveryoneBeginsTest {

    private static final String WORDS = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    @TempDir
    private Path home;

    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final ScriptedSource source = new ScriptedSource();
    private Optional<Path> chosen = Optional.empty();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void closes() {
        window.close();
        source.close();
        background.shutdownNow();
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    private Folders folders() {
        return new Folders(home, home.resolve("state"), home.resolve("data"), home.resolve("cache"),
                home.resolve("wallets"));
    }

    private EveryoneWalk open(FxRobot robot, String language, String name) {
        Locale locale = Locale.forLanguageTag(language);
        Locale.setDefault(Locale.Category.DISPLAY, locale);
        MainScene.Parts parts = new MainScene.Parts(source, new KeystoreWallets(folders().wallets()),
                new SettingsMemory(new SettingsStore(folders().settingsFile())), _ -> (_, _) -> {}, locale,
                () -> FakeWorld.NOW, background, FakeWorld::desk, new FakeSettings().parts(), folders(),
                _ -> new Answers(), new ScriptedHistory(), new ScriptedMarket(), new ChainTap());
        window = new WindowRig(stage, robot, parts, 1024, 700,
                new Wish(Optional.of(Networks.finney()), Optional.empty(), Optional.of(Theme.DARK)))
                .waiting(Duration.ofSeconds(60));
        return new EveryoneWalk(window, robot, language + "-" + name);
    }

    /// Dialogs that are answered with the file or folder that a test lays out.
    private final class Answers implements Choosers {

        @Override
        public Optional<Path> openFile(String title) {
            return chosen;
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return chosen;
        }

        @Override
        public Optional<Path> saveFile(String title, String name) {
            return chosen;
        }
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(60), condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh-CN"})
    void aNewWallet(String language, FxRobot robot) {
        EveryoneWalk walk = open(robot, language, "create");
        until(() -> window.shows("#welcome-create"));
        walk.stop("0-welcome");
        window.fire("#welcome-create");
        until(() -> window.shows("#create-name"));
        window.fire("#create-with-hotkey");
        walk.stop("1-name");
        window.fill("#create-name", "first");
        window.fire("#create-name-step-on");
        until(() -> window.shows("#words-sheet"));
        window.fire("#create-print");
        until(() -> window.shows("#create-printed"));
        walk.stop("2-covered");
        window.fire("#create-show");
        walk.look("3-words");
        SecretWords words = window.main().firstStart().creating().orElseThrow().words();
        window.fire("#create-words-step-on");
        until(() -> window.shows("#create-check-step"));
        window.fire("#create-check-step-on");
        until(() -> window.shows("#create-check-wrong"));
        walk.stop("4-check");
        IntStream.rangeClosed(1, 12)
                .filter(number -> robot.lookup("#create-word-" + number).tryQuery().isPresent())
                .forEach(number -> window.fill("#create-word-" + number, words.word(number)));
        window.fire("#create-check-step-on");
        until(() -> window.shows("#create-password"));
        window.fill("#create-password", "bittensor");
        window.fire("#create-password-step-on");
        until(() -> window.shows("#create-password-wrong"));
        walk.stop("5-password");
        window.fire("#create-password-none");
        walk.look("6-none");
        window.fire("#create-password-step-on");
        until(() -> window.shows("#leaves-on"));
        walk.stop("7-leaves");
        walk.assertNothingFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh-CN"})
    void aWalletIsBroughtBack(String language, FxRobot robot) throws Exception {
        Path file = home.resolve("a backup with a rather long name, from the old computer.json");
        Keystore stick = Keystore.open(home.resolve("stick"));
        try (Secret uri = Secret.takeChars("//Alice".toCharArray());
                KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri);
                Secret password = Secret.takeChars("of the file".toCharArray())) {
            stick.createColdkey("cold", key, Optional.empty());
            Keystore.open(folders().wallets()).createColdkey("taken", key, Optional.empty());
            Files.writeString(file, stick.exportPolkadotJson("cold", Optional.empty(), password));
        }
        EveryoneWalk walk = open(robot, language, "restore");
        until(() -> window.shows("#welcome-restore"));
        window.fire("#welcome-watch");
        until(() -> window.shows("#welcome-address"));
        walk.stop("0-watch");
        window.fire("#welcome-restore");
        until(() -> window.shows("#restore-word-1"));
        robot.clickOn("#restore-word-1").write("bottom ").write("driev");
        until(() -> window.shows("#restore-check"));
        window.fire("#restore-advanced");
        until(() -> window.shows("#restore-path"));
        walk.stop("1-words");
        window.fire("#restore-from-seed");
        until(() -> window.shows("#restore-seed"));
        window.fire("#restore-source-step-on");
        until(() -> window.shows("#restore-source-step-problem"));
        walk.stop("2-seed");
        window.fire("#restore-from-file");
        chosen = Optional.of(file);
        window.fire("#restore-file");
        window.fill("#restore-file-password", "wrong");
        window.fire("#restore-source-step-on");
        until(() -> window.shows("#restore-source-step-problem"));
        walk.stop("3-file");
        window.fire("#restore-from-folder");
        chosen = Optional.of(home.resolve("stick"));
        window.fire("#restore-folder");
        until(() -> window.shows("#restore-foreign-cold"));
        walk.stop("4-folder");
        window.fire("#restore-from-words");
        until(() -> window.shows("#restore-word-1"));
        window.fill("#restore-word-1", WORDS);
        window.fire("#restore-source-step-on");
        until(() -> window.shows("#restore-address"));
        window.fill("#restore-name", "taken");
        until(() -> window.shows("#restore-name-wrong"));
        walk.stop("5-address");
        window.fill("#restore-name", "mine");
        window.fire("#restore-address-step-on");
        until(() -> window.shows("#restore-password"));
        walk.look("6-password");
        walk.assertNothingFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh-CN"})
    void walletsAndTheAddressBook(String language, FxRobot robot) throws Exception {
        source.answering(Samples.live(Samples.portfolio(), FakeWorld.NOW.minusSeconds(4)));
        Keystore keystore = Keystore.open(folders().wallets());
        try (Secret uri = Secret.takeChars("//Alice".toCharArray());
                KeyMaterial alice = KeyMaterial.ofUri(KeyScheme.SR25519, uri);
                Secret other = Secret.takeChars("//Miner".toCharArray());
                KeyMaterial miner = KeyMaterial.ofUri(KeyScheme.SR25519, other);
                Secret password = Secret.takeChars("correct horse battery".toCharArray())) {
            keystore.createColdkey("savings", alice, Optional.of(password));
            keystore.createHotkey("savings", "default", miner, Optional.empty());
            keystore.addWatchOnly("treasury", miner.account());
        }
        Files.writeString(folders().settingsFile(), "{\"leaves\":\"seen\",\"wallet\":\"savings\"}");
        EveryoneWalk walk = open(robot, language, "wallets");
        until(() -> window.shows("#nav-wallets"));
        window.fire("#nav-wallets");
        until(() -> window.shows("#wallet-card-savings"));
        walk.stop("0-tree");
        for (String action : List.of("label", "back-up", "verify", "hotkey")) {
            window.fire("#wallet-" + action + "-savings");
            walk.stop("1-" + action);
        }
        window.fill("#wallet-hotkey-name", "default");
        window.fire("#wallet-hotkey-go");
        until(() -> window.shows("#wallet-form-wrong"));
        walk.look("2-taken");
        window.fire("#wallet-label-savings");
        window.fill("#wallet-label-text", language.equals("de") ? "Für die Ausbildung der Kinder" : "孩子们的教育");
        window.fire("#wallet-label-go");
        until(() -> window.shows("#wallets-said"));
        walk.look("3-labelled");
        window.fire("#wallets-tab-book");
        until(() -> window.shows("#book-add"));
        walk.stop("4-book");
        window.fire("#book-add");
        window.fill("#book-name", "Kraken");
        window.fill("#book-address", "5Wrong");
        window.fire("#book-exchange");
        window.fire("#book-save");
        until(() -> window.shows("#book-wrong"));
        walk.stop("5-entry");
        window.fill("#book-address", ALICE);
        window.fire("#book-save");
        until(() -> window.shows("#book-edit-Kraken"));
        walk.stop("6-entries");
        walk.assertNothingFound();
    }
}
