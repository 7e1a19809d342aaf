package tern.app.pool;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartFrame;
import tern.app.chart.ChartSaver;
import tern.app.chart.Marker;
import tern.app.chart.TimeChart;
import tern.app.chart.TimeData;
import tern.app.chart.TimeLine;
import tern.app.chart.ValueUnit;
import tern.app.ui.Apart;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// A subnet's price with one's own trades as a chart; takes no room while there is nothing to draw.
public final class PriceChart extends VBox {

    private final Texts texts;
    private final TaoFormat format;
    private final TimeChart line;

    /// @param id     begins the ids of its parts: `subnets`
    /// @param format of prices, which are nobody's own
    public PriceChart(String id, Texts texts, TaoFormat format, ChartSaver saver, ZoneId zone, Locale locale) {
        this.texts = texts;
        this.format = format;
        line = new TimeChart(id + "-price-chart", zone, locale);
        ChartFrame frame = new ChartFrame(line, id + "-prices", "tern-subnet-price", saver, texts);
        setId(id + "-price-part");
        getStyleClass().add("subnet-section");
        Label title = new Label(texts.get("subnets.price.chart"));
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(new Apart(title, frame.menu()), frame);
        Lines.shown(this, false);
    }

    public void show(Optional<PricesPicture> now) {
        Optional<PricesPicture> known = now.filter(picture -> picture.points().size() > 1);
        Lines.shown(this, known.isPresent());
        known.ifPresent(this::draw);
    }

    private void draw(PricesPicture picture) {
        long[] millis = picture.points().stream().mapToLong(point -> point.time().toEpochMilli()).toArray();
        long[] values = picture.points().stream().mapToLong(point -> point.price().value()).toArray();
        Instant first = picture.points().getFirst().time();
        Instant last = picture.points().getLast().time();
        List<Marker> markers = picture.trades()
                .stream()
                .filter(trade -> !trade.time().isBefore(first))
                .map(trade -> new Marker(trade.time(), trade.bought() ? Marker.Kind.UP : Marker.Kind.DOWN,
                        OptionalLong.empty(), trade.words()))
                .toList();
        line.show(new TimeData(texts.get("subnets.price.of", Integer.toString(picture.netuid())), ValueUnit.tao(format),
                List.of(new TimeLine(texts.get("subnets.price"), TimeLine.ACCENT, millis, values)), markers, first,
                last));
    }
}
