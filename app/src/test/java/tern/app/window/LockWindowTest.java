package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.session.LockState;
import tern.app.session.Preferences;
import tern.app.theme.Theme;

/// Locking, what the lock hides, and how it opens, in the whole window.
@ExtendWith(ApplicationExtension.class)
class LockWindowTest {

    private static final Pattern AMOUNT = Pattern.compile("\\d[.,]\\d+ ?[τא-ת]|\\d{1,3}(,\\d{3})*\\.\\d{4}");

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
        world.lives();
    }

    @AfterEach
    void closes() {
        window.close();
    }

    private void open(FxRobot robot, int width, int height, Theme theme) {
        window = new WindowRig(stage, robot, world.parts(), width, height, theme);
    }

    private void open(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        WindowRig.until(() -> window.shows("#home-total"));
    }

    private void type(FxRobot robot, String password) {
        robot.interact(() -> robot.lookup("#lock-password").<TextInputControl>query().setText(password));
        window.press("#lock-unlock");
    }

    /// Every text that can be seen or is read out.
    private static List<String> words(Parent parent) {
        List<String> words = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.getAccessibleText() != null) {
                words.add(node.getAccessibleText());
            }
            if (node instanceof Labeled labeled && labeled.getText() != null) {
                words.add(labeled.getText());
                if (labeled.getTooltip() != null) {
                    words.add(labeled.getTooltip().getText());
                }
            }
            if (node instanceof Parent inner) {
                words.addAll(words(inner));
            }
        }
        return words;
    }

    @Test
    void theLockHidesEverythingAndOpensWithThePasswordOfAWallet(FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#home-positions").query().requestFocus());
        window.shortcut(KeyCode.K);
        window.shortcut(KeyCode.L);
        WindowRig.until(() -> window.shows("#lock-password"));
        List<String> words = words(window.main().scene().getRoot());
        assertThat(words).contains("You locked it.", "savings");
        assertThat(words).noneMatch(text -> AMOUNT.matcher(text).find());
        assertThat(words).noneMatch(text -> text.contains(Samples.SAVINGS.account().address().substring(0, 5)));
        assertThat(robot.lookup("#home-total").tryQuery()).isEmpty();
        assertThat(robot.lookup("#finder-panel").tryQuery()).isEmpty();
        assertThat(Window.getWindows()).hasSize(1);
        window.picture("lock-dark-1440x900");

        world.source.publish(Samples.live(Samples.portfolio(), FakeWorld.NOW));
        window.shortcut(KeyCode.K);
        assertThat(robot.lookup("#finder-panel").tryQuery()).as("keys do not reach what is behind").isEmpty();

        type(robot, "wrong");
        WindowRig.until(() -> window.shows("#lock-problem"));
        assertThat(window.text("#lock-problem")).isEqualTo("That is not the password of this wallet.");
        assertThat(robot.lookup("#lock-password").<TextInputControl>query().getText()).isEmpty();
        assertThat(world.settings.lock).isEqualTo(new LockState(true, 1, FakeWorld.NOW));
        window.picture("lock-dark-wrong");
        type(robot, "correct horse");
        WindowRig.until(() -> window.shows("#home-total"));
        assertThat(world.settings.lock).isEqualTo(LockState.open());
        assertThat(robot.lookup("#lock").tryQuery()).isEmpty();
    }

    @Test
    void wrongPasswordsSlowDownAndThePauseSurvivesARestart(FxRobot robot) {
        open(robot);
        window.press("#lock-now");
        for (int i = 0; i < 3; i++) {
            type(robot, "wrong " + i);
        }
        WindowRig.until(() -> window.shows("#lock-state"));
        assertThat(window.text("#lock-state")).isEqualTo("Too many wrong passwords. Try again in 5 s.");
        assertThat(robot.lookup("#lock-unlock").query().isDisabled()).isTrue();
        window.picture("lock-dark-wait");
        window.close();

        world.now = FakeWorld.NOW.plusSeconds(3);
        open(robot, 1440, 900, Theme.LIGHT);
        WindowRig.until(() -> window.shows("#lock-state"));
        assertThat(window.text("#lock-state")).isEqualTo("Too many wrong passwords. Try again in 2 s.");
        assertThat(window.text("#lock-reason")).isEqualTo("It was locked when Tern ended.");
        world.now = FakeWorld.NOW.plusSeconds(6);
        WindowRig.until(() -> !robot.lookup("#lock-unlock").query().isDisabled());
        window.picture("lock-light-1440x900");
        type(robot, "correct horse");
        WindowRig.until(() -> window.shows("#home-total"));
    }

    @Test
    void idleTimeAndSleepLock(FxRobot robot) {
        open(robot);
        world.settings.nanos = Duration.ofMinutes(Preferences.USUAL_AUTO_LOCK).plusSeconds(1).toNanos();
        WindowRig.until(() -> window.shows("#lock-reason"));
        assertThat(window.text("#lock-reason")).isEqualTo("Nobody used it for a while.");
        type(robot, "correct horse");
        WindowRig.until(() -> window.shows("#home-total"));
        world.now = FakeWorld.NOW.plus(Duration.ofHours(8));
        WindowRig.until(() -> window.shows("#lock-reason"));
        assertThat(window.text("#lock-reason")).isEqualTo("The computer slept.");
    }

    @Test
    void withoutAPasswordAPressIsEnough(FxRobot robot) {
        world.settings.withPassword = List.of();
        world.choices = world.choices.withZoom(200);
        open(robot, 1024, 700, Theme.DARK);
        window.press("#lock-now");
        WindowRig.until(() -> window.shows("#lock-press"));
        window.picture("lock-dark-1024x700-zoom-200");
        window.press("#lock-press");
        WindowRig.until(() -> window.shows("#home-total"));
    }

    @Test
    void theSmallestWindowHasRoomForThePassword(FxRobot robot) {
        world.choices = world.choices.withZoom(200);
        open(robot, 1024, 700, Theme.LIGHT);
        window.press("#lock-now");
        WindowRig.until(() -> window.shows("#lock-password"));
        window.picture("lock-light-1024x700-zoom-200");
    }

    @Test
    void hiddenAmountsAreDotsEverywhereAndComeBack(FxRobot robot) {
        open(robot);
        assertThat(words(window.main().scene().getRoot())).anyMatch(text -> AMOUNT.matcher(text).find());
        window.shortcut(KeyCode.H);
        WindowRig.settle();
        assertThat(words(window.main().scene().getRoot())).noneMatch(text -> AMOUNT.matcher(text).find());
        assertThat(world.settings.preferences.hideAmounts()).isTrue();
        world.source.publish(Samples.live(Samples.portfolio(8_599_189, List.of(Samples.SAVINGS),
                Samples.stakes(), "99.5"), FakeWorld.NOW));
        WindowRig.until(() -> window.text("#network-block").startsWith("Block 8,599,189"));
        assertThat(words(window.main().scene().getRoot())).noneMatch(text -> AMOUNT.matcher(text).find());
        window.picture("home-dark-hidden");
        window.press("#hide-amounts");
        assertThat(words(window.main().scene().getRoot())).anyMatch(text -> text.contains("99.5000 τ"));
    }
}
