package tern.app.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/// What is pointed at, over a drawing that stays as it is: one bar and some dots. It takes no part in the layout, so that
/// it can follow the mouse without anything else being drawn again.
final class Pointing extends Region {

    private static final double DOT = 4;

    private final Rectangle bar = new Rectangle();
    private final List<Circle> dots = new ArrayList<>();
    private int shown;

    Pointing() {
        setManaged(false);
        setMouseTransparent(true);
        bar.setManaged(false);
        bar.setVisible(false);
        getChildren().add(bar);
    }

    void clear() {
        bar.setVisible(false);
        dots.forEach(dot -> dot.setVisible(false));
        shown = 0;
    }

    /// The bar, of which there is one.
    void bar(double left, double top, double width, double height, Color colour) {
        bar.setX(left);
        bar.setY(top);
        bar.setWidth(width);
        bar.setHeight(height);
        bar.setFill(colour);
        bar.setVisible(true);
    }

    /// One more dot around a point.
    void dot(double x, double y, Color colour) {
        if (shown == dots.size()) {
            Circle made = new Circle(DOT);
            made.setManaged(false);
            dots.add(made);
            getChildren().add(made);
        }
        Circle dot = dots.get(shown);
        dot.setCenterX(x);
        dot.setCenterY(y);
        dot.setFill(colour);
        dot.setVisible(true);
        shown++;
    }
}
