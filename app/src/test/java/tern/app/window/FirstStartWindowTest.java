package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
import tern.app.help.GuidePage;
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
    private final FakeSettings settings = new FakeSettings();
    private WindowRig window;

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
        stage = given;
    }

    @AfterEach
    void closes(FxRobot robot) {
        if (window != null) {
            window.close();
        } else {
            robot.interact(stage::hide);
        }
        source.close();
        background.shutdownNow();
    }

    private void open(FxRobot robot, Optional<Network> network) {
        MainScene.Parts parts = WindowParts.on(folders, source, background, FakeWorld::desk)
                .settings(settings.parts())
                .choosers(new Answers())
                .parts();
        window = new WindowRig(stage, robot, parts, 1440, 900,
                new Wish(network, Optional.empty(), Optional.of(Theme.DARK))).waiting(Duration.ofSeconds(60));
    }

    /// Dialogs that are answered with the files and folders that a test lays out.
    private final class Answers implements Choosers {

        @Override
        public Optional<Path> openFile(String title, Filter... only) {
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

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(60), condition);
    }

    /// The whole address of what is about to be restored, as it is told.
    private static String restored(FxRobot robot) {
        return robot.lookup("#restore-address").query().getAccessibleText().replace(" ", "");
    }

    @Test
    void fromTheFirstStartToTheFirstPayment(FxRobot robot) throws Exception {
        source = new LivePortfolioService(ChainOptions.standard(), PracticeNetwork.of(shared), new ChainTap(),
                InstantSource.system(),
                defect -> new Problem("defect", Optional.of(defect.toString())));
        open(robot, Optional.empty());
        until(() -> window.shows("#home-total"));
        assertThat(window.text("#wallet-name")).isEqualTo("Practice holder");
        window.fire("#practice-leave");
        until(() -> window.shows("#welcome-create"));
        window.pictures("welcome");
        window.fire("#welcome-create");
        until(() -> window.shows("#create-name"));
        robot.clickOn("#create-name").write("first");
        robot.interact(() -> robot.lookup("#create-with-hotkey").<ButtonBase>query().fire());
        window.assertEverythingHasAName();
        window.pictures("create-name");
        window.fire("#create-name-step-on");
        until(() -> window.shows("#words-sheet"));
        assertThat(robot.lookup("#create-words-step-on").query().isDisabled()).as("not before they were seen").isTrue();
        window.assertEverythingHasAName();
        window.pictures("create-words-covered");
        assertThat(GuideWindowTest.helpOn(window.main())).isEqualTo(GuidePage.BACKUP);
        window.fire("#create-print");
        until(() -> window.shows("#create-printed"));
        assertThat(window.text("#create-printed")).startsWith("There is no printer");
        window.fire("#create-show");
        SecretWords words = window.main().firstStart().creating().orElseThrow().words();
        assertThat(words).isNotNull();
        List<String> phrase = IntStream.rangeClosed(1, 12).mapToObj(words::word).toList();
        List<String> found = new ArrayList<>();
        robot.interact(() -> dump(window.main().scene().getRoot(), found));
        assertThat(found).isNotEmpty().doesNotContainAnyElementsOf(phrase);
        window.fire("#create-words-step-on");
        until(() -> window.shows("#create-check-step"));
        List<Integer> asked = IntStream.rangeClosed(1, 12)
                .filter(number -> robot.lookup("#create-word-" + number).tryQuery().isPresent())
                .boxed()
                .toList();
        assertThat(asked).hasSize(5);
        window.pictures("create-check");
        window.fire("#create-check-step-on");
        until(() -> window.shows("#create-check-wrong"));
        robot.clickOn("#create-word-" + asked.getFirst());
        for (int number : asked) {
            robot.write(phrase.get(number - 1)).type(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
        }
        until(() -> window.shows("#create-password"));
        window.fill("#create-password", "bittensor");
        assertThat(window.text("#create-password-strength")).startsWith("Easy to guess");
        window.pictures("create-password");
        window.fire("#create-password-step-on");
        assertThat(window.text("#create-password-wrong")).startsWith("Type the password a second time");
        window.fire("#create-password-none");
        assertThat(window.text("#create-password-warning")).contains("Without a password");
        window.fire("#create-password-step-on");
        until(() -> window.shows("#leaves-on"));
        assertThat(window.text("#leaves-whose")).contains("Nothing leaves it");
        assertThat(window.text("#leaves-prices-state")).isEqualTo("Off");
        assertThat(window.text("#leaves-prices-line")).contains("api.coingecko.com");
        window.assertEverythingHasAName();
        window.pictures("leaves");
        window.fire("#leaves-on");
        until(() -> window.shows("#home-total") && window.text("#wallet-name").equals("first"));
        AccountId account = Keystore.open(folders.wallets()).findWallet("first").orElseThrow().coldkey().orElseThrow();
        try (PracticeCalls calls = PracticeNetwork.of(shared).control().calls()) {
            calls.faucet(account, 250_000_000_000L);
        }
        until(() -> window.shows("#home-total")
                && "250.000000000 τ".equals(robot.lookup("#home-total").query().getAccessibleText()));
        window.picture("home-dark-first-payment");
        assertThat(new SettingsStore(folders.settingsFile()).load().text("leaves")).isPresent();
    }

    /// Where something begins, from the top of the window.
    private double top(FxRobot robot, String query) {
        double[] top = new double[1];
        robot.interact(() -> {
            Parent root = window.main().scene().getRoot();
            root.applyCss();
            root.layout();
            Node node = robot.lookup(query).query();
            top[0] = node.localToScene(node.getLayoutBounds()).getMinY();
        });
        return top[0];
    }

    private Optional<String> focused(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        List<String> focused = new ArrayList<>();
        robot.interact(() -> {
            Node owner = window.main().scene().getFocusOwner();
            if (owner != null && owner.getId() != null) {
                focused.add(owner.getId());
            }
        });
        return focused.stream().findFirst();
    }

    @Test
    void enterLeadsThroughThePagesAndNothingMovesUnderTheMouse(FxRobot robot) {
        folders = at(home.resolve("enter"));
        open(robot, Optional.of(Networks.finney()));
        window.fire("#welcome-create");
        until(() -> window.shows("#create-name"));
        Node on = robot.lookup("#create-name-step-on").query();
        robot.interact(() -> on.setDisable(true));
        robot.clickOn("#create-name").write("first").type(KeyCode.ENTER);
        robot.interact(() -> on.setDisable(false));
        assertThat(window.shows("#create-name")).as("the button could not be pressed either").isTrue();
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#words-sheet"));
        window.fire("#create-words-step-back");
        window.fire("#create-with-hotkey");
        robot.clickOn("#create-name").type(KeyCode.ENTER);
        assertThat(focused(robot)).contains("create-hotkey");
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#words-sheet"));
        window.fire("#create-show");
        SecretWords words = window.main().firstStart().creating().orElseThrow().words();
        assertThat(words).isNotNull();
        window.fire("#create-words-step-on");
        until(() -> window.shows("#create-check-step"));
        List<Integer> asked = IntStream.rangeClosed(1, 12)
                .filter(number -> robot.lookup("#create-word-" + number).tryQuery().isPresent())
                .boxed()
                .toList();
        double before = top(robot, "#create-check-step-on");
        robot.clickOn("#create-word-" + asked.getFirst());
        for (int number : asked) {
            assertThat(focused(robot)).contains("create-word-" + number);
            robot.type(KeyCode.ENTER);
        }
        until(() -> window.shows("#create-check-wrong"));
        assertThat(top(robot, "#create-check-step-on")).as("below what is not right yet").isEqualTo(before);
        robot.clickOn("#create-word-" + asked.getLast()).write(words.word(asked.getLast()));
        WaitForAsyncUtils.waitForFxEvents();
        String others = String.join(", ", asked.stream().limit(4).map(number -> Integer.toString(number)).toList());
        assertThat(window.text("#create-check-wrong")).startsWith("Not right yet: word " + others + ".");
        robot.clickOn("#create-word-" + asked.getFirst());
        for (int number : asked.subList(0, 4)) {
            robot.write(words.word(number)).type(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(window.shows("#create-check-wrong")).as("all were changed").isFalse();
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#create-password"));
        double none = top(robot, "#create-password-none");
        robot.clickOn("#create-password").write("bitten");
        assertThat(window.text("#create-password-strength")).startsWith("Easy to guess");
        assertThat(top(robot, "#create-password-none")).as("below the strength").isEqualTo(none);
        robot.write(" horse battery").type(KeyCode.ENTER);
        assertThat(focused(robot)).contains("create-password-again");
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#create-password-wrong"));
        assertThat(top(robot, "#create-password-none")).as("below what is wrong").isEqualTo(none);
        robot.write("bitten horse battery").type(KeyCode.ENTER);
        until(() -> window.shows("#leaves-on"));
        assertThat(folders.wallets().resolve("first/coldkey")).exists();
    }

    @Test
    void restoredFromWordsWithHelpAndNothingConnectsBeforeThePage(FxRobot robot) throws Exception {
        folders = at(home.resolve("words"));
        try (Secret uri = Secret.takeChars("//Alice".toCharArray());
                KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore.open(folders.wallets()).createColdkey("taken", key, Optional.empty());
        }
        open(robot, Optional.of(Networks.finney()));
        window.fire("#welcome-restore");
        until(() -> window.shows("#restore-word-1"));
        robot.clickOn("#restore-word-1").write("bott").type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#restore-word-1").<TextInputControl>query().getText()).isEqualTo("bottom");
        robot.write("driev");
        until(() -> window.text("#restore-check").contains("Word 2 is not in the word list"));
        assertThat(window.text("#restore-check")).contains("drive");
        window.assertEverythingHasAName();
        window.pictures("restore-words-wrong");
        List<String> swapped = new ArrayList<>(WORDS);
        swapped.set(0, WORDS.get(1));
        swapped.set(1, WORDS.get(0));
        robot.interact(() -> {
            robot.lookup("#restore-word-2").<TextInputControl>query().clear();
            robot.lookup("#restore-word-1").<TextInputControl>query().setText(String.join(" ", swapped));
        });
        until(() -> window.text("#restore-check").startsWith("Each word is known, but together they do not fit"));
        window.fill("#restore-word-1", String.join("  ", WORDS));
        until(() -> window.text("#restore-check").startsWith("12 words that belong together"));
        window.fire("#restore-advanced");
        until(() -> window.shows("#restore-path"));
        window.fire("#restore-source-step-on");
        until(() -> window.shows("#restore-address"));
        assertThat(restored(robot)).isEqualTo(ROOT);
        robot.clickOn("#restore-name").write("taken");
        until(() -> window.shows("#restore-name-wrong"));
        assertThat(window.text("#restore-name-wrong")).contains("“taken” already");
        window.pictures("restore-address");
        window.fill("#restore-name", "mine");
        window.fire("#restore-address-step-on");
        window.fire("#restore-password-none");
        window.fire("#restore-password-step-on");
        until(() -> window.shows("#leaves-on"));
        assertThat(window.text("#leaves-network")).contains("Finney");
        window.pictures("leaves-finney");
        assertThat(scripted.selections()).as("nothing is sent before that").isEmpty();
        window.fire("#leaves-prices");
        assertThat(window.text("#leaves-prices-state")).isEqualTo("On");
        window.fire("#leaves-on");
        until(() -> !scripted.selections().isEmpty());
        assertThat(scripted.selections().getLast().network()).isEqualTo(Networks.finney());
        assertThat(scripted.selections().getLast().accounts().getFirst().account().address()).isEqualTo(ROOT);
        until(() -> settings.preferences.prices().on());
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
        window.fire("#practice-leave");
        window.fire("#welcome-restore");
        window.fire("#restore-from-file");
        chosen.add(file);
        window.fire("#restore-file");
        assertThat(window.text("#restore-file-chosen")).endsWith("alice.json");
        window.fill("#restore-file-password", "wrong");
        window.fire("#restore-source-step-on");
        until(() -> window.shows("#restore-source-step-problem"));
        assertThat(window.text("#restore-source-step-problem-sentence")).contains("password is wrong");
        window.pictures("restore-file-wrong");
        window.fill("#restore-file-password", "of the file");
        // the pause after a wrong one may not be over yet
        until(() -> {
            robot.lookup("#restore-source-step-on").<ButtonBase>tryQuery().ifPresent(ButtonBase::fire);
            return window.shows("#restore-address");
        });
        assertThat(restored(robot)).isEqualTo(ALICE);
        window.fire("#restore-address-step-back");
        window.fire("#restore-from-folder");
        chosen.add(home.resolve("stick"));
        window.fire("#restore-folder");
        until(() -> window.shows("#restore-foreign-cold"));
        window.pictures("restore-folder");
        window.fire("#restore-source-step-on");
        window.fire("#leaves-on");
        until(() -> window.text("#wallet-name").equals("cold"));
        assertThat(folders.wallets().resolve("cold/coldkey")).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInTheWindow(FxRobot robot) throws Exception {
        folders = at(home.resolve("blocked"));
        Files.createDirectories(home.resolve("blocked"));
        open(robot, Optional.of(Networks.finney()));
        window.fire("#welcome-restore");
        window.fire("#restore-from-seed");
        window.fill("#restore-seed", "e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a");
        window.pictures("restore-seed");
        window.fire("#restore-source-step-on");
        until(() -> window.shows("#restore-address"));
        window.fill("#restore-name", "mine");
        window.fire("#restore-address-step-on");
        Files.writeString(folders.wallets(), "a file where the folder should be");
        window.fire("#restore-password-none");
        window.fire("#restore-password-step-on");
        until(() -> window.shows("#restore-password-step-problem"));
        assertThat(window.text("#restore-password-step-problem-sentence")).isNotBlank();
        window.picture("restore-blocked-dark-1440x900");
        assertThat(scripted.selections()).isEmpty();
    }

    @Test
    void declinedThePageLeadsBackToThePracticeNetwork(FxRobot robot) {
        folders = at(home.resolve("declined"));
        open(robot, Optional.of(Networks.finney()));
        window.fire("#welcome-watch");
        robot.write(ALICE).type(KeyCode.ENTER);
        until(() -> window.shows("#leaves-practice"));
        assertThat(robot.lookup("#welcome-watch").query().isDisabled()).as("what is under it").isTrue();
        // there is nothing to find yet, and nothing says that there were
        window.shortcut(KeyCode.K);
        assertThat(window.shows("#finder-panel")).isFalse();
        double before = robot.lookup("#leaves-on").query().getLayoutBounds().getHeight();
        window.shortcut(KeyCode.EQUALS);
        // it can be made larger all the same
        until(() -> robot.lookup("#leaves-on").query().getLayoutBounds().getHeight() > before);
        window.shortcut(KeyCode.DIGIT0);
        window.fire("#leaves-practice");
        until(() -> !window.shows("#leaves-on"));
        assertThat(scripted.selections()).isEmpty();
        assertThat(window.text("#welcome-network")).isEqualTo("Practice network");
    }
}
