package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.feed.Samples;
import tern.app.history.ScriptedHistory;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.ui.PositionRow;

/// What the window shows of the past, over a history that says what the test tells it to.
@ExtendWith(ApplicationExtension.class)
class HistoryWindowTest {

    private static final Path SCREENS = Path.of("target", "screens");

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private MainScene main;

    @Start
    void start(Stage given) throws IOException {
        Files.createDirectories(SCREENS);
        stage = given;
        world.source.answering(Samples.live(Samples.portfolio(), FakeWorld.NOW.minusSeconds(4)));
        world.history.reaching(Duration.ofDays(400), true);
    }

    @AfterEach
    void closes(FxRobot robot) {
        robot.interact(() -> {
            main.close();
            stage.hide();
        });
        assertThat(world.history.listeners()).as("watches that are still open").isZero();
    }

    private void open(FxRobot robot, int width, int height, Theme theme) {
        robot.interact(() -> {
            main = new MainScene(world.parts(), width, height);
            stage.setScene(main.scene());
            stage.setWidth(width);
            stage.setHeight(height);
            main.start(new Wish(Optional.empty(), Optional.empty(), Optional.of(theme)));
            stage.show();
        });
        until(() -> robot.lookup("#home-chart").tryQuery().filter(Node::isVisible).isPresent());
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            try {
                new PictureFile(SCREENS.resolve(name + ".png")).save(main.scene().snapshot(null));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private void widthHolds(FxRobot robot, double width) {
        for (Node node : robot.lookup(".label").queryAll()) {
            var bounds = node.localToScene(node.getLayoutBounds());
            assertThat(bounds.getMaxX()).as(node.toString()).isLessThanOrEqualTo(width + 1);
        }
    }

    @Test
    void homeHasItsLineInBothThemesAndSizes(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        assertThat(text(robot, "#home-change")).endsWith("this month").startsWith("+");
        assertThat(text(robot, "#home-earned")).isEqualTo("of which earned 9.4410 τ");
        picture(robot, "home-chart-dark-1440x900");
        robot.clickOn("#home-span-week");
        until(() -> text(robot, "#home-change").endsWith("this week"));
        robot.interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        picture(robot, "home-chart-dark-1024x700");
        widthHolds(robot, 1024);
    }

    @Test
    void homeHasItsLineInTheLightTheme(FxRobot robot) {
        open(robot, 1440, 900, Theme.LIGHT);
        picture(robot, "home-chart-light-1440x900");
        robot.clickOn("#home-span-year");
        until(() -> text(robot, "#home-change").endsWith("this year"));
        picture(robot, "home-chart-light-year");
    }

    @Test
    void homeHoldsAtTwiceTheSize(FxRobot robot) {
        world.choices = world.choices.withZoom(200);
        open(robot, 1440, 900, Theme.DARK);
        picture(robot, "home-chart-dark-zoom-200");
        widthHolds(robot, 1440);
    }

    @Test
    void theCrosshairMovesByKeyboardAndTheLineIsATableToo(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        Node chart = robot.lookup("#home-chart").query();
        robot.interact(chart::requestFocus);
        assertThat(chart.getAccessibleText()).isEqualTo("Total balance over the last month");
        robot.type(KeyCode.LEFT);
        assertThat(chart.getAccessibleText()).startsWith("1,278.9720 τ  Nov 22, 2026");
        String last = chart.getAccessibleText();
        robot.type(KeyCode.LEFT).type(KeyCode.LEFT);
        assertThat(chart.getAccessibleText()).isNotEqualTo(last);
        picture(robot, "home-chart-crosshair-dark");
        robot.type(KeyCode.HOME);
        assertThat(chart.getAccessibleText()).contains("Oct 23, 2026");
        robot.type(KeyCode.ESCAPE);
        assertThat(chart.getAccessibleText()).isEqualTo("Total balance over the last month");
        robot.clickOn("#home-chart-table");
        TableView<?> values = robot.lookup("#home-chart-values").query();
        assertThat(values.getItems()).hasSizeGreaterThan(50);
        picture(robot, "home-chart-table-dark");
    }

    @Test
    void theTableIsFilteredAddedUpAndCopied(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        assertThat(text(robot, "#home-totals-value")).isEqualTo("Total 1,194.7150 τ");
        robot.clickOn("#home-filter").write("taostats");
        TableView<PositionRow> table = robot.lookup("#home-positions").query();
        until(() -> table.getItems().size() == 1);
        assertThat(text(robot, "#home-totals-count")).isEqualTo("1 position");
        assertThat(text(robot, "#home-totals-value")).isEqualTo("Total 268.8812 τ");
        robot.interact(() -> table.getSelectionModel().select(0));
        robot.interact(table::requestFocus);
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        String copied = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines()).hasSize(2);
        assertThat(copied).contains("Chutes (64)\t").contains("\t3112.408215772\t");
        MenuButton columns = robot.lookup("#home-columns").query();
        robot.interact(() -> columns.getItems()
                .stream()
                .map(CheckMenuItem.class::cast)
                .filter(item -> item.getText().equals("At spot"))
                .forEach(item -> item.setSelected(false)));
        assertThat(table.getColumns()).noneMatch(column -> column.getId().equals("home-positions-spot"));
    }

    @Test
    void activityIsShownSearchedAndOpened(FxRobot robot) {
        world.history.add(ScriptedHistory.someDays());
        open(robot, 1440, 900, Theme.DARK);
        robot.clickOn("#nav-activity");
        TableView<?> table = robot.lookup("#activity-table").query();
        until(() -> table.getItems().size() == 8);
        picture(robot, "activity-dark-1440x900");
        robot.interact(() -> table.getSelectionModel().select(1));
        until(() -> robot.lookup("#activity-detail").tryQuery().isPresent());
        picture(robot, "activity-detail-dark-1440x900");
        robot.interact(table::requestFocus);
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#activity-detail").tryQuery().isEmpty());
        robot.clickOn("#activity-kind-payments");
        until(() -> table.getItems().size() == 2);
        robot.clickOn("#activity-export");
        assertThat(world.saved.getLast()).startsWith("tern-activity.csv\nnetwork,time,block");
        robot.interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        picture(robot, "activity-dark-1024x700");
        widthHolds(robot, 1024);
    }

    @Test
    void activityIsShownInTheLightThemeAndEmptyInWords(FxRobot robot) {
        open(robot, 1440, 900, Theme.LIGHT);
        robot.clickOn("#nav-activity");
        until(() -> text(robot, "#activity-empty").startsWith("What this wallet"));
        picture(robot, "activity-empty-light-1440x900");
        robot.interact(() -> world.history.add(ScriptedHistory.someDays()));
        TableView<?> table = robot.lookup("#activity-table").query();
        until(() -> table.getItems().size() == 8);
        picture(robot, "activity-light-1440x900");
    }
}
