package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.history.ScriptedHistory;
import tern.app.settings.Section;
import tern.app.shell.Page;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;

/// What every page owes everybody: names and roles, a keyboard's way to everything, and no text that is cut, in any
/// language and at twice the size. Walks the pages that exist, so that a new one is held to it by itself.
@ExtendWith(ApplicationExtension.class)
class EveryoneTest {

    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
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
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    /// Shows every page, and every part of Settings, one after the other.
    private void onEveryPage(FxRobot robot, Consumer<String> look) {
        for (Page page : window.main().allPages()) {
            robot.interact(() -> window.main().view().open(page.id()));
            if (page.id().equals("settings")) {
                for (Section section : Section.values()) {
                    window.press("#settings-" + section.name().toLowerCase(Locale.ROOT));
                    WindowRig.settle();
                    look.accept("settings " + section);
                }
            } else {
                WindowRig.settle();
                look.accept(page.id());
            }
        }
    }

    private Scene scene() {
        return window.main().scene();
    }

    @Test
    void everyControlHasANameAndARole(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        Set<String> nameless = new LinkedHashSet<>();
        onEveryPage(robot, page -> Everyone.nameless(scene()).forEach(node -> nameless.add(page + " " + node)));
        assertThat(nameless).isEmpty();
    }

    @Test
    void theTabKeyReachesEverythingAndTheFocusCanBeSeen(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        List<String> unreached = new ArrayList<>();
        onEveryPage(robot, page -> {
            robot.interact(() -> robot.lookup("#finder").query().requestFocus());
            Everyone.unreached(scene()).forEach(node -> unreached.add(page + ": " + node));
        });
        assertThat(unreached).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, 1440, 900, 100", "en, 1024, 700, 200", "de, 1440, 900, 100", "de, 1024, 700, 100",
            "de, 1024, 700, 200", "zh-CN, 1024, 700, 200"})
    void noTextIsCut(String language, int width, int height, int zoom, FxRobot robot) {
        speaking(language);
        world.history.reaching(Duration.ofDays(12), true).fillable(true);
        world.history.add(ScriptedHistory.someDays());
        world.choices = world.choices.withZoom(zoom);
        window = new WindowRig(stage, robot, world.parts(), width, height, Theme.DARK);
        Set<String> cut = new LinkedHashSet<>();
        onEveryPage(robot, page -> {
            Everyone.cut(scene()).forEach(text -> cut.add(page + ": " + text));
            Everyone.passing(scene()).forEach(node -> cut.add(page + ": " + node));
            window.picture("everyone-" + language + "-" + width + "-" + zoom + "-"
                    + page.replace(' ', '-').toLowerCase(Locale.ROOT));
        });
        assertThat(cut).isEmpty();
    }

    /// The window and what speaks far from it.
    private void speaking(String language) {
        world.locale = Locale.forLanguageTag(language);
        Locale.setDefault(Locale.Category.DISPLAY, world.locale);
    }

    @ParameterizedTest
    @CsvSource({"en, Practice network, Test network, This computer", "de, Übungsnetz, Testnetz, Dieser Rechner",
            "zh-CN, 练习网络, 测试网络, 本机"})
    void networksHaveTheirNameInTheWindowsLanguage(String language, String practice, String test, String local,
            FxRobot robot) {
        // the command line, which reads the option, speaks English; the window that it opens does not
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
        Network asked = Networks.practice();
        speaking(language);
        window = new WindowRig(stage, robot, world.parts(), 1440, 900,
                new Wish(Optional.of(asked), Optional.empty(), Optional.of(Theme.DARK)));
        assertThat(window.text("#network-name")).isEqualTo(practice);
        robot.interact(() -> window.main().view().open("settings"));
        window.press("#settings-networks");
        WindowRig.settle();
        assertThat(robot.lookup("#settings-nodes .settings-name").<Labeled>queryAll().stream().map(Labeled::getText))
                .contains(practice, "Finney", test, local);
        window.press("#network-card");
        WindowRig.settle();
        assertThat(robot.lookup(".choice-name").<Labeled>queryAll().stream().map(Labeled::getText))
                .contains(practice, "Finney", test, local);
    }
}
