package tern.app.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import tern.app.ui.TaoFormat;
import tern.app.ui.Moments;
import tern.wallet.units.Rao;

/// Amounts over time as a line with its area: a grid with values at the right, times below, and a crosshair that follows
/// the mouse, or the arrow keys when the chart has the focus (Home and End go to the ends, Escape hides it).
///
/// Drawn on a canvas; more points than pixels are drawn as the smallest and largest of each pixel column. Colours come
/// from style sheets (`-tern-chart-line`, `-tern-chart-grid`, `-tern-chart-text`), the font is the node's own. What the
/// crosshair points at is the accessible text; the same data as a table is the caller's to offer.
public final class LineChart extends Region {

    private static final StyleablePropertyFactory<LineChart> STYLES = new StyleablePropertyFactory<>(
            Region.getClassCssMetaData());
    private static final CssMetaData<LineChart, Paint> LINE = STYLES.createPaintCssMetaData("-tern-chart-line",
            chart -> chart.line, Color.TEAL);
    private static final CssMetaData<LineChart, Paint> GRID = STYLES.createPaintCssMetaData("-tern-chart-grid",
            chart -> chart.grid, Color.GRAY);
    private static final CssMetaData<LineChart, Paint> TEXT = STYLES.createPaintCssMetaData("-tern-chart-text",
            chart -> chart.text, Color.GRAY);
    private static final int STEPS = 4;

    private final StyleableObjectProperty<Paint> line = paint(LINE, "line", Color.TEAL);
    private final StyleableObjectProperty<Paint> grid = paint(GRID, "grid", Color.GRAY);
    private final StyleableObjectProperty<Paint> text = paint(TEXT, "text", Color.GRAY);
    private final Canvas canvas = new Canvas();
    private final Label font = new Label();
    private final Label bubble = new Label();
    private final Text measure = new Text();
    private final TaoFormat format;
    private final ZoneId zone;
    private final Locale locale;
    private String name = "";
    private List<ChartPoint> points = List.of();
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private int pointed = -1;
    private Area area = new Area(0, 0, 1, 1, 0, 1);

    /// The room of the line, in pixels, and the values at its lower and upper edge.
    private record Area(double left, double top, double width, double height, double low, double high) {

        double y(double value) {
            return top + height * (1 - (value - low) / (high - low));
        }
    }

    public LineChart(TaoFormat format, ZoneId zone, Locale locale) {
        this.format = format;
        this.zone = zone;
        this.locale = locale;
        getStyleClass().add("line-chart");
        font.getStyleClass().add("chart-font");
        font.setVisible(false);
        bubble.getStyleClass().add("chart-bubble");
        bubble.setVisible(false);
        bubble.setMouseTransparent(true);
        canvas.setMouseTransparent(true);
        getChildren().addAll(font, canvas, bubble);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnMouseMoved(event -> point(nearest(event.getX())));
        setOnMouseExited(_ -> point(-1));
        setOnMousePressed(_ -> requestFocus());
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                point(-1);
            }
        });
        font.fontProperty().addListener((_, _, _) -> requestLayout());
    }

    private StyleableObjectProperty<Paint> paint(CssMetaData<LineChart, Paint> meta, String property, Paint first) {
        return new StyleableObjectProperty<>(first) {
            @Override
            protected void invalidated() {
                requestLayout();
            }

            @Override
            public CssMetaData<? extends Styleable, Paint> getCssMetaData() {
                return meta;
            }

            @Override
            public Object getBean() {
                return LineChart.this;
            }

            @Override
            public String getName() {
                return property;
            }
        };
    }

    /// @param name  what it shows, for screen readers
    /// @param shown oldest first
    /// @param begin of the time axis
    /// @param end   of the time axis
    public void show(String name, List<ChartPoint> shown, Instant begin, Instant end) {
        this.name = name;
        Instant at = pointed >= 0 && pointed < points.size() ? points.get(pointed).time() : Instant.MAX;
        points = List.copyOf(shown);
        from = begin;
        to = end;
        if (pointed >= 0) {
            // the crosshair stays at its moment while the line grows
            pointed = at.equals(Instant.MAX) ? -1 : indexOf(at);
        }
        tell();
        requestLayout();
    }

    private int indexOf(Instant time) {
        int best = -1;
        Duration least = Duration.ofDays(36_500);
        for (int i = 0; i < points.size(); i++) {
            Duration distance = Duration.between(points.get(i).time(), time).abs();
            if (distance.compareTo(least) < 0) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private void key(KeyEvent event) {
        int last = points.size() - 1;
        int stride = event.isShiftDown() ? 10 : 1;
        int next = switch (event.getCode()) {
            case LEFT, KP_LEFT -> Math.max(0, (pointed < 0 ? last + 1 : pointed) - stride);
            case RIGHT, KP_RIGHT -> Math.min(last, pointed < 0 ? 0 : pointed + stride);
            case HOME -> 0;
            case END -> last;
            case ESCAPE -> -1;
            default -> -2;
        };
        // Escape without a crosshair is somebody else's
        if (next == -2 || points.isEmpty() || (next == -1 && pointed < 0)) {
            return;
        }
        point(next);
        event.consume();
    }

    private void point(int index) {
        if (index != pointed) {
            pointed = index;
            tell();
            requestLayout();
        }
    }

    private void tell() {
        setAccessibleText(pointed < 0 || pointed >= points.size() ? name : words(points.get(pointed)));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private String words(ChartPoint point) {
        return format.tao(point.value()) + "  " + Moments.of(point.time(), zone, locale);
    }

    private int nearest(double x) {
        if (points.isEmpty() || area.width() <= 0) {
            return -1;
        }
        long millis = Duration.between(from, to).toMillis();
        return indexOf(from.plusMillis(Math.round((x - area.left()) / area.width() * millis)));
    }

    private double x(Instant time) {
        double millis = Math.max(1, Duration.between(from, to).toMillis());
        return area.left() + area.width() * Duration.between(from, time).toMillis() / millis;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        canvas.setWidth(width);
        canvas.setHeight(height);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        bubble.setVisible(false);
        if (points.size() < 2 || width < 20 || height < 20) {
            return;
        }
        Font letters = font.getFont();
        measure.setFont(letters);
        double em = letters.getSize();
        double smallest = points.stream().mapToLong(point -> point.value().value()).min().orElse(0);
        double largest = points.stream().mapToLong(point -> point.value().value()).max().orElse(1);
        double unit = Rao.PER_TAO;
        int steps = (int) Math.clamp(height / (em * 3.2), 1, STEPS);
        List<Double> values = ChartScale.values(smallest / unit, largest / unit, steps);
        int decimals = ChartScale.decimals(values.get(1) - values.get(0));
        List<String> labels = values.stream().map(value -> format.rounded(value, decimals, TaoFormat.TAO)).toList();
        double gutter = labels.stream().mapToDouble(this::widthOf).max().orElse(0) + em * 0.9;
        area = new Area(0, Math.round(em * 0.6), Math.max(1, width - gutter), Math.max(1, height - em * 2.6),
                values.getFirst(), values.getLast());
        g.setFont(letters);
        drawGrid(g, values, labels, em);
        drawTimes(g, em);
        drawLine(g, unit);
        drawCrosshair(g, unit);
    }

    private double widthOf(String words) {
        measure.setText(words);
        return measure.getLayoutBounds().getWidth();
    }

    private void drawGrid(GraphicsContext g, List<Double> values, List<String> labels, double em) {
        g.setLineWidth(1);
        g.setStroke(grid.get());
        g.setFill(text.get());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < values.size(); i++) {
            double y = Math.floor(area.y(values.get(i))) + 0.5;
            g.strokeLine(area.left(), y, area.left() + area.width(), y);
            g.fillText(labels.get(i), area.left() + area.width() + em * 0.7, y);
        }
    }

    private void drawTimes(GraphicsContext g, double em) {
        int most = (int) Math.clamp(area.width() / (em * 9), 1, 7);
        g.setFill(text.get());
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.LEFT);
        double free = -1;
        for (ChartScale.Tick tick : ChartScale.times(from, to, most, zone, locale)) {
            double width = widthOf(tick.text());
            double left = Math.clamp(x(tick.time()) - width / 2, area.left(),
                    Math.max(area.left(), area.left() + area.width() - width));
            if (left > free) {
                g.fillText(tick.text(), left, area.top() + area.height() + em * 0.7);
                free = left + width + em;
            }
        }
    }

    private void drawLine(GraphicsContext g, double unit) {
        Reduced reduced = Reduced.of(points, point -> x(point.time()), point -> area.y(point.value().value() / unit));
        double bottom = area.top() + area.height();
        g.beginPath();
        g.moveTo(reduced.x()[0], bottom);
        for (int i = 0; i < reduced.x().length; i++) {
            g.lineTo(reduced.x()[i], reduced.y()[i]);
        }
        g.lineTo(reduced.x()[reduced.x().length - 1], bottom);
        g.closePath();
        Color colour = line.get() instanceof Color plain ? plain : Color.TEAL;
        g.setFill(new LinearGradient(0, area.top(), 0, bottom, false, CycleMethod.NO_CYCLE,
                new Stop(0, colour.deriveColor(0, 1, 1, 0.30)), new Stop(1, colour.deriveColor(0, 1, 1, 0.02))));
        g.fill();
        g.setStroke(colour);
        g.setLineWidth(2);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.strokePolyline(reduced.x(), reduced.y(), reduced.x().length);
    }

    private void drawCrosshair(GraphicsContext g, double unit) {
        if (pointed < 0 || pointed >= points.size()) {
            return;
        }
        ChartPoint point = points.get(pointed);
        double x = Math.floor(x(point.time())) + 0.5;
        double y = area.y(point.value().value() / unit);
        g.setStroke(text.get());
        g.setLineWidth(1);
        g.strokeLine(x, area.top(), x, area.top() + area.height());
        g.setFill(line.get());
        g.fillOval(x - 4, y - 4, 8, 8);
        bubble.setText(words(point));
        bubble.applyCss();
        double width = Math.ceil(bubble.prefWidth(-1));
        double height = Math.ceil(bubble.prefHeight(-1));
        double left = x + 10 + width <= area.left() + area.width() ? x + 10 : Math.max(0, x - 10 - width);
        bubble.resizeRelocate(left, area.top(), width, height);
        bubble.setVisible(true);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 160;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return STYLES.getCssMetaData();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }
}
