package tern.app.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import tern.app.chart.Paper.Area;
import tern.wallet.units.Rao;

/// Draws lines over time on paper, of the screen or of a picture: grid, lines, markers.
///
/// Where there are more points than pixels a line is drawn as one bar a pixel column, from the smallest value to the
/// largest: that costs the same however many points there are, and a software renderer fills bars much faster than it
/// strokes zigzags.
final class TimePainter {

    private static final int STEPS = 4;
    /// More points a pixel are drawn as bars.
    private static final int DENSE = 2;
    private static final double MARK = 5;
    private static final double WIDE = 2;

    private final ZoneId zone;
    private final Locale locale;

    /// The colours of what is drawn.
    ///
    /// @param line of each line
    record Colours(IntFunction<Color> line, Color up, Color down) {}

    /// What was drawn where.
    record Drawn(Area area, double gutter) {}

    TimePainter(ZoneId zone, Locale locale) {
        this.zone = zone;
        this.locale = locale;
    }

    /// @param gutter at least so wide, so that the drawing does not jump while it is moved
    Drawn paint(Paper paper, TimeData data, TimeView view, Colours colours, double gutter) {
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        for (TimeLine line : data.lines()) {
            // those beside the edges are seen as well: the line goes on to them
            int begin = Math.max(0, line.from(view.from()) - 1);
            int end = Math.min(line.size(), line.from(view.to() + 1) + 1);
            if (begin < end) {
                smallest = Math.min(smallest, line.smallest(begin, end));
                largest = Math.max(largest, line.largest(begin, end));
            }
        }
        int steps = (int) Math.clamp(paper.height() / (paper.em() * 3.2), 1, STEPS);
        List<Double> values = ChartScale.values(units(smallest), units(largest), steps);
        List<String> labels = data.unit().axis(values);
        double wide = Math.max(gutter, paper.gutter(labels));
        Area area = paper.area(values, wide);
        paper.grid(area, values, labels);
        int most = (int) Math.clamp(area.width() / (paper.em() * 9), 1, 7);
        paper.below(area, ChartScale
                .times(Instant.ofEpochMilli(view.from()), Instant.ofEpochMilli(view.to()), most, zone, locale)
                .stream()
                .map(tick -> new Paper.Below(x(area, view, tick.time().toEpochMilli()), tick.text()))
                .toList());
        for (int i = data.lines().size() - 1; i >= 0; i--) {
            line(paper.g(), area, view, data.lines().get(i), colours.line().apply(i), data.lines().size() == 1);
        }
        markers(paper, area, view, data, colours);
        return new Drawn(area, wide);
    }

    static double units(long billionths) {
        return (double) billionths / Rao.PER_TAO;
    }

    static double x(Area area, TimeView view, long time) {
        return area.left() + area.width() * (time - view.from()) / view.length();
    }

    private static void line(
            GraphicsContext g, Area area, TimeView view, TimeLine line, Color colour, boolean filled) {
        int begin = line.from(view.from());
        int end = line.from(view.to() + 1);
        int width = (int) Math.ceil(area.width());
        if (end - begin > DENSE * width) {
            bars(g, area, Columns.of(line, view, width), colour, filled);
        } else {
            points(g, area, view, line, new int[]{begin, end}, colour, filled);
        }
    }

    /// Few points: the line through them, cut at the edges.
    private static void points(
            GraphicsContext g, Area area, TimeView view, TimeLine line, int[] seen, Color colour, boolean filled) {
        int begin = Math.max(0, seen[0] - 1);
        int end = Math.min(line.size(), seen[1] + 1);
        if (end - begin < 2) {
            return;
        }
        double[] x = new double[end - begin];
        double[] y = new double[end - begin];
        for (int i = begin; i < end; i++) {
            x[i - begin] = x(area, view, line.millis(i));
            y[i - begin] = area.y(units(line.value(i)));
        }
        cut(x, y, 0, 1, area.left());
        cut(x, y, x.length - 1, x.length - 2, area.right());
        if (filled) {
            area(g, area, x, y, x.length, colour);
        }
        g.setStroke(colour);
        g.setLineWidth(WIDE);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setLineCap(StrokeLineCap.BUTT);
        g.strokePolyline(x, y, x.length);
    }

    /// Moves a point outside an edge along its line to the edge.
    private static void cut(double[] x, double[] y, int outer, int inner, double edge) {
        if (Math.signum(x[outer] - edge) * Math.signum(x[inner] - edge) < 0) {
            y[outer] += (y[inner] - y[outer]) * (edge - x[outer]) / (x[inner] - x[outer]);
            x[outer] = edge;
        }
    }

    /// Many points: each pixel column from its smallest value to its largest, and to where the column before ended.
    private static void bars(GraphicsContext g, Area area, Columns columns, Color colour, boolean filled) {
        int count = columns.size();
        if (filled) {
            double[] x = new double[count];
            double[] y = new double[count];
            for (int i = 0; i < count; i++) {
                x[i] = area.left() + columns.column(i) + 0.5;
                y[i] = area.y(units(columns.largest(i)));
            }
            area(g, area, x, y, count, colour);
        }
        g.setFill(colour);
        for (int i = 0; i < count; i++) {
            long low = columns.smallest(i);
            long high = columns.largest(i);
            int wide = 1;
            if (i > 0) {
                low = Math.min(low, columns.last(i - 1));
                high = Math.max(high, columns.last(i - 1));
                wide = columns.column(i) - columns.column(i - 1);
            }
            double top = area.y(units(high)) - WIDE / 2;
            double bottom = area.y(units(low)) + WIDE / 2;
            g.fillRect(area.left() + columns.column(i) - wide + 1.0, top, wide, bottom - top);
        }
    }

    private static void area(GraphicsContext g, Area area, double[] x, double[] y, int count, Color colour) {
        double bottom = area.bottom();
        g.beginPath();
        g.moveTo(x[0], bottom);
        for (int i = 0; i < count; i++) {
            g.lineTo(x[i], y[i]);
        }
        g.lineTo(x[count - 1], bottom);
        g.closePath();
        g.setFill(new LinearGradient(0, area.top(), 0, bottom, false, CycleMethod.NO_CYCLE,
                new Stop(0, colour.deriveColor(0, 1, 1, 0.30)), new Stop(1, colour.deriveColor(0, 1, 1, 0.02))));
        g.fill();
    }

    private static void markers(Paper paper, Area area, TimeView view, TimeData data, Colours colours) {
        GraphicsContext g = paper.g();
        long before = Long.MIN_VALUE;
        for (Marker marker : data.markers()) {
            long time = marker.time().toEpochMilli();
            if (time < view.from() || time > view.to() || data.lines().isEmpty()) {
                continue;
            }
            double x = x(area, view, time);
            long place = Math.round(x) * Marker.Kind.values().length + marker.kind().ordinal();
            TimeLine line = data.lines().getFirst();
            if (place == before || line.size() == 0) {
                continue;
            }
            before = place;
            double y = Math.clamp(area.y(units(marker.value().orElseGet(() -> line.value(line.nearest(time))))),
                    area.top(), area.bottom());
            g.setFill(switch (marker.kind()) {
                case UP -> colours.up();
                case DOWN -> colours.down();
                case OTHER -> paper.words();
            });
            // a rim of the ground sets it off from the line
            g.setStroke(paper.ground());
            g.setLineWidth(1.5);
            if (marker.kind() == Marker.Kind.OTHER) {
                g.fillOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
                g.strokeOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
            } else {
                double tip = marker.kind() == Marker.Kind.UP ? -MARK - 1 : MARK + 1;
                double[] xs = {x, x + MARK + 1, x - MARK - 1};
                double[] ys = {y + tip, y - tip, y - tip};
                g.fillPolygon(xs, ys, 3);
                g.strokePolygon(xs, ys, 3);
            }
        }
    }
}
