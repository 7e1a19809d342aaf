package tern.app.ui;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;

/// A button whose face is a layout of its own: the content fills it, and lines in it may wrap.
///
/// A plain button gives its graphic the size it likes best, which for wrapping text is one letter wide.
public class PanelButton extends Button {

    private final Region content;

    /// @param content what stands on the button
    public PanelButton(Region content) {
        this.content = content;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content);
    }

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected final double computePrefHeight(double width) {
        double inside = width < 0 ? -1 : Math.max(0, width - snappedLeftInset() - snappedRightInset());
        return snappedTopInset() + snapSizeY(content.prefHeight(inside)) + snappedBottomInset();
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected final double computePrefWidth(double height) {
        return snappedLeftInset() + snapSizeX(content.prefWidth(-1)) + snappedRightInset();
    }

    @Override
    protected final double computeMinWidth(double height) {
        return snappedLeftInset() + snapSizeX(content.minWidth(-1)) + snappedRightInset();
    }

    @Override
    protected final void layoutChildren() {
        super.layoutChildren();
        double width = Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset());
        double height = Math.max(0, getHeight() - snappedTopInset() - snappedBottomInset());
        content.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
    }
}
