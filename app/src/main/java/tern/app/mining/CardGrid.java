package tern.app.mining;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Cards of one size, as many beside each other as have room.
final class CardGrid extends Region {

    private static final double GAP = 16;
    private double narrowest = 300;

    /// @param pixels that a card needs
    void narrowest(double pixels) {
        if (pixels != narrowest) {
            narrowest = pixels;
            requestLayout();
        }
    }

    private int columns(double width) {
        int room = (int) Math.floor((width + GAP) / (narrowest + GAP));
        return Math.clamp(room, 1, Math.max(1, Math.max(2, getChildren().size())));
    }

    private double each(double width) {
        int columns = columns(width);
        return (width - GAP * (columns - 1)) / columns;
    }

    private double rowHeight(double each) {
        return getChildren().stream().mapToDouble(card -> card.prefHeight(each)).max().orElse(0);
    }

    void hold(List<? extends Node> cards) {
        if (!getChildren().equals(cards)) {
            getChildren().setAll(cards);
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

    @Override
    protected double computePrefWidth(double height) {
        return narrowest * 2 + GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? prefWidth(-1) : width;
        int rows = (getChildren().size() + columns(all) - 1) / columns(all);
        return rows == 0 ? 0 : snapSizeY(rowHeight(each(all))) * rows + GAP * (rows - 1);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double each = each(getWidth());
        double high = snapSizeY(rowHeight(each));
        for (int i = 0; i < getChildren().size(); i++) {
            double left = snapPositionX(i % columns * (each + GAP));
            getChildren()
                    .get(i)
                    .resizeRelocate(left, i / columns * (high + GAP), snapPositionX(i % columns * (each + GAP) + each)
                            - left, high);
        }
    }
}
