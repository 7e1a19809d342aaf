package tern.app.settings;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Words at the left and a control at the right, or the control below where it would leave the words too little room.
final class SettingsLine extends Region {

    private static final double GAP = 16;
    private static final double GAP_BELOW = 8;
    /// Of the line: with less than this beside the control words become a column of single ones.
    private static final double WORDS_SHARE = 0.45;

    private final Region words;
    private final Region control;

    SettingsLine(Region words, Region control) {
        this.words = words;
        this.control = control;
        getStyleClass().add("settings-line");
        getChildren().addAll(words, control);
    }

    private double beside(double inside) {
        return inside - control.prefWidth(-1) - GAP;
    }

    private boolean fits(double inside) {
        return beside(inside) >= inside * WORDS_SHARE;
    }

    private double sides() {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(words.minWidth(-1), control.prefWidth(-1)) + sides();
    }

    @Override
    protected double computePrefWidth(double height) {
        return words.prefWidth(-1) + GAP + control.prefWidth(-1) + sides();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = (width < 0 ? prefWidth(-1) : width) - sides();
        double ends = snappedTopInset() + snappedBottomInset();
        return snapSizeY(ends + (fits(inside)
                ? Math.max(words.prefHeight(beside(inside)), control.prefHeight(-1))
                : words.prefHeight(inside) + GAP_BELOW + control.prefHeight(-1)));
    }

    @Override
    protected void layoutChildren() {
        double inside = getWidth() - sides();
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = control.prefWidth(-1);
        double height = control.prefHeight(-1);
        if (fits(inside)) {
            double room = getHeight() - y - snappedBottomInset();
            double wordsHeight = words.prefHeight(beside(inside));
            words.resizeRelocate(x, snapPositionY(y + (room - wordsHeight) / 2), beside(inside), wordsHeight);
            control.resizeRelocate(snapPositionX(x + inside - width), snapPositionY(y + (room - height) / 2), width,
                    height);
        } else {
            double wordsHeight = words.prefHeight(inside);
            words.resizeRelocate(x, y, inside, wordsHeight);
            control.resizeRelocate(x, snapPositionY(y + wordsHeight + GAP_BELOW), Math.min(inside, width), height);
        }
    }
}
