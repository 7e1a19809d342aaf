package tern.app.home;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.chart.ChartPoint;
import tern.app.ui.Moments;
import tern.app.chart.LineChart;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The line of the total, or why there is none yet; and how far the past is fetched.
final class ChartPane extends VBox {

    static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");

    private final HomeModel model;
    private final Texts texts;
    private final TaoFormat format;
    private final ZoneId zone;
    private final Locale locale;
    private final LineChart chart;
    private final Label nothing = new Label();
    private final Button fetch;
    private final VBox empty;
    private final Label progress = new Label();
    private final HBox filling;
    private final Label problem = new Label();

    ChartPane(HomeModel model, ChartPresenter presenter, Texts texts, TaoFormat format, ZoneId zone, Locale locale) {
        this.model = model;
        this.texts = texts;
        this.format = format;
        this.zone = zone;
        this.locale = locale;
        getStyleClass().add("chart-pane");
        chart = new LineChart(format, zone, locale);
        chart.setId("home-chart");
        nothing.setId("home-chart-nothing");
        nothing.getStyleClass().add("faint");
        nothing.setWrapText(true);
        nothing.setMinHeight(Region.USE_PREF_SIZE);
        fetch = Buttons.small("home-chart-fetch", texts.get("home.chart.fetch"));
        fetch.setOnAction(_ -> presenter.fill());
        empty = new VBox(nothing);
        empty.getStyleClass().add("chart-empty");
        empty.setAlignment(Pos.CENTER);
        StackPane place = new StackPane(chart, empty);
        place.getStyleClass().add("chart-place");
        VBox.setVgrow(place, Priority.ALWAYS);
        progress.setId("home-chart-progress");
        progress.getStyleClass().add("faint");
        Button cancel = Buttons.how("home-chart-cancel", texts.get("home.chart.cancel"),
                texts.get("home.chart.cancel.accessible"), presenter::cancelFill);
        filling = new HBox(progress, cancel, fetch);
        filling.getStyleClass().add("chart-filling");
        filling.setAlignment(Pos.BASELINE_LEFT);
        problem.setId("home-history-problem");
        problem.getStyleClass().add("warning-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(place, filling, problem);
        model.chart().addListener((_, _, now) -> show(now));
        model.filling().addListener((_, _, _) -> arrange(cancel));
        model.fillable().addListener((_, _, _) -> arrange(cancel));
        model.historyProblem().addListener((_, _, _) -> arrange(cancel));
        model.chart().addListener((_, _, _) -> arrange(cancel));
        show(model.chart().get());
        arrange(cancel);
    }

    private void show(Optional<ChartPicture> picture) {
        boolean line = picture.filter(now -> !now.points().isEmpty()).isPresent();
        picture.ifPresent(now -> chart.show(now.name(), now.points(), now.from(), now.to()));
        // while another stretch is read the old line goes: it would stand under the wrong name
        chart.setVisible(line);
        nothing.setText(picture.flatMap(ChartPicture::nothing).orElse(""));
        empty.setVisible(!line && picture.isPresent());
    }

    private void arrange(Button cancel) {
        Optional<String> share = model.filling().get();
        boolean offer = share.isEmpty() && model.fillable().get()
                && model.chart().get().filter(now -> !now.whole()).isPresent();
        progress.setText(share.orElse(""));
        Lines.shown(progress, share.isPresent());
        Lines.shown(cancel, share.isPresent());
        Lines.shown(fetch, offer);
        Lines.shown(filling, share.isPresent() || offer);
        problem.setText(model.historyProblem().get().orElse(""));
        Lines.shown(problem, model.historyProblem().get().isPresent());
    }

    /// The same data as a table, newest first.
    Node table() {
        TableView<ChartPoint> table = new TableView<>();
        table.setId("home-chart-values");
        table.getStyleClass().addAll("positions", "chart-values");
        table.setAccessibleText(model.chart().get().map(ChartPicture::name).orElse(""));
        TableColumn<ChartPoint, String> when = new TableColumn<>(texts.get("home.chart.when"));
        when.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                Moments.of(row.getValue().time(), zone, locale)));
        TableColumn<ChartPoint, String> much = new TableColumn<>(texts.get("home.total"));
        much.getStyleClass().add("figures");
        much.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                format.exact(row.getValue().value(), TaoFormat.TAO)));
        for (TableColumn<ChartPoint, String> column : List.of(when, much)) {
            column.setSortable(false);
            column.setReorderable(false);
            table.getColumns().add(column);
        }
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        List<ChartPoint> points = new ArrayList<>(model.chart().get().map(ChartPicture::points).orElse(List.of()));
        Collections.reverse(points);
        table.getItems().setAll(points);
        if (!points.isEmpty()) {
            table.getSelectionModel().select(0);
        }
        return table;
    }
}
