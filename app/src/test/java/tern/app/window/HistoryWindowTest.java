package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.feed.Samples;
import tern.app.feed.Samples.Stake;
import tern.app.history.ScriptedHistory;
import tern.app.theme.Theme;
import tern.app.ui.PositionRow;

/// What the window shows of the past, over a history that says what the test tells it to.
@ExtendWith(ApplicationExtension.class)
class HistoryWindowTest {

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) throws IOException {
        stage = given;
        world.lives();
        world.history.reaching(Duration.ofDays(400), true);
    }

    @AfterEach
    void closes() {
        window.close();
        assertThat(world.history.listeners()).as("watches that are still open").isZero();
    }

    private void open(FxRobot robot, int width, int height, Theme theme) {
        window = new WindowRig(stage, robot, world.parts(), width, height, theme);
        until(() -> robot.lookup("#home-chart").tryQuery().filter(Node::isVisible).isPresent());
    }

    private void widthHolds(FxRobot robot, double width) {
        for (Node node : robot.lookup(".label").queryAll()) {
            var bounds = node.localToScene(node.getLayoutBounds());
            assertThat(bounds.getMaxX()).as(node.toString()).isLessThanOrEqualTo(width + 1);
        }
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(20), condition);
    }

    @Test
    void homeHasItsLineInBothThemesAndSizes(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        assertThat(window.text("#home-change")).endsWith("this month").startsWith("+");
        assertThat(window.text("#home-earned")).isEqualTo("of which earned 9.4410 τ");
        window.picture("home-chart-dark-1440x900");
        robot.clickOn("#home-span-week");
        until(() -> window.text("#home-change").endsWith("this week"));
        window.size(1024, 700);
        window.picture("home-chart-dark-1024x700");
        widthHolds(robot, 1024);
    }

    @Test
    void theWayToStopFetchingStandsApartFromHowFarItIs(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        world.history.filling(56, 1_000);
        until(() -> window.shows("#home-chart-cancel"));
        assertThat(window.text("#home-chart-progress")).isEqualTo("Fetching the past: 5.6%");
        WindowRig.fx(() -> window.main().scene().getRoot().layout());
        double gap = left(robot, "#home-chart-cancel") - left(robot, "#home-chart-progress")
                - robot.lookup("#home-chart-progress").query().getLayoutBounds().getWidth();
        assertThat(gap).isBetween(8.0, 24.0);
        window.picture("home-chart-dark-filling");
    }

    private static double left(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return node.localToScene(node.getLayoutBounds()).getMinX();
    }

    @Test
    void homeHasItsLineInTheLightTheme(FxRobot robot) {
        open(robot, 1440, 900, Theme.LIGHT);
        window.picture("home-chart-light-1440x900");
        robot.clickOn("#home-span-year");
        until(() -> window.text("#home-change").endsWith("this year"));
        window.picture("home-chart-light-year");
    }

    @Test
    void homeHoldsAtTwiceTheSize(FxRobot robot) {
        world.choices = world.choices.withZoom(200);
        open(robot, 1440, 900, Theme.DARK);
        window.picture("home-chart-dark-zoom-200");
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
        window.picture("home-chart-crosshair-dark");
        robot.type(KeyCode.HOME);
        assertThat(chart.getAccessibleText()).contains("Oct 23, 2026");
        robot.type(KeyCode.ESCAPE);
        assertThat(chart.getAccessibleText()).isEqualTo("Total balance over the last month");
        robot.interact(() -> ((CheckMenuItem) chartItem(robot, "home-chart-table")).setSelected(true));
        WindowRig.settle();
        TableView<?> values = robot.lookup("#home-chart-values").query();
        assertThat(values.getItems()).hasSizeGreaterThan(50);
        window.picture("home-chart-table-dark");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#home-chart").tryQuery()).isPresent();
    }

    private static MenuItem chartItem(FxRobot robot, String id) {
        return robot.lookup("#home-chart-menu")
                .<MenuButton>query()
                .getItems()
                .stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLineIsSavedAsTableAndAsPicture(FxRobot robot, @TempDir Path folder) throws IOException {
        open(robot, 1440, 900, Theme.DARK);
        Path table = folder.resolve("total.csv");
        world.chosen = Optional.of(table);
        robot.interact(() -> chartItem(robot, "home-chart-csv").fire());
        until(() -> window.text("#toast").equals("Saved total.csv"));
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.getFirst()).isEqualTo("time,Total balance (tao)");
        assertThat(lines).hasSizeGreaterThan(50);
        assertThat(lines.getLast()).isEqualTo("2026-11-22T12:00:00Z,1278.972000000");

        Path picture = folder.resolve("total.png");
        world.chosen = Optional.of(picture);
        robot.interact(() -> chartItem(robot, "home-chart-png").fire());
        BufferedImage read = ImageIO.read(picture.toFile());
        Node chart = robot.lookup("#home-chart").query();
        assertThat(read.getWidth()).isGreaterThan((int) (2 * chart.getLayoutBounds().getWidth()));
        assertThat(read.getHeight()).isGreaterThan((int) (2 * chart.getLayoutBounds().getHeight()));
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < read.getWidth(); x++) {
            colours.add(read.getRGB(x, read.getHeight() / 2) & 0xffffff);
        }
        assertThat(colours).as("ground and line").contains(0x141b21, 0x35c7b0);
        Files.createDirectories(Path.of("target", "screens"));
        Files.copy(picture, Path.of("target", "screens", "home-chart-saved.png"), StandardCopyOption.REPLACE_EXISTING);

        world.chosen = Optional.of(folder.resolve("no such folder").resolve("total.png"));
        robot.interact(() -> chartItem(robot, "home-chart-png").fire());
        until(() -> window.text("#toast").startsWith("The picture could not be written to"));
    }

    @Test
    void theTableIsFilteredAddedUpAndCopied(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        assertThat(window.text("#home-totals-value")).isEqualTo("Total 1,194.7150 τ");
        robot.clickOn("#home-filter").write("taostats");
        TableView<PositionRow> table = robot.lookup("#home-positions").query();
        until(() -> table.getItems().size() == 1);
        assertThat(window.text("#home-totals-count")).isEqualTo("1 position");
        assertThat(window.text("#home-totals-value")).isEqualTo("Total 268.8812 τ");
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
    void theRingTellsItsPartsApartAndItsNamesAreWhole(FxRobot robot) {
        List<String> names = List.of("Root", "Decentralised Weather Forecasting", "Chutes", "Hyperparameterisation",
                "τemplar of the long names", "Ridges");
        List<Stake> stakes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            // all but root prefer one colour
            int netuid = i == 0 ? 0 : 27 * i;
            stakes.add(new Stake(netuid, names.get(i), "α", "Kraken", "900", "0.07", Integer.toString(100 - 10 * i),
                    Optional.of(true)));
        }
        world.source.answering(Samples.live(
                Samples.portfolio(Samples.BLOCK, List.of(Samples.SAVINGS), stakes, "84.257"), FakeWorld.NOW));
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            open(robot, 1440, 900, theme);
            window.picture("home-long-names-" + theme.name().toLowerCase(Locale.ROOT));
            assertNamesAreWhole(robot, names);
            assertThat(robot.from(robot.lookup("#home-positions").<Node>query())
                    .lookup(".subnet-cell > .strong")
                    .<Label>queryAll()
                    .stream()
                    .filter(label -> label.getText().equals("Hyperparameterisation"))).as("a name in the table")
                    .isNotEmpty()
                    .allSatisfy(label -> assertThat(label.lookup(".text")).isInstanceOfSatisfying(Text.class,
                            shown -> assertThat(shown.getText()).isEqualTo(label.getText())));
            assertThat(robot.from(robot.lookup("#home-donut").<Node>query())
                    .lookup(".donut-arc")
                    .<Shape>queryAll()
                    .stream()
                    .map(Shape::getStroke)).hasSize(6).doesNotHaveDuplicates();
            window.close();
        }
        world.choices = world.choices.withZoom(200);
        open(robot, 1024, 700, Theme.DARK);
        assertNamesAreWhole(robot, names);
    }

    private static void assertNamesAreWhole(FxRobot robot, List<String> names) {
        List<Label> labels = robot.from(robot.lookup("#home-legend").<Node>query())
                .lookup(".label")
                .<Label>queryAll()
                .stream()
                .filter(label -> !label.getStyleClass().contains("legend-share"))
                .toList();
        assertThat(labels).extracting(Label::getText).containsExactlyElementsOf(names);
        for (Label label : labels) {
            // a label that is too narrow or too low shows another text than it has
            assertThat(label.lookup(".text")).isInstanceOfSatisfying(Text.class,
                    shown -> assertThat(shown.getText().replace("\n", "")).isEqualTo(label.getText()));
            assertThat(label.getTooltip().getText()).isEqualTo(label.getText());
        }
    }

    /// A press on a column's head sorts by it, a second one turns the order round.
    @Test
    void aPressOnAColumnsHeadSorts(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        TableView<PositionRow> table = robot.lookup("#home-positions").query();
        Node head = robot.lookup(node -> node instanceof TableColumnHeader header && header.getTableColumn() != null
                && "home-positions-subnet".equals(header.getTableColumn().getId())).query();
        press(robot, head);
        until(() -> netuids(table).equals(List.of(0, 4, 56, 62, 64, 75)));
        press(robot, head);
        until(() -> netuids(table).equals(List.of(75, 64, 62, 56, 4, 0)));
    }

    /// As a desktop tells it. The Headless platform calls every press one that asks for a menu, which heads leave alone.
    private static void press(FxRobot robot, Node node) {
        for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            robot.interact(() -> Event.fireEvent(node, new MouseEvent(type, 5, 5, 5, 5, MouseButton.PRIMARY, 1, false,
                    false, false, false, type == MouseEvent.MOUSE_PRESSED, false, false, true, false, true, null)));
        }
    }

    @Test
    void theTableIsSetUpAsLastTime(FxRobot robot) {
        open(robot, 1440, 900, Theme.DARK);
        TableView<PositionRow> first = robot.lookup("#home-positions").query();
        List<Integer> byValue = netuids(first);
        robot.interact(() -> {
            choice(robot, "home-positions-spot").setSelected(false);
            choice(robot, "home-positions-price").setSelected(false);
        });
        sortBySubnet(robot, first, TableColumn.SortType.ASCENDING);
        until(() -> netuids(first).equals(List.of(0, 4, 56, 62, 64, 75)));
        assertThat(byValue).isNotEqualTo(netuids(first));
        // what goes for want of room is no wish of the person's
        window.size(1024, 700);
        window.size(1440, 900);
        window.close();

        open(robot, 1440, 900, Theme.DARK);
        TableView<PositionRow> again = robot.lookup("#home-positions").query();
        assertThat(again).isNotSameAs(first);
        until(() -> netuids(again).equals(List.of(0, 4, 56, 62, 64, 75)));
        assertThat(again.getColumns()).extracting(TableColumn::getId)
                .doesNotContain("home-positions-spot", "home-positions-price")
                .contains("home-positions-subnet", "home-positions-week");
        assertThat(choice(robot, "home-positions-spot").isSelected()).isFalse();
        assertThat(choice(robot, "home-positions-week").isSelected()).isTrue();
        sortBySubnet(robot, again, TableColumn.SortType.DESCENDING);
        until(() -> netuids(again).equals(List.of(75, 64, 62, 56, 4, 0)));
    }

    private static List<Integer> netuids(TableView<PositionRow> table) {
        return table.getItems().stream().map(row -> row.key().netuid()).toList();
    }

    /// What a press of the column's head does.
    private static void sortBySubnet(FxRobot robot, TableView<PositionRow> table, TableColumn.SortType way) {
        robot.interact(() -> {
            TableColumn<PositionRow, ?> subnet = table.getColumns().getFirst();
            subnet.setSortType(way);
            table.getSortOrder().setAll(List.of(subnet));
        });
    }

    private static CheckMenuItem choice(FxRobot robot, String column) {
        return robot.lookup("#home-columns")
                .<MenuButton>query()
                .getItems()
                .stream()
                .map(CheckMenuItem.class::cast)
                .filter(item -> column.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void activityIsShownSearchedAndOpened(FxRobot robot) {
        world.history.add(ScriptedHistory.someDays());
        open(robot, 1440, 900, Theme.DARK);
        robot.clickOn("#nav-activity");
        TableView<?> table = robot.lookup("#activity-table").query();
        until(() -> table.getItems().size() == 8);
        window.picture("activity-dark-1440x900");
        robot.interact(() -> table.getSelectionModel().select(1));
        until(() -> robot.lookup("#activity-detail").tryQuery().isPresent());
        window.picture("activity-detail-dark-1440x900");
        robot.interact(table::requestFocus);
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#activity-detail").tryQuery().isEmpty());
        robot.clickOn("#activity-kind-payments");
        until(() -> table.getItems().size() == 2);
        robot.clickOn("#activity-export");
        assertThat(world.saved.getLast()).startsWith("tern-activity.csv\nnetwork,time,block");
        window.size(1024, 700);
        window.picture("activity-dark-1024x700");
        widthHolds(robot, 1024);
    }

    /// Even in the smallest window at twice the size each line says what, with whom, how much and when.
    @Test
    void activityHoldsAtTwiceTheSize(FxRobot robot) {
        world.history.add(ScriptedHistory.someDays());
        world.choices = world.choices.withZoom(200);
        open(robot, 1024, 700, Theme.DARK);
        robot.interact(() -> window.main().view().open("activity"));
        TableView<?> table = robot.lookup("#activity-table").query();
        until(() -> table.getItems().size() == 8 && table.getColumns().size() == 2);
        assertThat(Everyone.cut(window.main().scene())).isEmpty();
        window.picture("activity-dark-1024x700-zoom-200");
        robot.interact(() -> {
            Bounds rows = inScene(robot, "#activity-table");
            assertThat(rows.getHeight()).as("room for some rows").isGreaterThan(400);
            assertThat(table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum())
                    .isLessThanOrEqualTo(table.getWidth());
        });
        assertThat(robot.from(table).lookup(".label").<Label>queryAll()).extracting(Label::getText)
                .contains("Received", "5Hn9…gbVE", "+120.0000 τ");
        robot.interact(() -> table.getSelectionModel().select(1));
        until(() -> robot.lookup("#activity-detail").tryQuery().isPresent());
        window.picture("activity-detail-dark-1024x700-zoom-200");
        widthHolds(robot, 1024);
        robot.interact(() -> window.main().look().zoom(100));
        until(() -> robot.lookup("#activity-detail").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> window.main().view().open("activity"));
    }

    /// What others paid in is no gain: it stands apart from what was earned.
    @Test
    void paymentsStandApartFromWhatWasEarned(FxRobot robot) {
        world.history.add(ScriptedHistory.someDays());
        open(robot, 1024, 700, Theme.DARK);
        until(() -> window.text("#home-earned")
                .equals("of which earned 9.4410 τ · received 120.0000 τ · sent 2.5000 τ"));
        assertThat(Everyone.cut(window.main().scene())).noneMatch(cut -> cut.startsWith("of which"));
        window.picture("home-payments-dark-1024x700");
        widthHolds(robot, 1024);
    }

    @Test
    void activityIsShownInTheLightThemeAndEmptyInWords(FxRobot robot) {
        open(robot, 1440, 900, Theme.LIGHT);
        robot.clickOn("#nav-activity");
        until(() -> window.text("#activity-empty").startsWith("What this wallet"));
        window.picture("activity-empty-light-1440x900");
        robot.interact(() -> world.history.add(ScriptedHistory.someDays()));
        TableView<?> table = robot.lookup("#activity-table").query();
        until(() -> table.getItems().size() == 8);
        window.picture("activity-light-1440x900");
    }

    @Test
    void emptyActivityStandsBelowTheTablesHeadHoweverLittleRoomThereIs(FxRobot robot) {
        open(robot, 1024, 700, Theme.LIGHT);
        robot.clickOn("#nav-activity");
        until(() -> window.text("#activity-empty").startsWith("What this wallet"));
        robot.interact(() -> window.main().look().zoom(200));
        window.picture("activity-empty-light-1024x700-zoom-200");
        robot.interact(() -> {
            Bounds head = inScene(robot, "#activity-table .column-header-background");
            Bounds room = inScene(robot, "#activity-empty-scroll");
            assertThat(room.getMinY()).isGreaterThanOrEqualTo(head.getMaxY() - 1);
            assertThat(inScene(robot, ".activity-empty").getMinY()).isGreaterThanOrEqualTo(room.getMinY() - 1);
            assertThat(room.getMaxY()).isLessThanOrEqualTo(inScene(robot, "#activity-count").getMinY() + 1);
        });
    }

    private static Bounds inScene(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return node.localToScene(node.getLayoutBounds());
    }
}
