package tern.app.node;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A sentence that changes every second and keeps its place: as long as it needs no other height nothing but itself is
/// laid out again, because the label is not managed.
final class StillLine extends Region {

    private final Label label;

    /// @param label wraps
    StillLine(Label label) {
        this.label = label;
        label.setManaged(false);
        getChildren().add(label);
    }

    void say(String text) {
        if (text.equals(label.getText())) {
            return;
        }
        double before = label.prefHeight(getWidth());
        label.setText(text);
        if (getWidth() > 0 && label.prefHeight(getWidth()) == before) {
            place();
        } else {
            requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    /// A word that grows by a letter does not ask for more room.
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(label.prefHeight(width < 0 ? getWidth() : width));
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        place();
    }

    private void place() {
        label.resizeRelocate(0, 0, getWidth(), label.prefHeight(getWidth()));
    }
}
