package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.help.GuidePage;
import tern.app.help.GuideView;
import tern.app.shell.Choices;
import tern.app.shell.Page;
import tern.app.theme.Theme;

/// Help in the whole window: the right page of the guide, by F1 and by «?», in a window that goes when it is closed.
@ExtendWith(ApplicationExtension.class)
class GuideWindowTest {

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void closes() {
        window.close();
        assertThat(guide()).as("the guide goes with the window").isEmpty();
    }

    private static Optional<GuideView> guide() {
        return List.copyOf(Window.getWindows())
                .stream()
                .map(one -> one.getScene() == null ? null : one.getScene().getRoot())
                .filter(GuideView.class::isInstance)
                .map(GuideView.class::cast)
                .findFirst();
    }

    /// Presses F1 and closes the guide again.
    ///
    /// @return the page that was opened
    static GuidePage helpOn(MainScene main) {
        help(main);
        GuidePage page = shown();
        WindowRig.fx(() -> guide().orElseThrow().getScene().getWindow().hide());
        return page;
    }

    private static void help(MainScene main) {
        WindowRig.fx(() -> Event.fireEvent(main.scene(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F1, false, false, false, false)));
        WindowRig.until(() -> guide().isPresent());
    }

    private static GuidePage shown() {
        return guide().orElseThrow().shown();
    }

    @Test
    void everyPageOfTheWindowHasItsPageOfTheGuide(FxRobot robot) {
        world.lives();
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        assertThat(guide()).as("nothing is loaded before help is asked for").isEmpty();
        for (Page page : window.main().allPages()) {
            GuidePage wanted = GuidePage.ofWindow(page.id()).orElseThrow(() -> new AssertionError(page.id()));
            WindowRig.fx(() -> window.main().view().open(page.id()));
            WindowRig.settle();
            help(window.main());
            WindowRig.until(() -> shown() == wanted);
        }
        WindowRig.fx(() -> guide().orElseThrow().getScene().getWindow().hide());
        window.press("#help");
        WindowRig.until(() -> guide().isPresent());
        assertThat(shown()).isEqualTo(GuidePage.SETTINGS);
        // with the lock the guide goes, and there is nothing to explain
        WindowRig.fx(() -> window.main().lock());
        WindowRig.until(() -> guide().isEmpty());
    }

    @Test
    void theFirstStartHasItsOwnAndAllPagesCanBeDrawn(FxRobot robot) {
        world.choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.DARK, 100);
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        WindowRig.until(() -> window.shows("#help-corner"));
        window.press("#help-corner");
        WindowRig.until(() -> guide().isPresent());
        assertThat(shown()).isEqualTo(GuidePage.FIRST_START);
        GuideView view = guide().orElseThrow();
        for (GuidePage page : GuidePage.values()) {
            WindowRig.fx(() -> view.open(page));
            WindowRig.settle();
            assertThat(view.lookup("#guide-missing")).as(page.file()).isNull();
        }
        picture(view, GuidePage.STAKE, "guide-dark");
        WindowRig.fx(() -> window.main().look().wear(Theme.LIGHT));
        picture(view, GuidePage.FIRST_START, "guide-light");
        WindowRig.fx(() -> view.open(GuidePage.README));
        WindowRig.settle();
        WindowRig.fx(() -> ((Hyperlink) view.lookup("#guide-link-0")).fire());
        assertThat(shown()).isEqualTo(GuidePage.FIRST_START);
        WindowRig.fx(() -> ((Button) view.lookup("#guide-back")).fire());
        assertThat(shown()).isEqualTo(GuidePage.README);
    }

    private static void picture(GuideView view, GuidePage page, String name) {
        WindowRig.fx(() -> view.open(page));
        WindowRig.until(() -> allRead(view));
        WindowRig.settle();
        WindowRig.picture(name, view.getScene());
    }

    private static boolean allRead(Node node) {
        if (node instanceof ImageView view) {
            assertThat(view.getImage().isError()).isFalse();
            return view.getImage().getProgress() == 1;
        }
        return !(node instanceof Parent parent)
                || parent.getChildrenUnmodifiable().stream().allMatch(GuideWindowTest::allRead);
    }
}
