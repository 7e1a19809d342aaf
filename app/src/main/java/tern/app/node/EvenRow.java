package tern.app.node;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Cards beside each other, all as wide and as high, whatever they say.
final class EvenRow extends Region {

    private static final double GAP = 16;

    void hold(List<? extends Node> cards) {
        getChildren().setAll(cards);
    }

    private double each(double width) {
        int count = Math.max(1, getChildren().size());
        return Math.max(0, (width - snappedLeftInset() - snappedRightInset() - GAP * (count - 1)) / count);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double widest = getChildren().stream().mapToDouble(card -> card.prefWidth(-1)).max().orElse(0);
        return widest * getChildren().size() + GAP * Math.max(0, getChildren().size() - 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double each = each(width < 0 ? prefWidth(-1) : width);
        return snapSizeY(getChildren().stream().mapToDouble(card -> card.prefHeight(each)).max().orElse(0));
    }

    @Override
    protected void layoutChildren() {
        double each = each(getWidth());
        double x = snappedLeftInset();
        for (Node card : getChildren()) {
            double left = snapPositionX(x);
            card.resizeRelocate(left, snappedTopInset(), snapPositionX(x + each) - left, getHeight());
            x += each + GAP;
        }
    }
}
