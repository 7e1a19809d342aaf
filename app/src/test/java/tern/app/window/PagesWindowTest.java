package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.shell.Page;
import tern.app.stake.StakeAction;
import tern.app.theme.Theme;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionValues;

/// Pages are made when they are opened, and then show what came before as if they had been there.
@ExtendWith(ApplicationExtension.class)
class PagesWindowTest {

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
        assertThat(world.source.listeners()).as("watches that are still open").isZero();
    }

    private void open(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        WindowRig.until(() -> window.shows("#home-total"));
    }

    private List<String> made() {
        return window.main().allPages().stream().filter(Page::isMade).map(Page::id).toList();
    }

    private void go(FxRobot robot, String page) {
        robot.interact(() -> window.main().view().open(page));
        WindowRig.settle();
    }

    @Test
    void aPageIsMadeWhenItIsOpenedAndStaysThen(FxRobot robot) {
        open(robot);
        assertThat(made()).containsExactly("home");
        window.shortcut(KeyCode.K);
        robot.write("stake");
        WindowRig.settle();
        robot.type(KeyCode.ESCAPE);
        world.source.publish(Samples.live(Samples.portfolio(), FakeWorld.NOW));
        WindowRig.settle();
        window.shortcut(KeyCode.H);
        window.shortcut(KeyCode.H);
        window.press("#lock-now");
        WindowRig.until(() -> window.shows("#lock-password"));
        assertThat(made()).as("neither the finder nor numbers nor the lock makes any").containsExactly("home");
        robot.interact(() -> {
            robot.lookup("#lock-password").<TextInputControl>query().setText("correct horse");
            robot.lookup("#lock-unlock").<ButtonBase>query().fire();
        });
        WindowRig.until(() -> window.shows("#home-total"));
        for (Page page : window.main().allPages().subList(1, window.main().allPages().size())) {
            assertThat(page.isMade()).as(page.id()).isFalse();
            go(robot, page.id());
            Node content = page.content();
            assertThat(content.getScene()).as(page.id()).isNotNull();
            go(robot, "home");
            assertThat(content.getScene()).isNull();
            go(robot, page.id());
            assertThat(page.content()).isSameAs(content);
            assertThat(content.getScene()).isNotNull();
            go(robot, "home");
        }
    }

    @Test
    void whatIsMadeLaterWearsTheZoomAndHidesAmounts(FxRobot robot) {
        open(robot);
        window.shortcut(KeyCode.PLUS);
        window.shortcut(KeyCode.H);
        go(robot, "stake");
        assertThat(window.text("#stake-there")).contains("•").doesNotContain("84");
        window.shortcut(KeyCode.H);
        WindowRig.until(() -> window.text("#stake-there").contains("84"));
        go(robot, "transfer");
        assertThat(window.text("#receive-name")).isEqualTo("savings");
        assertThat(robot.lookup("#send-wrong").tryQuery()).isEmpty();
    }

    @Test
    void whatHomeAsksForIsChosenOnAPageThatWasNotThere(FxRobot robot) {
        open(robot);
        PositionValues.Key key = table(robot, "#home-positions").get(2).key();
        robot.interact(() -> window.main().stake().take(StakeAction.REMOVE, key));
        WindowRig.until(() -> window.shows("#stake-holdings"));
        WindowRig.until(() -> marked(robot, "#stake-holdings").filter(row -> row.key().equals(key)).isPresent());
        assertThat(made()).containsExactly("home", "stake");
    }

    private static List<PositionRow> table(FxRobot robot, String query) {
        return robot.lookup(query).<TableView<PositionRow>>query().getItems();
    }

    private static Optional<PositionRow> marked(FxRobot robot, String query) {
        return Optional.ofNullable(robot.lookup(query)
                .<TableView<PositionRow>>query()
                .getSelectionModel()
                .getSelectedItem());
    }
}
