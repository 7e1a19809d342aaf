package tern.app.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import tern.app.chart.TimePainter.Colours;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// One or several lines over time: a grid with values at the right, times below, markers, and a crosshair that says the
/// values. To be used on the FX thread.
///
/// | | mouse | keyboard |
/// |---|---|---|
/// | crosshair | move | Left, Right; Home and End; Escape hides it |
/// | to the marker before or behind (ten points where there are none) | | Ctrl+Left, Ctrl+Right |
/// | zoom | Ctrl+wheel, two fingers apart | plus, minus |
/// | move along | drag; wheel to the side, Shift+wheel | Shift+Left, Shift+Right |
/// | everything again | double click | Escape without a crosshair |
///
/// The wheel alone scrolls the page that the chart stands in. More points than pixels cost no more than some thousands
/// do ([TimePainter]). What the crosshair says is the accessible text.
public final class TimeChart extends Drawing implements Chart {

    private static final double STEP = 1.5;
    private static final double WHEEL = 1.0 / 240;
    private static final int NEAR = 6;
    private static final int FAR = 10;
    private static final double DRAGGED = 3;

    private final ZoneId zone;
    private final Locale locale;
    private final TimePainter painter;
    private final List<Ink> inks = new ArrayList<>();
    private final Ink up = new Ink(this::requestLayout, "chart-ink-up");
    private final Ink down = new Ink(this::requestLayout, "chart-ink-down");
    private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper();
    private TimeData data;
    private TimeView view = TimeView.whole(0, 1);
    private TimePainter.Drawn drawn = new TimePainter.Drawn(new Paper.Area(0, 0, 1, 1, 0, 1), 0);
    private OptionalLong pointed = OptionalLong.empty();
    private OptionalLong grasped = OptionalLong.empty();
    private double pressedAt;
    private boolean dragging;
    private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper();

    /// @param zone in which times are shown
    public TimeChart(String id, ZoneId zone, Locale locale) {
        super("time-chart");
        this.zone = zone;
        this.locale = locale;
        painter = new TimePainter(zone, locale);
        data = new TimeData("", ValueUnit.tao(new TaoFormat(locale)), List.of(), List.of(), Instant.EPOCH,
                Instant.EPOCH);
        setId(id);
        getChildren().addAll(up, down);
        setOnMouseMoved(event -> pointAt(timeAt(event.getX())));
        setOnMouseExited(_ -> pointAt(OptionalLong.empty()));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
                zoomOut();
            }
        });
        setOnScroll(this::scroll);
        setOnZoom(event -> {
            look(view.zoomed(event.getZoomFactor(), timeAt(event.getX()).orElse(middle())));
            event.consume();
        });
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                pointAt(OptionalLong.empty());
            }
        });
    }

    /// Shows other data. What is looked at stays while the same is shown over a stretch that grows; under another name
    /// all of it is shown.
    public void show(TimeData now) {
        boolean other = !now.name().equals(data.name());
        List<String> colours = now.lines().stream().map(TimeLine::colour).toList();
        if (!colours.equals(data.lines().stream().map(TimeLine::colour).toList())) {
            getChildren().removeAll(inks);
            inks.clear();
            colours.forEach(colour -> inks.add(new Ink(this::requestLayout, "chart-ink-series", colour)));
            getChildren().addAll(inks);
        }
        data = now;
        long begin = now.from().toEpochMilli();
        long end = now.to().toEpochMilli();
        view = other ? TimeView.whole(begin, end) : view.of(begin, end);
        zoomed.set(!view.isWhole());
        drawn = new TimePainter.Drawn(drawn.area(), 0);
        if (other || !data.hasLine()) {
            pointed = OptionalLong.empty();
        }
        words();
        requestLayout();
        shown.set(shown.get() + 1);
    }

    @Override
    public Region drawing() {
        return this;
    }

    @Override
    public String name() {
        return data.name();
    }

    @Override
    public ObservableValue<Number> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public ChartTable table(Texts texts) {
        return TimeTable.of(data, texts, zone, locale);
    }

    @Override
    public WritableImage picture() {
        List<Poster.Key> keys = new ArrayList<>();
        for (int i = 0; i < data.lines().size() && data.lines().size() > 1; i++) {
            keys.add(new Poster.Key(inks.get(i).colour(), data.lines().get(i).name()));
        }
        return Poster.of(data.name(), keys, this, paper -> {
            if (data.hasLine()) {
                painter.paint(paper, data, view, colours(), 0);
            }
        });
    }

    /// Shows less time, larger.
    public void zoomIn() {
        zoomBy(STEP);
    }

    /// Shows more time, smaller.
    public void zoomBack() {
        zoomBy(1 / STEP);
    }

    /// Shows the whole stretch.
    public void zoomOut() {
        look(view.reset());
    }

    /// Whether less than the whole stretch is shown.
    public ReadOnlyBooleanProperty zoomed() {
        return zoomed.getReadOnlyProperty();
    }

    private void zoomBy(double factor) {
        look(view.zoomed(factor, pointed.orElse(middle())));
    }

    private long middle() {
        return view.from() + view.length() / 2;
    }

    private void look(TimeView now) {
        if (!now.equals(view)) {
            view = now;
            zoomed.set(!now.isWhole());
            requestLayout();
        }
    }

    private OptionalLong timeAt(double x) {
        Paper.Area area = drawn.area();
        return data.hasLine() && area.width() > 1
                ? OptionalLong.of(view.from()
                        + Math.round(Math.clamp((x - area.left()) / area.width(), 0, 1) * view.length()))
                : OptionalLong.empty();
    }

    private void press(MouseEvent event) {
        requestFocus();
        dragging = false;
        if (event.getButton() == MouseButton.PRIMARY) {
            pressedAt = event.getX();
            grasped = timeAt(event.getX());
        }
    }

    private void drag(MouseEvent event) {
        if (grasped.isEmpty() || view.isWhole()) {
            pointAt(timeAt(event.getX()));
            return;
        }
        if (!dragging && Math.abs(event.getX() - pressedAt) < DRAGGED) {
            return;
        }
        dragging = true;
        setCursor(Cursor.CLOSED_HAND);
        pointAt(OptionalLong.empty());
        // what was grasped stays under the mouse, which may be outside
        Paper.Area area = drawn.area();
        long under = view.from() + Math.round((event.getX() - area.left()) / area.width() * view.length());
        look(view.moved(grasped.getAsLong() - under));
        event.consume();
    }

    private void release(MouseEvent event) {
        grasped = OptionalLong.empty();
        setCursor(Cursor.DEFAULT);
        if (dragging) {
            event.consume();
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() || event.isControlDown()) {
            look(view.zoomed(Math.exp(event.getDeltaY() * WHEEL), timeAt(event.getX()).orElse(middle())));
            event.consume();
        } else if (!view.isWhole() && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            // Shift turns the wheel's way to the side before it gets here
            look(view.moved(Math.round(-event.getDeltaX() / drawn.area().width() * view.length())));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (!data.hasLine() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean control = event.isControlDown();
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> arrow(event, -1);
            case RIGHT, KP_RIGHT -> arrow(event, 1);
            case HOME -> goTo(data.leading().millis(0));
            case END -> goTo(data.leading().millis(data.leading().size() - 1));
            case PLUS, EQUALS, ADD -> {
                // with Ctrl the window's letters grow
                if (control) {
                    return;
                }
                zoomIn();
            }
            case MINUS, SUBTRACT -> {
                if (control) {
                    return;
                }
                zoomBack();
            }
            case ESCAPE -> {
                if (pointed.isPresent()) {
                    pointAt(OptionalLong.empty());
                } else if (!view.isWhole()) {
                    zoomOut();
                } else {
                    // somebody else's
                    return;
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void arrow(KeyEvent event, int way) {
        if (event.isShiftDown()) {
            look(view.moved(way * Math.max(1, view.length() / FAR)));
        } else if (event.isControlDown() && !data.markers().isEmpty()) {
            marker(way);
        } else {
            step(way, event.isControlDown() ? FAR : 1);
        }
    }

    /// To the next point that stands in another pixel column.
    private void step(int way, int points) {
        TimeLine line = data.leading();
        if (pointed.isEmpty()) {
            int first = way < 0 ? line.from(view.to() + 1) - 1 : line.from(view.from());
            goTo(line.millis(Math.clamp(first, 0, line.size() - 1)));
            return;
        }
        int at = line.nearest(pointed.getAsLong());
        long column = Math.max(1, view.length() / (long) Math.max(1, drawn.area().width()));
        int next = Math.clamp(at + (long) way * points, 0, line.size() - 1);
        if (Math.abs(line.millis(next) - line.millis(at)) < column) {
            int far = way < 0
                    ? line.from(line.millis(at) - column + 1) - 1
                    : line.from(line.millis(at) + column);
            next = Math.clamp(far, 0, line.size() - 1);
        }
        goTo(line.millis(next));
    }

    private void marker(int way) {
        long from = pointed.orElse(way < 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        List<Marker> ordered = way < 0 ? data.markers().reversed() : data.markers();
        ordered.stream()
                .mapToLong(marker -> marker.time().toEpochMilli())
                .filter(time -> way < 0 ? time < from : time > from)
                .findFirst()
                .ifPresent(this::goTo);
    }

    private void goTo(long time) {
        look(view.holding(time));
        pointAt(OptionalLong.of(time));
    }

    private void pointAt(OptionalLong time) {
        if (!time.equals(pointed)) {
            pointed = time;
            words();
            pointAgain();
        }
    }

    private void words() {
        tell(pointed.isPresent() && data.hasLine() ? said(pointed.getAsLong(), ", ") : data.name());
    }

    private String said(long time, String between) {
        double pixel = (double) view.length() / Math.max(1, drawn.area().width());
        return TimeTable.said(data, time, (long) (NEAR * pixel), zone, locale, between);
    }

    @Override
    boolean draw(Paper paper) {
        if (!data.hasLine()) {
            return false;
        }
        drawn = painter.paint(paper, data, view, colours(), drawn.gutter());
        return true;
    }

    private Colours colours() {
        return new Colours(line -> inks.get(line).colour(), up.colour(), down.colour());
    }

    @Override
    void point(Pointing over) {
        if (pointed.isEmpty()) {
            return;
        }
        Paper.Area area = drawn.area();
        TimeLine leading = data.leading();
        long time = leading.millis(leading.nearest(pointed.getAsLong()));
        if (time < view.from() || time > view.to()) {
            return;
        }
        double left = Math.floor(TimePainter.x(area, view, time));
        double x = left + 0.5;
        over.bar(left, area.top(), 1, area.height(), quiet());
        for (int i = 0; i < data.lines().size(); i++) {
            TimeLine line = data.lines().get(i);
            int known = line == leading ? line.nearest(time) : line.from(time + 1) - 1;
            if (known >= 0) {
                over.dot(x, area.y(TimePainter.units(line.value(known))), inks.get(i).colour());
            }
        }
        say(said(pointed.getAsLong(), "\n"), x, area);
    }
}
