package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.session.Preferences;
import tern.app.theme.Theme;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// What is typed and pasted of secrets does not outlast the lock, and does not stay on the clipboard; in the whole
/// window.
@ExtendWith(ApplicationExtension.class)
class SecretsWindowTest {

    private static final String WORDS = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
    private static final String SEED = "e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) throws Exception {
        stage = given;
        world.lives();
        try (Secret uri = Secret.takeChars("//Alice".toCharArray());
                KeyMaterial alice = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore.open(world.folders.wallets()).createColdkey("savings", alice, Optional.empty());
        }
    }

    @AfterEach
    void closes(FxRobot robot) {
        if (window != null) {
            window.close();
        } else {
            robot.interact(stage::hide);
        }
    }

    private void open(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        WindowRig.until(() -> window.shows("#home-total"));
    }

    private void ways(FxRobot robot) {
        open(robot);
        window.fire("#nav-wallets");
        window.fire("#wallets-add");
        WindowRig.until(() -> window.shows("#welcome-restore"));
    }

    private void lockAndUnlock(String shown) {
        window.shortcut(KeyCode.L);
        WindowRig.until(() -> window.shows("#lock-password"));
        window.fill("#lock-password", "correct horse");
        window.fire("#lock-unlock");
        WindowRig.until(() -> window.shows(shown));
    }

    private static String typed(FxRobot robot, String query) {
        return robot.lookup(query).<TextInputControl>query().getText();
    }

    private void isGone(FxRobot robot, String query) {
        assertThat(typed(robot, query)).as(query).isEmpty();
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        window.shortcut(KeyCode.Z);
        assertThat(typed(robot, query)).as("undone in %s", query).isEmpty();
    }

    private void put(FxRobot robot, String text) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static Optional<String> clipboard(FxRobot robot) {
        String[] found = new String[1];
        robot.interact(() -> found[0] = Clipboard.getSystemClipboard().getString());
        return Optional.ofNullable(found[0]);
    }

    private void paste(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        window.shortcut(KeyCode.V);
    }

    @Test
    void halfTypedWordsSeedsAndPathsAreGoneAfterTheLock(FxRobot robot) {
        ways(robot);
        window.fire("#welcome-restore");
        WindowRig.until(() -> window.shows("#restore-word-1"));
        robot.clickOn("#restore-word-1").write("bottom").clickOn("#restore-word-2").write("driv");
        WindowRig.until(() -> window.shows("#restore-word-offer-1"));
        window.fire("#restore-advanced");
        window.fill("#restore-path", "//stash");
        lockAndUnlock("#restore-word-1");
        assertThat(window.text("#toast")).contains("dropped");
        isGone(robot, "#restore-word-1");
        isGone(robot, "#restore-word-2");
        isGone(robot, "#restore-path");
        assertThat(window.shows("#restore-check")).as("nothing is said of words that are gone").isFalse();

        window.fire("#restore-from-seed");
        window.fill("#restore-seed", SEED);
        // a field that is not on the screen is emptied as well
        window.fire("#restore-from-words");
        lockAndUnlock("#restore-word-1");
        window.fire("#restore-from-seed");
        isGone(robot, "#restore-seed");

        window.fill("#restore-seed", SEED);
        window.fire("#restore-source-step-on");
        WindowRig.until(() -> window.shows("#restore-address"));
        window.fill("#restore-name", "mine");
        window.fire("#restore-address-step-on");
        WindowRig.until(() -> window.shows("#restore-password"));
        window.fill("#restore-password", "half of a pass");
        lockAndUnlock("#restore-seed");
        assertThat(robot.lookup("#restore-address").tryQuery()).as("the key was dropped, too").isEmpty();
        isGone(robot, "#restore-seed");
    }

    @Test
    void newWordsAreGoneAfterTheLock(FxRobot robot) {
        ways(robot);
        window.fire("#welcome-create");
        WindowRig.until(() -> window.shows("#create-name"));
        window.fill("#create-name", "first");
        window.fire("#create-name-step-on");
        WindowRig.until(() -> window.shows("#words-sheet"));
        window.fire("#create-show");
        assertThat(window.main().firstStart().creating().orElseThrow().words()).isNotNull();
        lockAndUnlock("#create-name");
        assertThat(window.main().firstStart().creating().orElseThrow().words()).isNull();
        assertThat(typed(robot, "#create-name")).as("a name is no secret").isEqualTo("first");
        window.fire("#create-name-step-on");
        WindowRig.until(() -> window.shows("#words-sheet"));
        window.fire("#create-show");
        window.fire("#create-words-step-on");
        WindowRig.until(() -> window.shows("#create-check-step"));
        window.shortcut(KeyCode.L);
        WindowRig.until(() -> window.shows("#lock-password"));
        assertThat(window.main().firstStart().creating().orElseThrow().words()).isNull();
    }

    @Test
    void passwordsAndWordsOfABackupAreGoneAfterTheLock(FxRobot robot) {
        open(robot);
        window.fire("#nav-wallets");
        window.fire("#wallet-back-up-savings");
        window.fill("#wallet-export-password", "correct horse battery");
        window.fill("#wallet-export-password-again", "correct horse");
        lockAndUnlock("#wallet-export-password");
        isGone(robot, "#wallet-export-password");
        isGone(robot, "#wallet-export-password-again");
        window.fire("#wallet-verify-savings");
        window.fill("#wallet-verify-word-3", "obey");
        window.fill("#wallet-verify-path", "//Alice");
        lockAndUnlock("#wallet-verify-word-3");
        isGone(robot, "#wallet-verify-word-3");
        isGone(robot, "#wallet-verify-path");
        window.fire("#wallet-verify-words-go");
        WindowRig.until(() -> window.shows("#wallet-form-wrong"));
    }

    @Test
    void aPhraseThatWasPastedIsTakenOffTheClipboard(FxRobot robot) {
        world.settings.preferences = Preferences.standard().withClipboardSeconds(5);
        ways(robot);
        window.fire("#welcome-restore");
        WindowRig.until(() -> window.shows("#restore-word-1"));
        put(robot, WORDS);
        paste(robot, "#restore-word-1");
        WindowRig.until(() -> typed(robot, "#restore-word-12").equals("walk"));
        assertThat(window.text("#restore-word-clipboard")).contains("takes it off after 5 s");
        assertThat(clipboard(robot)).contains(WORDS);
        window.pictures("restore-pasted");
        WindowRig.until(() -> window.text("#restore-word-clipboard").contains("took your secret off"));
        assertThat(clipboard(robot)).isEmpty();
        assertThat(typed(robot, "#restore-word-12")).as("what was pasted stays in the fields").isEqualTo("walk");

        window.fire("#restore-from-seed");
        put(robot, SEED);
        paste(robot, "#restore-seed");
        assertThat(typed(robot, "#restore-seed")).isEqualTo(SEED);
        assertThat(window.text("#restore-clipboard")).contains("takes it off after 5 s");
        put(robot, "a shopping list");
        WindowRig.until(() -> !window.shows("#restore-clipboard"));
        assertThat(clipboard(robot)).as("copied since").contains("a shopping list");
    }

    @Test
    void theUsualTimeIsHalfAMinuteAndLockingAndClosingDoNotWait(FxRobot robot) {
        ways(robot);
        window.fire("#welcome-restore");
        WindowRig.until(() -> window.shows("#restore-word-1"));
        put(robot, WORDS);
        paste(robot, "#restore-word-1");
        WindowRig.until(() -> window.shows("#restore-word-clipboard"));
        assertThat(window.text("#restore-word-clipboard")).contains("after 30 s");
        window.shortcut(KeyCode.L);
        WindowRig.until(() -> window.shows("#lock-password"));
        assertThat(clipboard(robot)).as("locked").isEmpty();
        put(robot, "correct horse");
        paste(robot, "#lock-password");
        assertThat(window.text("#lock-clipboard")).contains("after 30 s");
        window.picture("lock-dark-pasted");
        window.fire("#lock-unlock");
        WindowRig.until(() -> window.shows("#restore-word-1"));
        assertThat(clipboard(robot)).contains("correct horse");
        window.close();
        window = null;
        assertThat(clipboard(robot)).as("closed").isEmpty();
    }

    @Test
    void aWordThatIsCopiedOutIsTakenOffToo(FxRobot robot) {
        world.settings.preferences = Preferences.standard().withClipboardSeconds(5);
        ways(robot);
        window.fire("#welcome-restore");
        WindowRig.until(() -> window.shows("#restore-word-1"));
        window.fill("#restore-word-1", "bottom");
        robot.interact(() -> {
            TextInputControl field = robot.lookup("#restore-word-1").query();
            field.requestFocus();
            field.selectAll();
        });
        window.shortcut(KeyCode.C);
        assertThat(clipboard(robot)).contains("bottom");
        WindowRig.until(() -> clipboard(robot).isEmpty());
        assertThat(typed(robot, "#restore-word-1")).isEqualTo("bottom");
    }
}
