package tern.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.theme.Theme;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// A chart over time by mouse and keyboard on a real scene, its table and its picture.
@ExtendWith(ApplicationExtension.class)
class TimeChartTest {

    private static final Instant BEGIN = Instant.parse("2026-10-23T00:00:00Z");
    private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");
    private static final int WIDTH = 640;

    private final TaoFormat format = new TaoFormat(Locale.ENGLISH);
    private final List<String> tables = new ArrayList<>();
    private final List<WritableImage> pictures = new ArrayList<>();
    private TimeChart chart;
    private ChartFrame frame;
    private VBox card;
    private ChartRig rig;

    @Start
    void start(Stage stage) {
        chart = new TimeChart("price", ZoneId.of("UTC"), Locale.ENGLISH);
        frame = new ChartFrame(chart, "price", "tern-price", new ChartSaver() {
            @Override
            public void table(String name, Supplier<String> csv) {
                tables.add(name + "\n" + csv.get());
            }

            @Override
            public void picture(String name, WritableImage picture) {
                assertThat(name).isEqualTo("tern-price.png");
                pictures.add(picture);
            }
        }, Texts.load(Locale.ENGLISH));
        VBox.setVgrow(frame, Priority.ALWAYS);
        card = new VBox(12, frame.menu(), frame);
        card.getStyleClass().add("card");
        rig = new ChartRig(stage, card, WIDTH, 300, Theme.DARK);
    }

    private static TimeLine line(String name, String colour, int points, long seed) {
        Random random = new Random(seed);
        long step = Duration.between(BEGIN, END).toMillis() / (points - 1);
        long[] millis = new long[points];
        long[] values = new long[points];
        long at = 71_000_000;
        for (int i = 0; i < points; i++) {
            millis[i] = BEGIN.toEpochMilli() + i * step;
            values[i] = at;
            at = Math.max(1_000_000, at + random.nextLong(4_000_001) - 2_000_000);
        }
        return new TimeLine(name, colour, millis, values);
    }

    private TimeData data(String name, List<Marker> markers, TimeLine... lines) {
        return new TimeData(name, ValueUnit.tao(format), List.of(lines), markers, BEGIN, END);
    }

    private void show(FxRobot robot, TimeData data) {
        robot.interact(() -> chart.show(data));
        rig.settle();
    }

    private MenuItem item(String id) {
        return frame.menu().getItems().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private String said() {
        return chart.getAccessibleText();
    }

    @Test
    void theKeyboardPointsZoomsAndMoves(FxRobot robot) {
        show(robot, data("Price over 30 days", List.of(), line("Price", TimeLine.ACCENT, 121, 1)));
        robot.interact(chart::requestFocus);
        assertThat(said()).isEqualTo("Price over 30 days");
        robot.type(KeyCode.LEFT);
        assertThat(said()).contains("τ  Nov 22, 2026");
        robot.type(KeyCode.HOME);
        assertThat(said()).startsWith("0.0710 τ  Oct 23, 2026");
        robot.type(KeyCode.RIGHT);
        assertThat(said()).contains("Oct 23, 2026").contains("6:00");
        robot.press(KeyCode.CONTROL).type(KeyCode.RIGHT).release(KeyCode.CONTROL);
        assertThat(said()).as("ten points").contains("Oct 25, 2026").contains("6:00");
        robot.type(KeyCode.ADD).type(KeyCode.ADD).type(KeyCode.ADD);
        assertThat(chart.zoomed().get()).isTrue();
        rig.picture("chart-time-zoomed-dark");
        robot.type(KeyCode.ESCAPE);
        assertThat(said()).isEqualTo("Price over 30 days");
        robot.type(KeyCode.RIGHT);
        String first = said();
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        robot.type(KeyCode.ESCAPE).type(KeyCode.RIGHT);
        assertThat(said()).as("the first point that is seen now").isNotEqualTo(first);
        robot.type(KeyCode.END);
        assertThat(said()).as("what is looked at goes along").contains("Nov 22, 2026");
        robot.type(KeyCode.SUBTRACT);
        assertThat(chart.zoomed().get()).isTrue();
        robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
        assertThat(chart.zoomed().get()).isFalse();
    }

    @Test
    void theMouseDragsZoomsAndResets(FxRobot robot) {
        show(robot, data("Price", List.of(), line("Price", TimeLine.ACCENT, 121, 2)));
        mouse(robot, MouseEvent.MOUSE_MOVED, 20, 1);
        String left = said();
        assertThat(left).contains("Oct 2");
        wheel(robot, 0, 240, false);
        assertThat(chart.zoomed().get()).as("the wheel alone is the page's").isFalse();
        wheel(robot, 0, 480, true);
        assertThat(chart.zoomed().get()).isTrue();
        mouse(robot, MouseEvent.MOUSE_MOVED, 300, 1);
        String before = said();
        mouse(robot, MouseEvent.MOUSE_PRESSED, 300, 1);
        mouse(robot, MouseEvent.MOUSE_DRAGGED, 200, 1);
        assertThat(said()).as("no crosshair while it is moved").isEqualTo("Price");
        mouse(robot, MouseEvent.MOUSE_RELEASED, 200, 1);
        mouse(robot, MouseEvent.MOUSE_MOVED, 200, 1);
        assertThat(said()).as("what was grasped is under the mouse").isEqualTo(before);
        wheel(robot, -120, 0, false);
        mouse(robot, MouseEvent.MOUSE_MOVED, 201, 1);
        mouse(robot, MouseEvent.MOUSE_MOVED, 200, 1);
        assertThat(said()).as("the wheel to the side moves along").isNotEqualTo(before);
        mouse(robot, MouseEvent.MOUSE_CLICKED, 200, 2);
        assertThat(chart.zoomed().get()).isFalse();
        mouse(robot, MouseEvent.MOUSE_EXITED, 200, 0);
        assertThat(said()).isEqualTo("Price");
    }

    /// Under the crosshair the drawing stays: what somebody else puts on it is still there when the mouse has moved.
    @Test
    void theCrosshairMovesOverADrawingThatStays(FxRobot robot) {
        show(robot, data("Price", List.of(), line("Price", TimeLine.ACCENT, 121, 4)));
        Canvas canvas = (Canvas) chart.lookupAll("Canvas").iterator().next();
        Color strange = Color.web("#ff00ff");
        robot.interact(() -> {
            canvas.getGraphicsContext2D().setFill(strange);
            canvas.getGraphicsContext2D().fillRect(4, 4, 8, 8);
        });
        assertThat(shot(robot).getPixelReader().getColor(8, 8)).isEqualTo(strange);
        int nothing = crosshair(shot(robot));
        assertThat(nothing).isEqualTo(-1);
        mouse(robot, MouseEvent.MOUSE_MOVED, 200, 1);
        int first = crosshair(shot(robot));
        assertThat(first).isCloseTo(column(robot, 200), within(5));
        String said = said();
        mouse(robot, MouseEvent.MOUSE_MOVED, 400, 1);
        int second = crosshair(shot(robot));
        assertThat(second).isCloseTo(column(robot, 400), within(5));
        assertThat(said()).isNotEqualTo(said);
        assertThat(shot(robot).getPixelReader().getColor(8, 8)).as("nothing was drawn again").isEqualTo(strange);
        mouse(robot, MouseEvent.MOUSE_EXITED, 400, 0);
        assertThat(crosshair(shot(robot))).isEqualTo(-1);
        assertThat(shot(robot).getPixelReader().getColor(8, 8)).isEqualTo(strange);
        rig.wear(Theme.LIGHT);
        assertThat(shot(robot).getPixelReader().getColor(8, 8)).as("other colours are drawn").isNotEqualTo(strange);
    }

    /// Where a place of the scene is in the chart.
    private int column(FxRobot robot, double x) {
        double[] column = new double[1];
        robot.interact(() -> column[0] = chart.sceneToLocal(x, 60).getX());
        return (int) column[0];
    }

    private WritableImage shot(FxRobot robot) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = chart.snapshot(null, null));
        return image[0];
    }

    /// The pixel column that is the words' colour over most of the height; -1 where none is.
    private int crosshair(WritableImage image) {
        Color words = rig.colour("-tern-dim-text");
        int height = (int) image.getHeight() / 2;
        for (int x = 0; x < image.getWidth(); x++) {
            int same = 0;
            for (int y = 20; y < height; y++) {
                same += near(image.getPixelReader().getColor(x, y), words) ? 1 : 0;
            }
            if (same > (height - 20) * 3 / 4) {
                return x;
            }
        }
        return -1;
    }

    private void mouse(FxRobot robot, EventType<MouseEvent> type, double x, int clicks) {
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        robot.interact(() -> Event.fireEvent(chart, new MouseEvent(type, x, 60, x, 60, MouseButton.PRIMARY, clicks,
                false, false, false, false, down, false, false, true, false, true, null)));
        rig.settle();
    }

    private void wheel(FxRobot robot, double across, double down, boolean control) {
        robot.interact(() -> Event.fireEvent(chart, new ScrollEvent(ScrollEvent.SCROLL, 300, 60, 300, 60, false,
                control, false, false, true, false, across, down, across, down,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null)));
        rig.settle();
    }

    @Test
    void ownTradesStandOnTheLineAndAreSaid(FxRobot robot) {
        Instant bought = BEGIN.plus(Duration.ofDays(8));
        Instant sold = BEGIN.plus(Duration.ofDays(20));
        show(robot, data("Price", List.of(
                new Marker(sold, Marker.Kind.DOWN, OptionalLong.empty(), "Sold 3.0000 λ"),
                new Marker(bought, Marker.Kind.UP, OptionalLong.empty(), "Bought 12.5000 λ")),
                line("Price", TimeLine.ACCENT, 121, 3), line("Average", "series-2", 31, 4)));
        robot.interact(chart::requestFocus);
        robot.press(KeyCode.CONTROL).type(KeyCode.LEFT).release(KeyCode.CONTROL);
        assertThat(said()).contains("Nov 12, 2026")
                .contains("Price  0.")
                .contains("Average  0.")
                .endsWith("Sold 3.0000 λ");
        robot.press(KeyCode.CONTROL).type(KeyCode.LEFT).release(KeyCode.CONTROL);
        assertThat(said()).endsWith("Bought 12.5000 λ");
        rig.picture("chart-time-markers-dark");
        rig.wear(Theme.LIGHT);
        rig.picture("chart-time-markers-light");
        robot.interact(() -> ((CheckMenuItem) item("price-table")).setSelected(true));
        TableView<?> values = robot.lookup("#price-values").query();
        assertThat(values.getItems()).hasSize(121);
        assertThat(values.getColumns()).hasSize(4);
        rig.picture("chart-time-table-light");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#price-values").tryQuery()).isEmpty();
        assertThat(robot.lookup("#price").tryQuery()).isPresent();
        robot.interact(() -> item("price-csv").fire());
        assertThat(tables.getFirst()).startsWith("tern-price.csv\ntime,Price (tao),Average (tao),notes\r\n")
                .contains(",Bought 12.5000 λ\r\n");
        assertThat(tables.getFirst().lines()).hasSize(123);
    }

    @Test
    void aMillionPointsKeepTheirPeakAndAreATable(FxRobot robot) {
        int points = 1_000_000;
        TimeLine flat = line("Price", TimeLine.ACCENT, points, 5);
        long[] values = IntStream.range(0, points)
                .mapToLong(i -> i == 654_321 ? 3_000_000_000L : 1_000_000_000L + i % 7)
                .toArray();
        TimeLine spike = new TimeLine("Price", TimeLine.ACCENT,
                IntStream.range(0, points).mapToLong(flat::millis).toArray(), values);
        show(robot, data("Spike", List.of(), spike));
        robot.interact(() -> item("price-png").fire());
        WritableImage picture = pictures.getFirst();
        Color accent = rig.colour("-tern-accent");
        int highest = Integer.MAX_VALUE;
        int across = -1;
        PixelReader pixels = picture.getPixelReader();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth() * 0.9; x++) {
                if (y < highest && near(pixels.getColor(x, y), accent)) {
                    highest = y;
                    across = x;
                }
            }
        }
        assertThat(highest).as("the one point that sticks out is drawn").isLessThan((int) (picture.getHeight() * 0.3));
        assertThat(across / picture.getWidth()).isBetween(0.5, 0.7);
        robot.interact(() -> ((CheckMenuItem) item("price-table")).setSelected(true));
        rig.settle();
        TableView<?> table = robot.lookup("#price-values").query();
        assertThat(table.getItems()).hasSize(points);
        show(robot, data("All", List.of(), flat));
        assertThat(table.getItems()).as("the table follows").hasSize(points);
        assertThat(table.getAccessibleText()).isEqualTo("All");
        robot.interact(() -> ((CheckMenuItem) item("price-table")).setSelected(false));
        rig.picture("chart-time-million-dark");
    }

    private static boolean near(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) + Math.abs(one.getGreen() - other.getGreen())
                + Math.abs(one.getBlue() - other.getBlue()) < 0.05;
    }

    @Test
    void theCrosshairStaysAtItsMomentAndAnotherNameBeginsAnew(FxRobot robot) {
        show(robot, data("Month", List.of(), line("Price", TimeLine.ACCENT, 121, 6)));
        robot.interact(chart::requestFocus);
        robot.type(KeyCode.HOME).type(KeyCode.ADD).type(KeyCode.ADD);
        String pointed = said();
        show(robot, data("Month", List.of(), line("Price", TimeLine.ACCENT, 121, 6)));
        assertThat(said()).isEqualTo(pointed);
        assertThat(chart.zoomed().get()).isTrue();
        show(robot, data("Year", List.of(), line("Price", TimeLine.ACCENT, 121, 6)));
        assertThat(said()).isEqualTo("Year");
        assertThat(chart.zoomed().get()).isFalse();
        robot.interact(() -> item("price-zoom-in").fire());
        assertThat(chart.zoomed().get()).isTrue();
        assertThat(item("price-zoom-all").isDisable()).isFalse();
        robot.interact(() -> item("price-zoom-all").fire());
        assertThat(item("price-zoom-all").isDisable()).isTrue();
    }

    @Test
    void withoutPointsNothingIsDrawnAndNoKeyDoesHarm(FxRobot robot) {
        show(robot, data("Nothing", List.of(), new TimeLine("Price", TimeLine.ACCENT, new long[0], new long[0])));
        robot.interact(chart::requestFocus);
        robot.type(KeyCode.LEFT).type(KeyCode.HOME).type(KeyCode.ADD).type(KeyCode.ESCAPE);
        mouse(robot, MouseEvent.MOUSE_MOVED, 100, 1);
        assertThat(said()).isEqualTo("Nothing");
        robot.interact(() -> item("price-png").fire());
        assertThat(pictures).hasSize(1);
        robot.interact(() -> ((CheckMenuItem) item("price-table")).setSelected(true));
        assertThat(robot.lookup("#price-values").<TableView<?>>query().getItems()).isEmpty();
    }
}
