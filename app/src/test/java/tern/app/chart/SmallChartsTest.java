package tern.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.theme.Theme;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;

/// Bars of days and the lines in a table's rows, on a real scene.
@ExtendWith(ApplicationExtension.class)
class SmallChartsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 24);
    private static final List<BarData.Series> PARTS = List.of(new BarData.Series("Validators and stakers", "series-1"),
            new BarData.Series("Miners", "series-2"), new BarData.Series("Owner", "series-3"));

    private final TaoFormat format = new TaoFormat(Locale.ENGLISH);
    private StackedBars bars;
    private TableView<DayLine> table;
    private ChartRig rig;

    @Start
    void start(Stage stage) {
        bars = new StackedBars("bars", Texts.load(Locale.ENGLISH), format, Locale.ENGLISH);
        table = new TableView<>();
        TableColumn<DayLine, DayLine> line = new TableColumn<>("30 days");
        line.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        line.setCellFactory(Sparkline.cells());
        line.setPrefWidth(140);
        table.getColumns().add(line);
        table.getStyleClass().add("positions");
        VBox.setVgrow(bars, Priority.ALWAYS);
        VBox card = new VBox(12, bars, table);
        card.getStyleClass().add("card");
        rig = new ChartRig(stage, card, 560, 640, Theme.DARK);
    }

    private static BarData days(int count, int leftOut) {
        Random random = new Random(3);
        List<BarData.Day> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Rao validators = Rao.of(1_700_000_000_000L + random.nextLong(400_000_000_000L));
            days.add(new BarData.Day(FIRST.plusDays(i), List.of(validators, validators,
                    Rao.of(validators.value() * 18 / 41))));
        }
        if (leftOut >= 0) {
            days.remove(leftOut);
        }
        return new BarData("Rewards paid, each day", PARTS, days);
    }

    private void show(FxRobot robot, BarData data) {
        robot.interact(() -> bars.show(data, ValueUnit.alpha(format, "λ")));
        rig.settle();
    }

    @Test
    void barsSayADayByKeyboardAndTheirSharesInTheLegend(FxRobot robot) {
        show(robot, days(30, 12));
        Node plot = robot.lookup("#bars").query();
        assertThat(robot.from(robot.lookup("#bars-legend").<Node>query()).lookup(".label").<Label>queryAll())
                .extracting(Label::getText)
                .containsExactly("Validators and stakers 41.0%", "Miners 41.0%", "Owner 18.0%");
        robot.interact(plot::requestFocus);
        assertThat(plot.getAccessibleText()).isEqualTo("Rewards paid, each day");
        robot.type(KeyCode.HOME);
        assertThat(plot.getAccessibleText()).startsWith("Oct 24, 2026, Validators and stakers  1,")
                .contains("λ, Owner  ")
                .contains("Total  ");
        for (int i = 0; i < 12; i++) {
            robot.type(KeyCode.RIGHT);
        }
        assertThat(plot.getAccessibleText()).as("a day that is not known is passed over").startsWith("Nov 6, 2026");
        rig.picture("chart-bars-dark");
        robot.type(KeyCode.END);
        assertThat(plot.getAccessibleText()).startsWith("Nov 22, 2026");
        robot.type(KeyCode.ESCAPE);
        assertThat(plot.getAccessibleText()).isEqualTo("Rewards paid, each day");
    }

    @Test
    void barsSayWhatTheMousePointsAt(FxRobot robot) {
        show(robot, days(7, -1));
        Node plot = robot.lookup("#bars").query();
        robot.moveTo(plot);
        rig.settle();
        assertThat(plot.getAccessibleText()).startsWith("Oct 27, 2026");
    }

    @Test
    void aYearOfDaysStandsAsAveragesWhereThereIsNoRoom(FxRobot robot) {
        show(robot, days(365, -1));
        Node plot = robot.lookup("#bars").query();
        robot.interact(plot::requestFocus);
        robot.type(KeyCode.HOME);
        assertThat(plot.getAccessibleText()).startsWith("Oct 24, 2026 to Oct 2").contains(", a day on average, ");
        rig.wear(Theme.LIGHT);
        rig.picture("chart-bars-light-year");
    }

    @Test
    void barsTakeOnlyWhatFits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BarData("x", PARTS, List.of(
                new BarData.Day(FIRST, List.of(Rao.ZERO)))));
        List<Rao> zeros = List.of(Rao.ZERO, Rao.ZERO, Rao.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> new BarData("x", PARTS, List.of(
                new BarData.Day(FIRST, zeros), new BarData.Day(FIRST, zeros))));
        BarData whole = days(365, 100);
        Rao sum = whole.total(1);
        for (int together : new int[]{1, 7, 28}) {
            long most = 0;
            for (BarData.Bar bar : whole.bars(together)) {
                long known = whole.days()
                        .stream()
                        .filter(day -> !day.date().isBefore(bar.first()) && !day.date().isAfter(bar.last()))
                        .count();
                most += bar.values().get(1).value() * known;
            }
            assertThat(sum.value() - most).as("%s days together", together).isBetween(0L, 365L);
        }
    }

    @Test
    void linesOfATableAreColouredByWhatTheyDoAndLeaveGaps(FxRobot robot) {
        Random random = new Random(5);
        List<DayLine> lines = new ArrayList<>();
        for (int row = 0; row < 128; row++) {
            double[] values = new double[30];
            double at = 1;
            for (int day = 0; day < values.length; day++) {
                at += random.nextGaussian() * 0.05 + (row % 2 == 0 ? 0.03 : -0.03);
                values[day] = day > 10 && day < 14 && row == 1 ? Double.NaN : at;
            }
            lines.add(new DayLine(values, DayLine.Tone.TREND, "row " + row));
        }
        lines.set(2, new DayLine(new double[]{1, 1, 1}, DayLine.Tone.ACCENT, "flat"));
        lines.set(3, DayLine.unknown("nothing known"));
        robot.interact(() -> table.getItems().setAll(lines));
        show(robot, days(30, -1));
        rig.picture("chart-lines-dark");
        List<Sparkline> shown = List.copyOf(robot.lookup(".sparkline").queryAllAs(Sparkline.class));
        assertThat(shown).hasSizeGreaterThan(4);
        for (Sparkline sparkline : shown) {
            String words = sparkline.getAccessibleText();
            Path path = (Path) sparkline.lookup(".sparkline-line");
            int elements = path.getElements().size();
            long begins = path.getElements().stream().filter(MoveTo.class::isInstance).count();
            switch (words) {
                case "flat" -> assertThat(path.getStroke()).isEqualTo(rig.colour("-tern-accent"));
                case "nothing known" -> assertThat(elements).isZero();
                case "row 1" -> {
                    assertThat(elements).isEqualTo(27);
                    assertThat(begins).isEqualTo(2);
                    assertThat(path.getStroke()).isEqualTo(rig.colour("-tern-negative"));
                }
                default -> {
                    assertThat(elements).isEqualTo(30);
                    int row = Integer.parseInt(words.substring(4));
                    int trend = lines.get(row).trend();
                    assertThat(path.getStroke()).as(words)
                            .isEqualTo(rig.colour(trend > 0 ? "-tern-positive" : "-tern-negative"));
                }
            }
        }
    }
}
