package tern.app.node;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import tern.app.node.StageBar.Place;

/// The stages of getting ready beside each other, each as a bar that fills, with its name under it. Where the names have
/// too little room the stage whose turn it is alone is named. To be used on the FX thread.
final class StageStrip extends Region {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");
    private static final double GAP = 8;
    private static final double BAR = 8;
    private static final double BELOW = 7;

    private final List<Stage> stages = new ArrayList<>();

    private static final class Stage {

        private final Region track = new Region();
        private final Region fill = new Region();
        private final Label name = new Label();
        private double weight = 1;
        private double share;
        private Place place = Place.LATER;

        Stage() {
            track.getStyleClass().add("stage-track");
            fill.getStyleClass().add("stage-fill");
            name.getStyleClass().add("stage-name");
            track.setManaged(false);
            fill.setManaged(false);
            name.setManaged(false);
        }

        double need() {
            return Math.ceil(name.prefWidth(-1));
        }
    }

    StageStrip() {
        setId("node-stages");
        getStyleClass().add("stage-strip");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    }

    /// Shows how far it is; what has not changed is left as it is.
    void show(List<StageBar> bars) {
        if (stages.size() != bars.size()) {
            stages.clear();
            getChildren().clear();
            for (int i = 0; i < bars.size(); i++) {
                Stage stage = new Stage();
                stages.add(stage);
                getChildren().addAll(stage.track, stage.fill, stage.name);
            }
        }
        boolean moved = false;
        boolean filled = false;
        for (int i = 0; i < bars.size(); i++) {
            Stage stage = stages.get(i);
            filled |= stage.share != bars.get(i).share();
            stage.share = bars.get(i).share();
            moved |= take(stage, bars.get(i));
        }
        if (moved) {
            setAccessibleText(bars.stream().map(StageBar::name).collect(Collectors.joining(", ")));
            requestLayout();
        } else if (filled && getWidth() > 0) {
            // a bar that is filled a little more asks nobody else for room
            layoutChildren();
        }
    }

    private static boolean take(Stage stage, StageBar bar) {
        boolean same = stage.name.getText().equals(bar.name()) && stage.weight == bar.weight()
                && stage.place == bar.place();
        if (same) {
            return false;
        }
        stage.name.setText(bar.name());
        stage.weight = bar.weight();
        stage.place = bar.place();
        stage.fill.pseudoClassStateChanged(DONE, bar.place() == Place.DONE);
        stage.track.pseudoClassStateChanged(LATER, bar.place() == Place.LATER);
        stage.name.pseudoClassStateChanged(LATER, bar.place() == Place.LATER);
        return true;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + stages.stream().mapToDouble(Stage::need).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        double names = stages.stream().mapToDouble(stage -> stage.name.prefHeight(-1)).max().orElse(0);
        return snapSizeY(snappedTopInset() + BAR + BELOW + names + snappedBottomInset());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        if (stages.isEmpty()) {
            return;
        }
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double inside = getWidth() - left - snappedRightInset();
        double room = Math.max(0, inside - GAP * (stages.size() - 1));
        double weights = stages.stream().mapToDouble(stage -> stage.weight).sum();
        double needed = stages.stream().mapToDouble(Stage::need).sum();
        boolean named = needed <= room;
        // each has room for its name first; the weights share what is left
        double[] widths = new double[stages.size()];
        for (int i = 0; i < widths.length; i++) {
            Stage stage = stages.get(i);
            double fair = room * stage.weight / weights;
            widths[i] = named ? Math.max(fair, stage.need()) : fair;
        }
        shrink(widths, room, named);
        double x = left;
        for (int i = 0; i < widths.length; i++) {
            Stage stage = stages.get(i);
            double width = snapSizeX(widths[i]);
            stage.track.resizeRelocate(snapPositionX(x), top, width, BAR);
            double filled = stage.place == Place.DONE ? width : stage.place == Place.LATER ? 0 : width * stage.share;
            stage.fill.setVisible(filled > 0);
            stage.fill.resizeRelocate(snapPositionX(x), top, Math.min(width, Math.max(filled, BAR)), BAR);
            boolean shown = named || stage.place == Place.NOW;
            stage.name.setVisible(shown);
            double nameWidth = Math.min(stage.need(), inside);
            double nameX = Math.min(x, left + inside - nameWidth);
            stage.name.resizeRelocate(snapPositionX(nameX), top + BAR + BELOW, nameWidth, stage.name.prefHeight(-1));
            x += widths[i] + GAP;
        }
    }

    /// Takes what is too much from those that have more than their names need.
    private void shrink(double[] widths, double room, boolean named) {
        double over = -room;
        double spare = 0;
        for (int i = 0; i < widths.length; i++) {
            over += widths[i];
            spare += named ? widths[i] - stages.get(i).need() : 0;
        }
        if (over <= 0 || spare <= 0) {
            return;
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] -= over * (widths[i] - stages.get(i).need()) / spare;
        }
    }
}
