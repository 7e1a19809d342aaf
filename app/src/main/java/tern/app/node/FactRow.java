package tern.app.node;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import tern.app.chart.DayLine;
import tern.app.chart.Sparkline;

/// A name at the left and its value at the right, or below where there is no room for both; a small line over time may
/// stand behind the value.
///
/// A value changes every second. As long as it fits where it stands nothing but this row is laid out again: the labels
/// are not managed, so that a change of theirs does not reach the page.
final class FactRow extends Region {

    private static final double GAP = 12;
    private static final double LINE_GAP = 7;
    private static final double BELOW = 2;

    private final Label name;
    private final Label value = new Label();
    private final Sparkline line = new Sparkline();
    private boolean lined;

    FactRow(String id, String words, ObservableValue<String> text) {
        getStyleClass().add("fact-row");
        name = new Label(words);
        name.getStyleClass().add("fact-name");
        name.setLabelFor(value);
        value.setId(id);
        value.getStyleClass().add("fact-value");
        value.setWrapText(true);
        line.getStyleClass().add("fact-line");
        line.setVisible(false);
        for (Region part : new Region[]{name, value, line}) {
            part.setManaged(false);
        }
        getChildren().addAll(name, value, line);
        value.setText(text.getValue());
        text.addListener((_, _, now) -> take(now));
    }

    /// Draws how the value was.
    FactRow follows(ObservableValue<DayLine> values) {
        values.addListener((_, _, now) -> draw(now));
        draw(values.getValue());
        return this;
    }

    FactRow last() {
        getStyleClass().add("last");
        return this;
    }

    FactRow mono() {
        value.getStyleClass().add("fact-mono");
        return this;
    }

    private void take(String text) {
        boolean before = fits(inside());
        value.setText(text);
        if (before && fits(inside())) {
            placeValue();
        } else {
            requestLayout();
        }
    }

    private void draw(DayLine now) {
        line.show(now);
        boolean shown = now.known() > 1;
        if (shown != lined) {
            lined = shown;
            requestLayout();
        }
    }

    /// The line stands only where name and value have room beside it.
    private boolean hasRoomForLine(double width) {
        return lined && name.prefWidth(-1) + GAP + value.prefWidth(-1) + LINE_GAP + line.prefWidth(-1) <= width;
    }

    private double inside() {
        return getWidth() - snappedLeftInset() - snappedRightInset();
    }

    private boolean fits(double width) {
        return name.prefWidth(-1) + GAP + value.prefWidth(-1) <= width;
    }

    private double lineHeight() {
        return Math.max(name.prefHeight(-1), value.prefHeight(-1));
    }

    private double belowWidth(double room) {
        return Math.max(0, Math.min(value.prefWidth(-1), room));
    }

    /// Of a value that has a line of its own, or more where it is longer than that.
    private double belowHeight(double room) {
        return Math.max(lineHeight(), value.prefHeight(belowWidth(room)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return name.prefWidth(-1) + snappedLeftInset() + snappedRightInset();
    }

    /// A value that grows by a letter does not ask for a wider card.
    @Override
    protected double computePrefWidth(double height) {
        return name.prefWidth(-1) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? prefWidth(-1) : width) - snappedLeftInset() - snappedRightInset();
        double insets = snappedTopInset() + snappedBottomInset();
        return snapSizeY(insets + (fits(room) ? lineHeight() : lineHeight() + BELOW + belowHeight(room)));
    }

    @Override
    protected void layoutChildren() {
        name.resizeRelocate(snappedLeftInset(), snappedTopInset(), Math.min(inside(), name.prefWidth(-1)),
                lineHeight());
        placeValue();
    }

    private void placeValue() {
        double right = snappedLeftInset() + inside();
        double top = snappedTopInset() + (fits(inside()) ? 0 : lineHeight() + BELOW);
        boolean drawn = hasRoomForLine(inside());
        line.setVisible(drawn);
        if (drawn) {
            double width = line.prefWidth(-1);
            double height = Math.min(line.prefHeight(-1), lineHeight() + BELOW);
            line.resizeRelocate(snapPositionX(right - width), snapPositionY(top + (lineHeight() - height) / 2), width,
                    height);
            right -= width + LINE_GAP;
        }
        boolean beside = fits(inside());
        double width = beside ? value.prefWidth(-1) : belowWidth(inside());
        value.resizeRelocate(snapPositionX(right - width), top, width, beside ? lineHeight() : belowHeight(inside()));
    }
}
