package tern.app.chart;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import tern.app.chart.BarData.Bar;
import tern.app.ui.Moments;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;

/// The bars themselves, with values at the right and days below.
final class BarPlot extends Drawing {

    private static final int STEPS = 3;
    /// Narrower bars are put together.
    private static final double LEAST_BAR = 3;
    private static final int[] TOGETHER = {1, 2, 4, 7, 14, 28, 56, 112, 224, 448};
    private static final double LARGE_BAR = 6;

    private final Texts texts;
    private final Locale locale;
    private final List<Ink> inks = new ArrayList<>();
    private BarData data = new BarData("", List.of(), List.of());
    private ValueUnit unit = ValueUnit.tao(new TaoFormat(Locale.ROOT));
    private int together = 1;
    private List<Bar> bars = List.of();
    private int pointed = -1;
    private Paper.Area area = new Paper.Area(0, 0, 1, 1, 0, 1);

    BarPlot(Texts texts, Locale locale) {
        super("bar-chart");
        this.texts = texts;
        this.locale = locale;
        setOnMouseMoved(event -> pointAt(nearest(event.getX())));
        setOnMouseExited(_ -> pointAt(-1));
        setOnMousePressed(_ -> requestFocus());
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                pointAt(-1);
            }
        });
    }

    void show(BarData now, ValueUnit in) {
        boolean others = !now.series().equals(data.series());
        data = now;
        unit = in;
        pointed = -1;
        if (others) {
            getChildren().removeAll(inks);
            inks.clear();
            for (BarData.Series series : now.series()) {
                inks.add(new Ink(this::requestLayout, "chart-ink-series", series.colour()));
            }
            getChildren().addAll(inks);
        }
        arrange(area.width());
        tell(data.name());
        requestLayout();
    }

    BarData data() {
        return data;
    }

    ValueUnit unit() {
        return unit;
    }

    Color colour(int series) {
        return inks.get(series).colour();
    }

    /// So many days in a bar that one can be told from the next.
    private void arrange(double width) {
        int length = data.length();
        int most = (int) Math.max(1, width / LEAST_BAR);
        int wanted = 1;
        for (int some : TOGETHER) {
            wanted = some;
            if ((length + some - 1) / some <= most) {
                break;
            }
        }
        if (wanted != together) {
            pointed = -1;
        }
        together = wanted;
        bars = data.bars(together);
    }

    private int places() {
        return Math.max(1, (data.length() + together - 1) / together);
    }

    private double slot() {
        return area.width() / places();
    }

    private double middle(int place) {
        return area.left() + slot() * (place + 0.5);
    }

    @Override
    boolean draw(Paper paper) {
        if (data.days().isEmpty()) {
            return false;
        }
        double largest = data.days().stream().mapToLong(day -> day.total().value()).max().orElse(0);
        int steps = (int) Math.clamp(paper.height() / (paper.em() * 3.2), 1, STEPS);
        List<Double> values = ChartScale.values(0, largest / Rao.PER_TAO, steps);
        List<String> labels = unit.axis(values);
        area = paper.area(values, paper.gutter(labels));
        arrange(area.width());
        paper.grid(area, values, labels);
        days(paper);
        double gap = slot() >= LARGE_BAR ? 2 : slot() >= LEAST_BAR ? 1 : 0;
        for (Bar bar : bars) {
            bar(paper.g(), bar, gap);
        }
        return true;
    }

    private void bar(GraphicsContext g, Bar bar, double gap) {
        double left = Math.round(area.left() + slot() * bar.place() + gap / 2);
        double right = Math.round(area.left() + slot() * (bar.place() + 1) - gap / 2);
        double round = right - left >= LARGE_BAR ? 3 : 0;
        long below = 0;
        for (int i = 0; i < bar.values().size(); i++) {
            long value = bar.values().get(i).value();
            double bottom = area.y((double) below / Rao.PER_TAO);
            below = Math.addExact(below, value);
            double top = area.y((double) below / Rao.PER_TAO);
            // a line of the ground stands between two parts
            double height = bottom - top - (i > 0 && bottom - top > 2 ? 1 : 0);
            g.setFill(inks.get(i).colour());
            g.fillRoundRect(left, top, Math.max(1, right - left), height, round, round);
        }
    }

    private void days(Paper paper) {
        int most = (int) Math.clamp(area.width() / (paper.em() * 8), 1, 5);
        LocalDate first = data.days().getFirst().date();
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedPattern(data.length() > 300 ? "yMMM" : "MMMd")
                .withLocale(locale);
        List<Paper.Below> labels = new ArrayList<>();
        int before = -1;
        for (int i = 0; i < most; i++) {
            int place = most == 1 ? 0 : Math.round((float) i * (places() - 1) / (most - 1));
            if (place != before) {
                labels.add(new Paper.Below(middle(place), format.format(first.plusDays((long) place * together))));
                before = place;
            }
        }
        paper.below(area, labels);
    }

    @Override
    void point(Pointing over) {
        if (pointed < 0 || pointed >= bars.size()) {
            return;
        }
        Bar bar = bars.get(pointed);
        double middle = middle(bar.place());
        over.bar(Math.round(middle - slot() / 2), area.top(), Math.max(1, Math.round(slot())), area.height(),
                quiet().deriveColor(0, 1, 1, 0.22));
        say(words(bar, "\n"), middle + slot() / 2, area);
    }

    private String words(Bar bar, String between) {
        List<String> lines = new ArrayList<>();
        String from = Moments.of(bar.first(), locale);
        lines.add(bar.first().equals(bar.last())
                ? from
                : texts.get("chart.bar.days", from, Moments.of(bar.last(), locale)));
        for (int i = 0; i < bar.values().size(); i++) {
            lines.add(data.series().get(i).name() + "  " + unit.brief(bar.values().get(i).value()));
        }
        if (bar.values().size() > 1) {
            lines.add(texts.get("chart.bar.total", unit.brief(bar.total().value())));
        }
        return String.join(between, lines);
    }

    private void key(KeyEvent event) {
        int last = bars.size() - 1;
        int stride = event.isControlDown() ? 10 : 1;
        int next = switch (event.getCode()) {
            case LEFT, KP_LEFT -> Math.max(0, (pointed < 0 ? last + 1 : pointed) - stride);
            case RIGHT, KP_RIGHT -> Math.min(last, pointed < 0 ? 0 : pointed + stride);
            case HOME -> 0;
            case END -> last;
            case ESCAPE -> -1;
            default -> -2;
        };
        // Escape without a pointed bar is somebody else's
        if (next == -2 || bars.isEmpty() || next == -1 && pointed < 0) {
            return;
        }
        pointAt(next);
        event.consume();
    }

    private int nearest(double x) {
        if (x < area.left() || x > area.right()) {
            return -1;
        }
        int place = (int) ((x - area.left()) / slot());
        for (int i = 0; i < bars.size(); i++) {
            if (bars.get(i).place() == place) {
                return i;
            }
        }
        return -1;
    }

    private void pointAt(int bar) {
        if (bar != pointed) {
            pointed = bar;
            tell(pointed < 0 ? data.name() : words(bars.get(pointed), ", "));
            pointAgain();
        }
    }
}
