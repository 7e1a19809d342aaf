package tern.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Moments;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;

/// Days as stacked bars, with a legend that tells each series' share of the whole. To be used on the FX thread.
///
/// The mouse or, with the focus, the arrow keys, Home, End and Escape say what a day's parts were; that is the
/// accessible text too. More days than there is room for stand as their average over some days. Which days are shown is
/// the caller's.
public final class StackedBars extends VBox implements Chart {

    private final BarPlot plot;
    private final FlowPane legend = new FlowPane();
    private final TaoFormat format;
    private final Locale locale;
    private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper();

    /// @param id of the drawing; its legend has `-legend` behind it
    public StackedBars(String id, Texts texts, TaoFormat format, Locale locale) {
        this.format = format;
        this.locale = locale;
        getStyleClass().add("stacked-bars");
        plot = new BarPlot(texts, locale);
        plot.setId(id);
        VBox.setVgrow(plot, Priority.ALWAYS);
        legend.setId(id + "-legend");
        legend.getStyleClass().add("bar-legend");
        getChildren().addAll(plot, legend);
    }

    /// @param data its values in whole billionths
    public void show(BarData data, ValueUnit unit) {
        plot.show(data, unit);
        Rao all = data.total();
        legend.getChildren().clear();
        for (int i = 0; i < data.series().size(); i++) {
            BarData.Series series = data.series().get(i);
            Region dot = new Region();
            dot.getStyleClass().addAll("legend-dot", series.colour());
            HBox entry = new HBox(dot, new Label(entry(data, i, all)));
            entry.getStyleClass().add("legend-entry");
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
        shown.set(shown.get() + 1);
    }

    private String entry(BarData data, int series, Rao all) {
        return data.series().get(series).name() + " " + format.share(data.total(series), all);
    }

    @Override
    public Region drawing() {
        return this;
    }

    @Override
    public String name() {
        return plot.data().name();
    }

    @Override
    public ObservableValue<Number> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public ChartTable table(Texts texts) {
        BarData data = plot.data();
        ValueUnit unit = plot.unit();
        List<BarData.Day> days = data.days();
        List<ChartTable.Column> columns = new ArrayList<>();
        columns.add(new ChartTable.Column(texts.get("chart.day"), "day", false,
                row -> Moments.of(days.get(row).date(), locale), row -> days.get(row).date().toString()));
        for (int i = 0; i < data.series().size(); i++) {
            String name = data.series().get(i).name();
            int at = i;
            columns.add(new ChartTable.Column(name, name + " (" + unit.fileUnit() + ")", true,
                    row -> unit.exact(days.get(row).values().get(at).value()),
                    row -> ValueUnit.plain(days.get(row).values().get(at).value())));
        }
        return new ChartTable(columns, days.size());
    }

    @Override
    public WritableImage picture() {
        BarData data = plot.data();
        Rao all = data.total();
        List<Poster.Key> keys = new ArrayList<>();
        for (int i = 0; i < data.series().size(); i++) {
            keys.add(new Poster.Key(plot.colour(i), entry(data, i, all)));
        }
        return Poster.of(data.name(), keys, plot, plot::draw);
    }
}
