package tern.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.util.Callback;

/// A small line of some days, as it stands in a table's row: no axes, from the smallest value at the bottom to the
/// largest at the top. To be used on the FX thread.
///
/// One shape a line, so that a table full of them costs little; its size is the style sheet's (`.sparkline`, in em).
/// The words of its [DayLine] are its accessible text.
public final class Sparkline extends Region {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");

    private final Path path = new Path();
    private Optional<DayLine> line = Optional.empty();
    private double drawnWidth = -1;
    private double drawnHeight = -1;

    public Sparkline() {
        getStyleClass().add("sparkline");
        path.getStyleClass().add("sparkline-line");
        path.setManaged(false);
        getChildren().add(path);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Cells that show such a line.
    ///
    /// @param <S> the table's rows
    public static <S> Callback<TableColumn<S, DayLine>, TableCell<S, DayLine>> cells() {
        return _ -> new TableCell<>() {

            private final Sparkline sparkline = new Sparkline();

            {
                getStyleClass().add("sparkline-cell");
            }

            @Override
            protected void updateItem(DayLine item, boolean empty) {
                super.updateItem(item, empty);
                if (empty || item == null) {
                    setGraphic(null);
                    setAccessibleText(null);
                    return;
                }
                sparkline.show(item);
                setGraphic(sparkline);
                setAccessibleText(item.words());
            }
        };
    }

    /// Draws another line. Fewer than two known days are no line.
    public void show(DayLine now) {
        if (line.filter(shown -> shown == now).isPresent()) {
            return;
        }
        line = Optional.of(now);
        setAccessibleText(now.words());
        int trend = now.tone() == DayLine.Tone.TREND ? now.trend() : 0;
        pseudoClassStateChanged(UP, trend > 0);
        pseudoClassStateChanged(DOWN, trend < 0);
        drawnWidth = -1;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        if (width == drawnWidth && height == drawnHeight) {
            return;
        }
        drawnWidth = width;
        drawnHeight = height;
        path.getElements().setAll(line.map(now -> elements(now, width, height)).orElse(List.of()));
    }

    private List<PathElement> elements(DayLine now, double width, double height) {
        if (now.known() < 2 || width < 4 || height < 4) {
            return List.of();
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int day = 0; day < now.days(); day++) {
            double value = now.value(day);
            if (!Double.isNaN(value)) {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
        List<PathElement> elements = new ArrayList<>(now.days());
        boolean pen = false;
        for (int day = 0; day < now.days(); day++) {
            double value = now.value(day);
            if (Double.isNaN(value)) {
                pen = false;
                continue;
            }
            double x = snappedLeftInset() + 1 + (width - 2) * day / (now.days() - 1);
            // a flat line stands in the middle
            double share = largest > smallest ? (value - smallest) / (largest - smallest) : 0.5;
            double y = snappedTopInset() + 1 + (height - 2) * (1 - share);
            elements.add(pen ? new LineTo(x, y) : new MoveTo(x, y));
            pen = true;
        }
        return elements;
    }
}
