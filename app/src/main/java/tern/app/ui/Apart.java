package tern.app.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Two groups: at the left and right ends of one line, or below each other where there is no room for both.
public final class Apart extends Region {

    private static final double GAP = 12;

    private final Node left;
    private final Node right;

    public Apart(Node left, Node right) {
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    /// Words that are never cut, beside each other.
    public static HBox whole(Node... content) {
        HBox group = new HBox(GAP, content);
        group.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        for (Node node : content) {
            if (node instanceof Region region) {
                region.setMinWidth(USE_PREF_SIZE);
            }
        }
        return group;
    }

    private boolean fits(double width) {
        return left.prefWidth(-1) + GAP + right.prefWidth(-1) <= width;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(left.minWidth(-1), right.minWidth(-1)) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return left.prefWidth(-1) + GAP + right.prefWidth(-1) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = (width < 0 ? prefWidth(-1) : width) - snappedLeftInset() - snappedRightInset();
        double insets = snappedTopInset() + snappedBottomInset();
        return insets + (fits(inside)
                ? Math.max(left.prefHeight(-1), right.prefHeight(-1))
                : left.prefHeight(inside) + GAP / 2 + right.prefHeight(inside));
    }

    @Override
    protected void layoutChildren() {
        double inside = getWidth() - snappedLeftInset() - snappedRightInset();
        double x = snappedLeftInset();
        double y = snappedTopInset();
        if (fits(inside)) {
            double height = getHeight() - y - snappedBottomInset();
            double leftHeight = left.prefHeight(-1);
            double rightHeight = right.prefHeight(-1);
            left.resizeRelocate(x, y + (height - leftHeight) / 2, left.prefWidth(-1), leftHeight);
            double width = right.prefWidth(-1);
            right.resizeRelocate(x + inside - width, y + (height - rightHeight) / 2, width, rightHeight);
        } else {
            double first = left.prefHeight(inside);
            left.resizeRelocate(x, y, Math.min(inside, Math.max(left.minWidth(-1), left.prefWidth(-1))), first);
            right.resizeRelocate(x, y + first + GAP / 2, Math.min(inside, right.prefWidth(-1)),
                    right.prefHeight(inside));
        }
    }
}
