package tern.app.home;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.history.Span;
import tern.app.ui.Apart;
import tern.app.ui.AmountLabel;
import tern.app.ui.Buttons;
import tern.app.ui.HeadlineAmount;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Popovers;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The card «Total balance»: what everything would bring now, the spot value behind it, how it changed, and the line of
/// it over time.
final class BalanceCard extends VBox {

    private final HeadlineAmount total;
    private final AmountLabel spot;
    private final Label cost = new Label();
    private final Label unpriced = new Label();
    private final Label worth = new Label();
    private final FlowPane worthLine;
    private final Label change = new Label();
    private final Label earned = new Label();

    BalanceCard(
            HomeModel model,
            HomePresenter presenter,
            ChartPresenter history,
            ChartPane chart,
            Texts texts,
            TaoFormat format,
            Popovers popovers) {
        setId("home-balance");
        getStyleClass().addAll("card", "balance-card");

        Label title = new Label(texts.get("home.total"));
        title.getStyleClass().add("card-label");
        Button how = Buttons.how("home-total-how", texts.get("how"), texts.get("home.total.how.accessible"), () -> {});
        how.setOnAction(_ -> popovers.open(HowPanel.of(presenter.howTotal()), how));
        Apart head = new Apart(Apart.whole(title, how), spans(model, history, texts));
        head.getStyleClass().add("card-head");

        total = new HeadlineAmount(format);
        total.setId("home-total");
        worth.setId("home-worth");
        worth.getStyleClass().add("home-worth");
        worth.setWrapText(true);
        Button howWorth = Buttons.how("home-worth-how", texts.get("how"), texts.get("home.worth.how.accessible"),
                () -> {});
        howWorth.setOnAction(_ -> model.worth()
                .get()
                .ifPresent(known -> popovers.open(HowPanel.of(known.how()), howWorth)));
        worthLine = new FlowPane(worth, howWorth);
        worthLine.getStyleClass().add("change-line");
        worthLine.setMinWidth(0);
        worth.setMinHeight(Region.USE_PREF_SIZE);
        worth.maxWidthProperty().bind(worthLine.widthProperty());
        spot = new AmountLabel(format);
        spot.setId("home-spot");
        Label atSpot = new Label(texts.get("home.at.spot"));
        atSpot.setWrapText(true);
        atSpot.setMinHeight(Region.USE_PREF_SIZE);
        cost.setId("home-cost");
        cost.getStyleClass().add("faint");
        cost.setWrapText(true);
        cost.setMinHeight(Region.USE_PREF_SIZE);
        HBox behind = new HBox(spot, atSpot);
        behind.getStyleClass().add("behind");
        behind.setAlignment(Pos.BASELINE_LEFT);
        FlowPane value = new FlowPane(behind, cost);
        value.getStyleClass().add("value-line");
        // a sentence longer than the card goes on in the next line; a flow pane would else be as wide as its widest child
        value.setMinWidth(0);
        cost.maxWidthProperty().bind(value.widthProperty());
        behind.maxWidthProperty().bind(value.widthProperty());
        spot.setMinWidth(Region.USE_PREF_SIZE);
        unpriced.setId("home-unpriced");
        unpriced.getStyleClass().add("warning-text");
        unpriced.setWrapText(true);

        change.setId("home-change");
        change.getStyleClass().add("change");
        earned.setId("home-earned");
        earned.getStyleClass().add("faint");
        Button howChange = Buttons.how("home-change-how", texts.get("how"), texts.get("home.change.how.accessible"),
                () -> {});
        howChange.setOnAction(_ -> model.chart()
                .get()
                .ifPresent(picture -> popovers.open(HowPanel.of(picture.how()), howChange)));
        Node menu = chart.menu();
        FlowPane changes = new FlowPane(change, earned, howChange, menu);
        changes.getStyleClass().add("change-line");
        changes.setMinWidth(0);
        change.setWrapText(true);
        change.setMinHeight(Region.USE_PREF_SIZE);
        change.maxWidthProperty().bind(changes.widthProperty());
        earned.setWrapText(true);
        earned.setMinHeight(Region.USE_PREF_SIZE);
        earned.maxWidthProperty().bind(changes.widthProperty());

        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(head, total, worthLine, value, unpriced, changes, chart);

        model.balance().addListener((_, _, now) -> now.ifPresent(this::show));
        model.balance().get().ifPresent(this::show);
        model.worth().addListener((_, _, now) -> showWorth(now));
        showWorth(model.worth().get());
        model.chart().addListener((_, _, now) -> show(now, howChange, menu));
        show(model.chart().get(), howChange, menu);
    }

    /// Day, week, month, year, all.
    private static HBox spans(HomeModel model, ChartPresenter history, Texts texts) {
        OneOf<Span> choice = new OneOf<>(history::choose);
        for (Span span : Span.values()) {
            choice.add(span, "home-span-" + span.name().toLowerCase(Locale.ROOT), switch (span) {
                case DAY -> texts.get("home.segment.day");
                case WEEK -> texts.get("home.segment.week");
                case MONTH -> texts.get("home.segment.month");
                case YEAR -> texts.get("home.segment.year");
                case ALL -> texts.get("home.segment.all");
            });
        }
        model.span().addListener((_, _, now) -> choice.select(now));
        return choice.select(model.span().get()).segments("home-span", texts.get("home.span.accessible"));
    }

    private void show(Balance balance) {
        total.show(balance.total());
        spot.showTao(balance.spot());
        Lines.say(cost, balance.cost());
        Lines.say(unpriced, balance.unpriced());
    }

    private void showWorth(Optional<Worth> now) {
        worth.setText(now.map(Worth::words).orElse(""));
        Lines.shown(worthLine, now.isPresent());
    }

    private void show(Optional<ChartPicture> picture, Button how, Node menu) {
        Lines.say(change, picture.flatMap(ChartPicture::change));
        Lines.say(earned, picture.flatMap(ChartPicture::earned));
        int trend = picture.map(ChartPicture::trend).orElse(0);
        change.pseudoClassStateChanged(ChartPane.UP, trend > 0);
        change.pseudoClassStateChanged(ChartPane.DOWN, trend < 0);
        boolean line = picture.flatMap(ChartPicture::line).isPresent();
        for (Node node : new Node[]{how, menu}) {
            Lines.shown(node, line);
        }
    }
}
