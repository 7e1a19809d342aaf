package tern.app.home;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartFrame;
import tern.app.chart.ChartSaver;
import tern.app.chart.TimeChart;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// The line of the total, or why there is none yet; and how far the past is fetched.
final class ChartPane extends VBox {

    static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");

    private final HomeModel model;
    private final TimeChart chart;
    private final ChartFrame frame;
    private final Label nothing = new Label();
    private final Button fetch;
    private final VBox empty;
    private final Label progress = new Label();
    private final FlowPane filling;
    private final Label problem = new Label();

    ChartPane(
            HomeModel model, ChartPresenter presenter, Texts texts, ChartSaver saver, ZoneId zone, Locale locale) {
        this.model = model;
        getStyleClass().add("chart-pane");
        chart = new TimeChart("home-chart", zone, locale);
        frame = new ChartFrame(chart, "home-chart", "tern-total", saver, texts);
        nothing.setId("home-chart-nothing");
        nothing.getStyleClass().add("faint");
        nothing.setWrapText(true);
        nothing.setMinHeight(Region.USE_PREF_SIZE);
        fetch = Buttons.small("home-chart-fetch", texts.get("home.chart.fetch"));
        fetch.setOnAction(_ -> presenter.fill());
        empty = new VBox(nothing);
        empty.getStyleClass().add("chart-empty");
        empty.setAlignment(Pos.CENTER);
        StackPane place = new StackPane(frame, empty);
        place.getStyleClass().add("chart-place");
        VBox.setVgrow(place, Priority.ALWAYS);
        progress.setId("home-chart-progress");
        progress.getStyleClass().add("faint");
        Button cancel = Buttons.how("home-chart-cancel", texts.get("home.chart.cancel"),
                texts.get("home.chart.cancel.accessible"), presenter::cancelFill);
        progress.setWrapText(true);
        progress.setMinHeight(Region.USE_PREF_SIZE);
        filling = new FlowPane(progress, cancel, fetch);
        filling.getStyleClass().add("chart-filling");
        filling.setRowValignment(VPos.BASELINE);
        // else the card is as wide as the longest of its words
        filling.setMinWidth(0);
        progress.maxWidthProperty().bind(filling.widthProperty());
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
        boolean line = picture.flatMap(ChartPicture::line).isPresent();
        picture.flatMap(ChartPicture::line).ifPresent(chart::show);
        // while another stretch is read the old line goes: it would stand under the wrong name
        frame.setVisible(line);
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

    /// Table, zoom and saving of the chart.
    Node menu() {
        return frame.menu();
    }
}
