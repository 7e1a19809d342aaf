package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.PortfolioSource;
import tern.app.feed.Problem;
import tern.app.feed.ScriptedSource;
import tern.app.history.ScriptedHistory;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.ui.Choosers;
import tern.app.wallets.SecretWords;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.StartWish;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// The whole ways of the first start through the real window, over real folders, settings and key files; the way to the
/// first payment over a real practice node, too.
@ExtendWith(ApplicationExtension.class)
class FirstStartWindowTest {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final List<String> WORDS = List.of(
            "bottom drive obey lake curtain smoke basket hold race lonely fit walk".split(" "));
    private static final String ROOT = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    @TempDir
    private static Path home;

    private static Folders shared = at(Path.of("unused"));

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final ScriptedSource scripted = new ScriptedSource();
    private final List<Path> chosen = new ArrayList<>();
    private PortfolioSource source = scripted;
    private Folders folders = shared;
    private Stage stage;
    private MainScene main;

    private static Folders at(Path home) {
        return new Folders(home, home.resolve("state"), home.resolve("data"), home.resolve("cache"),
                home.resolve("wallets"));
    }

    @BeforeAll
    static void startsANode() throws Exception {
        shared = at(home.resolve("practice-home"));
        PracticeNetwork.of(shared)
                .start(StartWish.quiet().withHistoryHours(0).withBlockTime(Duration.ofMillis(250)), _ -> {});
    }

    @AfterAll
    static void stopsIt() throws Exception {
        PracticeNetwork.of(shared).control().stop();
    }

    @Start
    void start(Stage given) throws IOException {
        Files.createDirectories(SCREENS);
        stage = given;
    }

    @AfterEach
    void closes(FxRobot robot) {
        robot.interact(() -> {
            if (main != null) {
                main.close();
            }
            stage.hide();
        });
        source.close();
        background.shutdownNow();
    }

    private void open(FxRobot robot, Optional<Network> network) {
        robot.interact(() -> {
            main = new MainScene(new MainScene.Parts(source, new KeystoreWallets(folders.wallets()),
                    new SettingsMemory(new SettingsStore(folders.settingsFile())), _ -> (_, _) -> {}, Locale.ENGLISH,
                    InstantSource.system(), background, FakeWorld::desk, new FakeSettings().parts(), folders,
                    _ -> new Answers(), new ScriptedHistory()), 1440, 900);
            stage.setScene(main.scene());
            stage.setWidth(1440);
            stage.setHeight(900);
            main.start(new Wish(network, Optional.empty(), Optional.of(Theme.DARK)));
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Dialogs that are answered with the files and folders that a test lays out.
    private final class Answers implements Choosers {

        @Override
        public Optional<Path> openFile(String title) {
            return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen.removeFirst());
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return openFile(title);
        }

        @Override
        public Optional<Path> saveFile(String title, String name) {
            return openFile(title);
        }
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).until(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(FirstStartWindowTest::isVisible).isPresent();
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private static void fill(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
    }

    private static void press(FxRobot robot, String query) {
        until(() -> isShown(robot, query) && !robot.lookup(query).query().isDisabled());
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// In both themes, in the smallest window, and at twice the size.
    private void pictures(FxRobot robot, String name) {
        picture(robot, name + "-dark-1440x900");
        robot.interact(() -> main.look().wear(Theme.LIGHT));
        picture(robot, name + "-light-1440x900");
        robot.interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        picture(robot, name + "-light-1024x700");
        robot.interact(() -> main.look().wear(Theme.DARK));
        picture(robot, name + "-dark-1024x700");
        robot.interact(() -> main.look().zoom(200));
        picture(robot, name + "-dark-1024x700-zoom-200");
        assertNothingIsCutOff(robot, name);
        robot.interact(() -> {
            main.look().zoom(100);
            stage.setWidth(1440);
            stage.setHeight(900);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void assertNothingIsCutOff(FxRobot robot, String name) {
        for (Node node : robot.lookup(".button").queryAll()) {
            if (isVisible(node)) {
                double right = node.localToScene(node.getLayoutBounds()).getMaxX();
                assertThat(right).as("%s at 200 %%: %s", name, node).isLessThanOrEqualTo(1025);
            }
        }
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            try {
                new PictureFile(SCREENS.resolve(name + ".png")).save(main.scene().snapshot(null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// What a reader of the scene could find: texts, names and helps of all nodes.
    private static void dump(Node node, List<String> found) {
        found.add(String.valueOf(node.getAccessibleText()));
        found.add(String.valueOf(node.getAccessibleHelp()));
        switch (node) {
            case Labeled labeled -> found.add(String.valueOf(labeled.getText()));
            case TextInputControl input -> found.add(String.valueOf(input.getText()));
            case Text text -> found.add(text.getText());
            default -> {
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> dump(child, found));
        }
    }

    private static void everythingHasAName(Node node, List<String> nameless) {
        if (node instanceof ButtonBase || node instanceof TextInputControl) {
            boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                    || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
            if (!named || node.getId() == null) {
                nameless.add(node.toString());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> everythingHasAName(child, nameless));
        }
    }

    private void assertEverythingHasAName(FxRobot robot) {
        List<String> nameless = new ArrayList<>();
        robot.interact(() -> everythingHasAName(main.scene().getRoot(), nameless));
        assertThat(nameless).isEmpty();
    }

    @Test
    void fromTheFirstStartToTheFirstPayment(FxRobot robot) throws Exception {
        source = new LivePortfolioService(ChainOptions.standard(), PracticeNetwork.of(shared), new ChainTap(),
                InstantSource.system(),
                defect -> new Problem("defect", Optional.of(defect.toString())));
        open(robot, Optional.empty());
        until(() -> isShown(robot, "#home-total"));
        assertThat(text(robot, "#wallet-name")).isEqualTo("Practice holder");
        press(robot, "#practice-leave");
        until(() -> isShown(robot, "#welcome-create"));
        pictures(robot, "welcome");
        press(robot, "#welcome-create");
        until(() -> isShown(robot, "#create-name"));
        robot.clickOn("#create-name").write("first");
        robot.interact(() -> robot.lookup("#create-with-hotkey").<ButtonBase>query().fire());
        assertEverythingHasAName(robot);
        pictures(robot, "create-name");
        press(robot, "#create-name-step-on");
        until(() -> isShown(robot, "#words-sheet"));
        assertThat(robot.lookup("#create-words-step-on").query().isDisabled()).as("not before they were seen").isTrue();
        assertEverythingHasAName(robot);
        pictures(robot, "create-words-covered");
        press(robot, "#create-print");
        until(() -> isShown(robot, "#create-printed"));
        assertThat(text(robot, "#create-printed")).startsWith("There is no printer");
        press(robot, "#create-show");
        SecretWords words = main.firstStart().creating().orElseThrow().words();
        assertThat(words).isNotNull();
        List<String> phrase = IntStream.rangeClosed(1, 12).mapToObj(words::word).toList();
        List<String> found = new ArrayList<>();
        robot.interact(() -> dump(main.scene().getRoot(), found));
        assertThat(found).isNotEmpty().doesNotContainAnyElementsOf(phrase);
        press(robot, "#create-words-step-on");
        until(() -> isShown(robot, "#create-check-step"));
        List<Integer> asked = IntStream.rangeClosed(1, 12)
                .filter(number -> robot.lookup("#create-word-" + number).tryQuery().isPresent())
                .boxed()
                .toList();
        assertThat(asked).hasSize(5);
        pictures(robot, "create-check");
        press(robot, "#create-check-step-on");
        until(() -> isShown(robot, "#create-check-wrong"));
        robot.clickOn("#create-word-" + asked.getFirst());
        for (int number : asked) {
            robot.write(phrase.get(number - 1)).type(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
        }
        until(() -> isShown(robot, "#create-password"));
        fill(robot, "#create-password", "bittensor");
        assertThat(text(robot, "#create-password-strength")).startsWith("Easy to guess");
        pictures(robot, "create-password");
        press(robot, "#create-password-step-on");
        assertThat(text(robot, "#create-password-wrong")).startsWith("Type the password a second time");
        press(robot, "#create-password-none");
        assertThat(text(robot, "#create-password-warning")).contains("Without a password");
        press(robot, "#create-password-step-on");
        until(() -> isShown(robot, "#leaves-on"));
        assertThat(text(robot, "#leaves-whose")).contains("Nothing leaves it");
        assertThat(text(robot, "#leaves-prices-state")).isEqualTo("Off");
        assertThat(text(robot, "#leaves-updates-state")).isEqualTo("Off");
        assertEverythingHasAName(robot);
        pictures(robot, "leaves");
        press(robot, "#leaves-on");
        until(() -> isShown(robot, "#home-total") && text(robot, "#wallet-name").equals("first"));
        AccountId account = Keystore.open(folders.wallets()).findWallet("first").orElseThrow().coldkey().orElseThrow();
        try (PracticeCalls calls = PracticeNetwork.of(shared).control().calls()) {
            calls.faucet(account, 250_000_000_000L);
        }
        until(() -> isShown(robot, "#home-total")
                && "250.000000000 τ".equals(robot.lookup("#home-total").query().getAccessibleText()));
        picture(robot, "home-dark-first-payment");
        assertThat(new SettingsStore(folders.settingsFile()).load().text("leaves")).isPresent();
    }

    @Test
    void restoredFromWordsWithHelpAndNothingConnectsBeforeThePage(FxRobot robot) throws Exception {
        folders = at(home.resolve("words"));
        try (Secret uri = Secret.takeChars("//Alice".toCharArray());
                KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore.open(folders.wallets()).createColdkey("taken", key, Optional.empty());
        }
        open(robot, Optional.of(Networks.finney()));
        press(robot, "#welcome-restore");
        until(() -> isShown(robot, "#restore-word-1"));
        robot.clickOn("#restore-word-1").write("bott").type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#restore-word-1").<TextInputControl>query().getText()).isEqualTo("bottom");
        robot.write("driev");
        until(() -> text(robot, "#restore-check").contains("Word 2 is not in the word list"));
        assertThat(text(robot, "#restore-check")).contains("drive");
        assertEverythingHasAName(robot);
        pictures(robot, "restore-words-wrong");
        List<String> swapped = new ArrayList<>(WORDS);
        swapped.set(0, WORDS.get(1));
        swapped.set(1, WORDS.get(0));
        robot.interact(() -> {
            robot.lookup("#restore-word-2").<TextInputControl>query().clear();
            robot.lookup("#restore-word-1").<TextInputControl>query().setText(String.join(" ", swapped));
        });
        until(() -> text(robot, "#restore-check").startsWith("The words are all right but the checksum is not"));
        fill(robot, "#restore-word-1", String.join("  ", WORDS));
        until(() -> text(robot, "#restore-check").startsWith("12 words that belong together"));
        press(robot, "#restore-advanced");
        until(() -> isShown(robot, "#restore-path"));
        press(robot, "#restore-source-step-on");
        until(() -> isShown(robot, "#restore-address"));
        assertThat(text(robot, "#restore-address").replace(" ", "")).isEqualTo(ROOT);
        robot.clickOn("#restore-name").write("taken");
        until(() -> isShown(robot, "#restore-name-wrong"));
        assertThat(text(robot, "#restore-name-wrong")).contains("“taken” already");
        pictures(robot, "restore-address");
        fill(robot, "#restore-name", "mine");
        press(robot, "#restore-address-step-on");
        press(robot, "#restore-password-none");
        press(robot, "#restore-password-step-on");
        until(() -> isShown(robot, "#leaves-on"));
        assertThat(text(robot, "#leaves-network")).contains("Finney");
        pictures(robot, "leaves-finney");
        assertThat(scripted.selections()).as("nothing is sent before that").isEmpty();
        press(robot, "#leaves-prices");
        assertThat(text(robot, "#leaves-prices-state")).isEqualTo("On");
        press(robot, "#leaves-on");
        until(() -> !scripted.selections().isEmpty());
        assertThat(scripted.selections().getLast().network()).isEqualTo(Networks.finney());
        assertThat(scripted.selections().getLast().accounts().getFirst().account().address()).isEqualTo(ROOT);
        until(() -> new SettingsStore(folders.settingsFile()).load().text("prices").equals(Optional.of("on")));
    }

    @Test
    void restoredFromAFileAndFromAnotherFolder(FxRobot robot) throws Exception {
        folders = at(home.resolve("files"));
        Path file = home.resolve("alice.json");
        Keystore stick = Keystore.open(home.resolve("stick"));
        try (Secret uri = Secret.takeChars("//Alice".toCharArray());
                KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri);
                Secret password = Secret.takeChars("of the file".toCharArray())) {
            stick.createColdkey("cold", key, Optional.empty());
            Files.writeString(file, stick.exportPolkadotJson("cold", Optional.empty(), password));
        }
        open(robot, Optional.of(Networks.practice()));
        press(robot, "#practice-leave");
        press(robot, "#welcome-restore");
        press(robot, "#restore-from-file");
        chosen.add(file);
        press(robot, "#restore-file");
        assertThat(text(robot, "#restore-file-chosen")).endsWith("alice.json");
        fill(robot, "#restore-file-password", "wrong");
        press(robot, "#restore-source-step-on");
        until(() -> isShown(robot, "#restore-source-step-problem"));
        assertThat(text(robot, "#restore-source-step-problem-sentence")).contains("password is wrong");
        pictures(robot, "restore-file-wrong");
        fill(robot, "#restore-file-password", "of the file");
        press(robot, "#restore-source-step-on");
        until(() -> isShown(robot, "#restore-address"));
        assertThat(text(robot, "#restore-address").replace(" ", "")).isEqualTo(ALICE);
        press(robot, "#restore-address-step-back");
        press(robot, "#restore-from-folder");
        chosen.add(home.resolve("stick"));
        press(robot, "#restore-folder");
        until(() -> isShown(robot, "#restore-foreign-cold"));
        pictures(robot, "restore-folder");
        press(robot, "#restore-source-step-on");
        press(robot, "#leaves-on");
        until(() -> text(robot, "#wallet-name").equals("cold"));
        assertThat(folders.wallets().resolve("cold/coldkey")).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInTheWindow(FxRobot robot) throws Exception {
        folders = at(home.resolve("blocked"));
        Files.createDirectories(home.resolve("blocked"));
        open(robot, Optional.of(Networks.finney()));
        press(robot, "#welcome-restore");
        press(robot, "#restore-from-seed");
        fill(robot, "#restore-seed", "e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a");
        pictures(robot, "restore-seed");
        press(robot, "#restore-source-step-on");
        until(() -> isShown(robot, "#restore-address"));
        fill(robot, "#restore-name", "mine");
        press(robot, "#restore-address-step-on");
        Files.writeString(folders.wallets(), "a file where the folder should be");
        press(robot, "#restore-password-none");
        press(robot, "#restore-password-step-on");
        until(() -> isShown(robot, "#restore-password-step-problem"));
        assertThat(text(robot, "#restore-password-step-problem-sentence")).isNotBlank();
        picture(robot, "restore-blocked-dark-1440x900");
        assertThat(scripted.selections()).isEmpty();
    }

    @Test
    void declinedThePageLeadsBackToThePracticeNetwork(FxRobot robot) {
        folders = at(home.resolve("declined"));
        open(robot, Optional.of(Networks.finney()));
        press(robot, "#welcome-watch");
        robot.write(ALICE).type(KeyCode.ENTER);
        until(() -> isShown(robot, "#leaves-practice"));
        assertThat(robot.lookup("#welcome-watch").query().isDisabled()).as("what is under it").isTrue();
        press(robot, "#leaves-practice");
        until(() -> !isShown(robot, "#leaves-on"));
        assertThat(scripted.selections()).isEmpty();
        assertThat(text(robot, "#welcome-network")).isEqualTo("Practice network");
    }
}
