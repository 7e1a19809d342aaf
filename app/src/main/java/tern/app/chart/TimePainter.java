package tern.app.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
/// A line of few points is stroked; where a point has fewer than [#FEW] pixels it is traced ([Trace]).
final class TimePainter {

    private static final int STEPS = 4;
    /// More points a pixel are brought down to [Columns].
    private static final int DENSE = 2;
    private static final double MARK = 5;
    private static final double WIDE = 2;
    /// So many pixels a point are enough to stroke the line through them.
    private static final int FEW = 8;

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
        List<Shape> shapes = data.lines().stream().map(line -> shape(area, view, line)).toList();
        boolean filled = shapes.size() == 1;
        if (filled) {
            shapes.getFirst()
                    .trace()
                    .ifPresent(trace -> trace.shade(paper.g(), area, colours.line().apply(0), paper.ground()));
        }
        paper.grid(area, values, labels);
        int most = (int) Math.clamp(area.width() / (paper.em() * 9), 1, 7);
        paper.below(area, ChartScale
                .times(Instant.ofEpochMilli(view.from()), Instant.ofEpochMilli(view.to()), most, zone, locale)
                .stream()
                .map(tick -> new Paper.Below(x(area, view, tick.time().toEpochMilli()), tick.text()))
                .toList());
        for (int i = shapes.size() - 1; i >= 0; i--) {
            draw(paper.g(), area, shapes.get(i), colours.line().apply(i), filled);
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

    /// A line in pixels: stroked through its few points, or traced.
    private record Shape(double[] x, double[] y, Optional<Trace> trace) {}

    private static Shape shape(Area area, TimeView view, TimeLine line) {
        int width = (int) Math.ceil(area.width());
        int seen = line.from(view.to() + 1) - line.from(view.from());
        if (seen > DENSE * width) {
            return new Shape(new double[0], new double[0],
                    Optional.of(Trace.of(Columns.of(line, view, width), area)));
        }
        // those beside the edges are drawn to as well, and the line is cut there
        int begin = Math.max(0, line.from(view.from()) - 1);
        int end = Math.min(line.size(), line.from(view.to() + 1) + 1);
        double[] x = new double[end - begin];
        double[] y = new double[end - begin];
        for (int i = begin; i < end; i++) {
            x[i - begin] = x(area, view, line.millis(i));
            y[i - begin] = area.y(units(line.value(i)));
        }
        if (x.length > 1) {
            cut(x, y, 0, 1, area.left());
            cut(x, y, x.length - 1, x.length - 2, area.right());
        }
        return new Shape(x, y, x.length * FEW > width ? Optional.of(Trace.through(x, y, area)) : Optional.empty());
    }

    /// Moves a point outside an edge along its line to the edge.
    private static void cut(double[] x, double[] y, int outer, int inner, double edge) {
        if (Math.signum(x[outer] - edge) * Math.signum(x[inner] - edge) < 0) {
            y[outer] += (y[inner] - y[outer]) * (edge - x[outer]) / (x[inner] - x[outer]);
            x[outer] = edge;
        }
    }

    private static void draw(GraphicsContext g, Area area, Shape shape, Color colour, boolean filled) {
        if (shape.trace().isPresent()) {
            shape.trace().get().draw(g, area, colour);
            return;
        }
        int count = shape.x().length;
        if (count < 2) {
            return;
        }
        if (filled) {
            g.beginPath();
            g.moveTo(shape.x()[0], area.bottom());
            for (int i = 0; i < count; i++) {
                g.lineTo(shape.x()[i], shape.y()[i]);
            }
            g.lineTo(shape.x()[count - 1], area.bottom());
            g.closePath();
            g.setFill(fading(area, colour));
            g.fill();
        }
        g.setStroke(colour);
        g.setLineWidth(WIDE);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setLineCap(StrokeLineCap.BUTT);
        g.strokePolyline(shape.x(), shape.y(), count);
    }

    private static LinearGradient fading(Area area, Color colour) {
        return new LinearGradient(0, area.top(), 0, area.bottom(), false, CycleMethod.NO_CYCLE,
                new Stop(0, colour.deriveColor(0, 1, 1, 0.30)), new Stop(1, colour.deriveColor(0, 1, 1, 0.02)));
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
