package tern.app.chart;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;

/// Days as stacked bars, with a legend that tells each series' share of the whole. To be used on the FX thread.
///
/// The mouse or, with the focus, the arrow keys, Home, End and Escape say what a day's parts were; that is the
/// accessible text too. More days than there is room for stand as their average over some days. Which days are shown is
/// the caller's.
public final class StackedBars extends VBox {

    private final BarPlot plot;
    private final FlowPane legend = new FlowPane();
    private final TaoFormat format;

    /// @param id of the drawing; its legend has `-legend` behind it
    public StackedBars(String id, Texts texts, TaoFormat format, Locale locale) {
        this.format = format;
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
        Rao all = data.days().stream().map(BarData.Day::total).reduce(Rao.ZERO, Rao::plus);
        legend.getChildren().clear();
        for (int i = 0; i < data.series().size(); i++) {
            BarData.Series series = data.series().get(i);
            Region dot = new Region();
            dot.getStyleClass().addAll("legend-dot", series.colour());
            HBox entry = new HBox(dot, new Label(series.name() + " " + format.share(data.total(i), all)));
            entry.getStyleClass().add("legend-entry");
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
    }
}
