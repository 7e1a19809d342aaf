package tern.app.help;

import javafx.geometry.Orientation;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// A picture as wide as there is room, and no wider than it is read.
final class PictureFrame extends Region {

    /// Of pictures of the window, until the real one is known.
    private static final double USUAL_RATIO = 900.0 / 1440;

    private final ImageView view;
    private final double widest;

    PictureFrame(ImageView view, double widest) {
        this.view = view;
        this.widest = widest;
        getChildren().add(view);
        Image image = view.getImage();
        image.heightProperty().addListener((_, _, _) -> requestLayout());
    }

    /// How wide the picture is where the frame has so much room.
    private double inside(double room) {
        return room < 0 ? widest : Math.clamp(room - snappedLeftInset() - snappedRightInset(), 0, widest);
    }

    private double ratio() {
        Image image = view.getImage();
        return image.getWidth() > 0 ? image.getHeight() / image.getWidth() : USUAL_RATIO;
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
        return widest + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(inside(width) * ratio()) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(inside(getWidth()));
        view.relocate(snappedLeftInset(), snappedTopInset());
    }
}
