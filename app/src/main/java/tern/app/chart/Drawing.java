package tern.app.chart;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A canvas with the style sheet's letters and colours, a bubble of words, and the focus: what all large charts stand on.
abstract class Drawing extends Region {

    private static final double LEAST = 20;
    private static final double BESIDE = 10;

    private final Canvas canvas = new Canvas();
    private final Label font = new Label();
    private final Pointing pointing = new Pointing();
    private final Label bubble = new Label();
    private final Ink grid = new Ink(this::requestLayout, "chart-ink-grid");
    private final Ink words = new Ink(this::requestLayout, "chart-ink-words");
    private final Ink strong = new Ink(this::requestLayout, "chart-ink-strong");
    private final Ink ground = new Ink(this::requestLayout, "chart-ink-ground");
    private boolean drawn;
    private boolean saying;

    Drawing(String styleClass) {
        getStyleClass().addAll("chart", styleClass);
        font.getStyleClass().add("chart-font");
        font.setVisible(false);
        font.fontProperty().addListener((_, _, _) -> requestLayout());
        bubble.getStyleClass().add("chart-bubble");
        bubble.setVisible(false);
        bubble.setMouseTransparent(true);
        bubble.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.setManaged(false);
        getChildren().addAll(font, canvas, grid, words, strong, ground, pointing, bubble);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Draws everything but what the crosshair says.
    ///
    /// @return whether there was anything to draw
    abstract boolean draw(Paper paper);

    /// Marks what is pointed at over the rest; [#say] places its words.
    abstract void point(Pointing over);

    /// Something else is pointed at: what is drawn stays.
    final void pointAgain() {
        // what is to be drawn again points after that
        if (!isNeedsLayout()) {
            showPointed();
        }
    }

    private void showPointed() {
        pointing.clear();
        saying = false;
        if (drawn) {
            point(pointing);
        }
        bubble.setVisible(saying);
    }

    /// Words beside what is pointed at.
    ///
    /// @param x    in pixels
    /// @param area that they stay within
    final void say(String said, double x, Paper.Area area) {
        saying = true;
        bubble.setText(said);
        bubble.setVisible(true);
        bubble.applyCss();
        double width = Math.ceil(bubble.prefWidth(-1));
        double height = Math.ceil(bubble.prefHeight(-1));
        double left = x + BESIDE + width <= area.right() ? x + BESIDE : Math.max(0, x - BESIDE - width);
        bubble.resizeRelocate(left, area.top(), width, height);
    }

    /// For screen readers.
    final void tell(String said) {
        if (!said.equals(getAccessibleText())) {
            setAccessibleText(said);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    /// The colour of what is written beside the drawing.
    final Color quiet() {
        return words.colour();
    }

    /// The colour of names.
    final Color strong() {
        return strong.colour();
    }

    /// The same drawing on another canvas, such as a picture's.
    final Paper paper(Canvas other, double width, double height) {
        return new Paper(other.getGraphicsContext2D(), width, height, font.getFont(), grid.colour(), words.colour(),
                ground.colour());
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        drawn = width >= LEAST && height >= LEAST && draw(paper(canvas, width, height));
        showPointed();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 160;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }
}
