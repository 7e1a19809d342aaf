package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.fx.Fx;
import tern.app.settings.Section;
import tern.app.theme.Theme;
import tern.app.tray.FakeTray;
import tern.app.tray.TrayChoice;
import tern.app.tray.TrayDesktop;

/// The page Settings in the whole window.
@ExtendWith(ApplicationExtension.class)
class SettingsWindowTest {

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
        window.press("#nav-settings");
        WindowRig.until(() -> window.shows("#settings-nodes"));
    }

    private void open(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
    }

    @Test
    void everyPartIsDrawnInBothThemes(FxRobot robot) {
        open(robot);
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            for (Section section : Section.values()) {
                window.press("#settings-" + section.name().toLowerCase(Locale.ROOT));
                if (section == Section.NETWORKS) {
                    window.press("#node-finney-test");
                }
                window.picture("settings-" + section.name().toLowerCase(Locale.ROOT) + "-"
                        + theme.name().toLowerCase(Locale.ROOT) + "-1440x900");
            }
            window.press("#settings-appearance");
            window.press("#theme-light");
            WindowRig.until(() -> world.choices.theme() == Theme.LIGHT);
        }
    }

    @Test
    void itFitsTheSmallestWindowAndTwiceTheSize(FxRobot robot) {
        // it only shrinks here: the headless toolkit may still copy the old picture while a window grows
        open(robot, 1440, 900, Theme.DARK);
        window.press("#settings-appearance");
        for (int i = 0; i < 10; i++) {
            window.press("#zoom-larger");
        }
        assertThat(window.text("#zoom-percent")).isEqualTo("200 %");
        assertThat(robot.lookup("#zoom-larger").query().isDisabled()).isTrue();
        assertThat(world.choices.zoom()).isEqualTo(200);
        window.picture("settings-appearance-dark-1440x900-zoom-200");
        window.press("#settings-networks");
        window.picture("settings-dark-1440x900-zoom-200");
        window.size(1024, 700);
        window.picture("settings-dark-1024x700-zoom-200");
        window.shortcut(KeyCode.DIGIT0);
        window.picture("settings-dark-1024x700");
    }

    @Test
    void aNodeIsAddedTestedMovedAndRemoved(FxRobot robot) {
        open(robot);
        for (String address : List.of("ws://10.0.0.5:9944", "ws://10.0.0.6:9944")) {
            robot.interact(() -> robot.lookup("#settings-node").<TextInputControl>query().setText(address));
            window.press("#settings-node-go");
        }
        assertThat(world.settings.preferences.endpoints()).containsExactly("ws://10.0.0.5:9944", "ws://10.0.0.6:9944");
        window.press("#node-ws-10-0-0-6-9944-up");
        assertThat(world.settings.preferences.endpoints()).containsExactly("ws://10.0.0.6:9944", "ws://10.0.0.5:9944");
        window.press("#node-ws-10-0-0-6-9944-test");
        assertThat(window.text("#node-ws-10-0-0-6-9944-outcome"))
                .isEqualTo("Answers: Bittensor, runtime version 424, block 8,599,188, 38 ms");
        assertThat(main().scene().getFocusOwner().getId()).as("the focus stays")
                .isEqualTo("node-ws-10-0-0-6-9944-test");
        window.picture("settings-nodes-dark");
        window.press("#network-card");
        WindowRig.until(() -> window.shows("#network-panel"));
        assertThat(robot.lookup("#network-panel .choice-name").queryAll()).hasSize(6);
        robot.type(KeyCode.ESCAPE);
        window.press("#node-ws-10-0-0-5-9944-remove");
        assertThat(world.settings.preferences.endpoints()).containsExactly("ws://10.0.0.6:9944");
        robot.interact(() -> robot.lookup("#settings-node").<TextInputControl>query().setText("http://node"));
        window.press("#settings-node-go");
        assertThat(window.text("#settings-node-wrong")).contains("ws://");
    }

    private MainScene main() {
        return window.main();
    }

    @Test
    void aTestOfSeveralNodesNamesEachOnce(FxRobot robot) {
        world.settings.unreachable = "lite.chain.opentensor.ai";
        open(robot);
        window.press("#node-finney-test");
        assertThat(window.text("#node-finney-outcome")).isEqualTo("""
                entrypoint-finney.opentensor.ai: Answers: Bittensor, runtime version 424, block 8,599,188, 38 ms
                wss://lite.chain.opentensor.ai:443 did not answer in time.""");
    }

    @Test
    void nothingCanBeDoneToThePracticeNetworkBeforeItIsKnownHowItStands(FxRobot robot) {
        List<Runnable> waiting = new CopyOnWriteArrayList<>();
        world.settings.practiceRuns = true;
        world.settings.work = waiting::add;
        open(robot);
        assertThat(window.text("#practice-state")).isEqualTo("Checking…");
        for (String id : List.of("start", "stop", "faucet", "reset", "speed")) {
            assertThat(robot.lookup("#practice-" + id).query().isDisabled()).as(id).isTrue();
        }
        window.picture("settings-practice-checking");
        WindowRig.until(() -> !waiting.isEmpty());
        waiting.forEach(Runnable::run);
        WindowRig.until(() -> window.text("#practice-state").startsWith("Running."));
        assertThat(robot.lookup("#practice-start").query().isDisabled()).as("it runs already").isTrue();
        assertThat(robot.lookup("#practice-stop").query().isDisabled()).isFalse();
    }

    @Test
    void thePracticeNetworkIsStartedGivesPlayMoneyAndIsResetOnlyAfterAQuestion(FxRobot robot) {
        open(robot);
        WindowRig.until(() -> !robot.lookup("#practice-start").query().isDisabled());
        window.press("#practice-start");
        WindowRig.until(() -> window.text("#practice-state").equals("Running. Block 4,812, runtime version 424."));
        window.press("#practice-faucet");
        WindowRig.until(() -> window.text("#practice-said").equals("100.0000 τ of play TAO arrived in block 4,813."));
        assertThat(world.settings.deeds).contains("faucet " + Samples.SAVINGS.account().address());
        window.press("#practice-reset");
        WindowRig.until(() -> window.shows("#practice-reset-yes"));
        window.picture("settings-practice-reset-dark");
        window.press("#practice-reset-no");
        assertThat(world.settings.deeds).doesNotContain("reset");
        window.press("#practice-reset");
        window.press("#practice-reset-yes");
        WindowRig.until(() -> world.settings.deeds.contains("reset"));
        choose(robot, "#practice-speed", 0);
        WindowRig.until(() -> world.settings.preferences.blockMillis() == 250);
        assertThat(world.settings.deeds).containsSubsequence("wish 250", "stop for now", "start");
        WindowRig.until(() -> !robot.lookup("#practice-stop").query().isDisabled());
        window.press("#practice-stop");
        WindowRig.until(() -> window.text("#practice-state").equals("Not running."));
    }

    private static void choose(FxRobot robot, String query, int index) {
        robot.interact(() -> robot.lookup(query).<ComboBox<?>>query().getSelectionModel().select(index));
        WindowRig.settle();
    }

    @Test
    void choicesAreKept(FxRobot robot) {
        open(robot);
        window.press("#settings-security");
        choose(robot, "#auto-lock", 1);
        choose(robot, "#clipboard-time", 0);
        window.press("#lock-at-start");
        window.press("#settings-privacy");
        assertThat(robot.lookup("#settings-prices").<CheckBox>query().isSelected()).as("off by default").isFalse();
        assertThat(robot.lookup("#settings-updates").<CheckBox>query().isDisabled()).as("no place to ask").isTrue();
        assertThat(window.text("#settings-updates-words")).startsWith("Nobody is asked");
        window.press("#settings-hide-amounts");
        window.press("#settings-appearance");
        assertThat(window.shows("#language-later")).isFalse();
        choose(robot, "#language", 2);
        assertThat(window.shows("#language-later")).isTrue();
        assertThat(world.settings.preferences.autoLockMinutes()).isEqualTo(5);
        assertThat(world.settings.preferences.clipboardSeconds()).isEqualTo(10);
        assertThat(world.settings.preferences.lockAtStart()).isTrue();
        assertThat(world.settings.preferences.hideAmounts()).isTrue();
        assertThat(world.settings.preferences.language()).isEqualTo(Optional.of("de"));
        window.press("#settings-folders");
        window.press("#folder-state-open");
        assertThat(world.settings.opened).containsExactly("/home/me/.local/state/tern");
    }

    @Test
    void theReportIsReadBeforeItIsSaved(FxRobot robot) throws IOException {
        open(robot);
        window.press("#settings-help");
        assertThat(window.shows("#report-save")).isFalse();
        window.press("#report-gather");
        WindowRig.until(() -> window.shows("#report-save"));
        assertThat(robot.lookup("#report-text").<TextInputControl>query().getText()).startsWith("tern 0.1.0");
        choose(robot, "#report-part", 1);
        assertThat(robot.lookup("#report-text").<TextInputControl>query().getText()).contains("network finney");
        window.picture("settings-report-dark");
        window.press("#report-save");
        assertThat(world.settings.reports).hasSize(1);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(world.settings.reports.getFirst()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("about.txt", "node.txt", "settings.json");
    }

    @Test
    void theFinderOpensAPartOfSettingsAndLocks(FxRobot robot) {
        open(robot);
        window.press("#nav-home");
        window.shortcut(KeyCode.K);
        robot.write("security").type(KeyCode.ENTER);
        WindowRig.until(() -> window.shows("#auto-lock"));
        assertThat(window.text("#page-title")).isEqualTo("Settings");
        window.shortcut(KeyCode.K);
        robot.write("lock").type(KeyCode.ENTER);
        WindowRig.until(() -> window.shows("#lock"));
    }

    @Test
    void noticesSayWhenTheirDetailsCanBeCopiedAndTheyCanBeCleared(FxRobot robot) {
        open(robot);
        world.source.publish(state -> state.withLink(PortfolioState.Link.OFFLINE)
                .withProblem(Optional.of(new Problem("The connection was lost.", Optional.of("reset by peer")))));
        window.press("#notices");
        WindowRig.until(() -> window.shows("#notice-0"));
        assertThat(window.text("#notice-0")).startsWith("The connection to Finney was lost.");
        assertThat(window.text("#notice-0-at")).endsWith("just now");
        assertThat(window.shows("#notice-0-text")).isFalse();
        window.press("#notice-0-details");
        assertThat(window.text("#notice-0-text")).isEqualTo("The connection was lost.\nreset by peer");
        window.picture("notices-dark");
        window.press("#notice-0-copy");
        assertThat(window.text("#toast")).isEqualTo("Notice copied");
        window.press("#notices-clear");
        window.press("#notices");
        assertThat(window.shows("#notice-0")).isFalse();
    }

    @Test
    void theTraysEntryIsChosenHere(FxRobot robot) {
        FakeTray tray = new FakeTray();
        world.settings.tray = tray.presenter(Fx::run);
        open(robot);
        robot.interact(() -> world.settings.tray.begin(tray, window.main().texts()));
        window.press("#settings-appearance");
        assertThat(robot.lookup("#tray-stays").query().isDisabled()).isTrue();
        window.press("#tray-shown");
        WindowRig.until(tray::isShown);
        window.press("#tray-stays");
        assertThat(tray.kept()).isEqualTo(new TrayChoice(true, true));
        window.press("#tray-shown");
        WindowRig.until(() -> !tray.isShown());
    }

    @Test
    void onMacosNothingIsOfferedThatAQuitWouldNotEnd(FxRobot robot) {
        world.settings.tray = new FakeTray().on(TrayDesktop.MACOS).presenter(Fx::run);
        open(robot);
        window.press("#settings-appearance");
        assertThat(window.shows("#tray-shown")).isTrue();
        assertThat(window.shows("#tray-stays")).isFalse();
    }

    @Test
    void withoutADesktopThereIsNoTrayToChoose(FxRobot robot) {
        open(robot);
        window.press("#settings-appearance");
        assertThat(robot.lookup("#tray-shown").query().isDisabled()).isTrue();
        assertThat(window.text("#tray-state")).isEqualTo(
                "Tern was started without a desktop, so that there is no tray here.");
    }
}
