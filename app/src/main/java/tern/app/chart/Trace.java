package tern.app.chart;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import tern.app.chart.Paper.Area;

/// A line as one bar a pixel column, from where it is highest in it to where it is lowest. A software renderer fills bars
/// many times faster than it strokes a zigzag or fills the area below one, and the cost is the same however many points
/// there are.
final class Trace {

    private static final double WIDE = 2;
    /// Bars overlap, so that a steep line is as wide as a flat one is high. Whole pixels: the edges stay sharp.
    private static final int BAR = 2;
    private static final double SHADE = 0.30;
    private static final double FAINTEST = 0.02;

    private final double[] top;
    private final double[] bottom;

    private Trace(Area area) {
        int width = (int) Math.ceil(area.width());
        top = new double[width];
        bottom = new double[width];
        Arrays.fill(top, Double.POSITIVE_INFINITY);
        Arrays.fill(bottom, Double.NEGATIVE_INFINITY);
    }

    /// The line through some points.
    ///
    /// @param x in pixels, never falling, inside the area
    static Trace through(double[] x, double[] y, Area area) {
        Trace trace = new Trace(area);
        int width = trace.top.length;
        for (int i = 1; i < x.length; i++) {
            int first = Math.clamp((int) (x[i - 1] - area.left()), 0, width - 1);
            int last = Math.clamp((int) (x[i] - area.left()), 0, width - 1);
            double slope = x[i] > x[i - 1] ? (y[i] - y[i - 1]) / (x[i] - x[i - 1]) : 0;
            for (int column = first; column <= last; column++) {
                double from = column == first ? y[i - 1] : y[i - 1] + slope * (area.left() + column - x[i - 1]);
                double to = column == last ? y[i] : y[i - 1] + slope * (area.left() + column + 1 - x[i - 1]);
                trace.cover(column, from, to);
            }
        }
        return trace;
    }

    /// More points than pixels: each column from its smallest value to its largest, and from where the column before
    /// ended. Columns without a point go on as the one before.
    static Trace of(Columns columns, Area area) {
        Trace trace = new Trace(area);
        for (int i = 0; i < columns.size(); i++) {
            int column = columns.column(i);
            trace.cover(column, y(area, columns.smallest(i)), y(area, columns.largest(i)));
            if (i > 0) {
                double before = y(area, columns.last(i - 1));
                for (int between = columns.column(i - 1) + 1; between < column; between++) {
                    trace.cover(between, before, before);
                }
                trace.cover(column, before, before);
            }
        }
        return trace;
    }

    private static double y(Area area, long billionths) {
        return area.y(TimePainter.units(billionths));
    }

    private void cover(int column, double one, double other) {
        top[column] = Math.min(top[column], Math.min(one, other));
        bottom[column] = Math.max(bottom[column], Math.max(one, other));
    }

    private boolean isEmpty(int column) {
        return top[column] > bottom[column];
    }

    /// How high the line is in a pixel column, in pixels; infinitely low where there is none.
    double top(int column) {
        return top[column];
    }

    /// How low the line is in a pixel column.
    double bottom(int column) {
        return bottom[column];
    }

    /// The area below, which fades to its foot: bars of one colour, and over all of it, in one piece, a veil of the ground
    /// that is denser below. Above the line the veil cannot be told from the ground. To be drawn before anything else.
    void shade(GraphicsContext g, Area area, Color colour, Color ground) {
        g.setFill(colour.deriveColor(0, 1, 1, SHADE));
        for (int column = 0; column < top.length; column++) {
            if (!isEmpty(column)) {
                double from = Math.round((top[column] + bottom[column]) / 2);
                g.fillRect(area.left() + column, from, 1, area.bottom() - from);
            }
        }
        g.setFill(new LinearGradient(0, area.top(), 0, area.bottom(), false, CycleMethod.NO_CYCLE,
                new Stop(0, ground.deriveColor(0, 1, 1, 0)),
                new Stop(1, ground.deriveColor(0, 1, 1, 1 - FAINTEST / SHADE))));
        g.fillRect(area.left(), area.top(), top.length, area.height());
    }

    void draw(GraphicsContext g, Area area, Color colour) {
        g.setFill(colour);
        for (int column = 0; column < top.length; column++) {
            if (!isEmpty(column)) {
                double left = Math.min(area.left() + column, area.right() - BAR);
                g.fillRect(left, top[column] - WIDE / 2, BAR, bottom[column] - top[column] + WIDE);
            }
        }
    }
}
