package tern.app.subnets;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartFrame;
import tern.app.chart.ChartSaver;
import tern.app.chart.Sparkline;
import tern.app.chart.StackedBars;
import tern.app.chart.ValueUnit;
import tern.app.pool.PriceChart;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Fact;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The two charts of a subnet: what it paid each day, and its price with one's own trades.
final class PastCharts {

    private final Texts texts;
    private final TaoFormat format;
    private final StackedBars bars;
    private final VBox rewards = new VBox();
    private final PriceChart prices;
    private final HBox seat = new HBox();
    private final Label rewardsTitle = title("");
    private final Label seatName = new Label();
    private final Label seatValue = new Label();
    private final Sparkline seatLine = new Sparkline();
    private final Node drawn;
    private final Label note = Lines.wrapped("", "faint");
    private final Label waiting = new Label();
    private final Button fetch;
    private final HBox fetchLine = new HBox();
    private Optional<RewardsPicture.Fetch> fetching = Optional.empty();

    PastCharts(SubnetsModel model, SubnetsPresenter presenter, Texts texts, TaoFormat format, ChartSaver saver,
            ZoneId zone, Locale locale) {
        this.texts = texts;
        this.format = format;
        bars = new StackedBars("subnets-rewards-chart", texts, format, locale);
        ChartFrame barsFrame = new ChartFrame(bars, "subnets-rewards", "tern-subnet-rewards", saver, texts);
        drawn = barsFrame;
        OneOf<RewardSpan> spans = new OneOf<>(presenter::span);
        for (RewardSpan span : RewardSpan.values()) {
            String word = span.name().toLowerCase(Locale.ROOT);
            spans.add(span, "subnets-span-" + word, switch (span) {
                case WEEK -> texts.get("subnets.span.week");
                case MONTH -> texts.get("subnets.span.month");
                case YEAR -> texts.get("subnets.span.year");
            });
        }
        model.span().addListener((_, _, now) -> spans.select(now));
        Lines.follow(model.span(), now -> rewardsTitle.setText(
                texts.get(now == RewardSpan.YEAR ? "subnets.rewards.weekly" : "subnets.rewards")));
        HBox choice = spans.select(model.span().get())
                .segments("subnets-spans", texts.get("subnets.span.accessible"));
        choice.setMinWidth(Region.USE_PREF_SIZE);
        rewards.setId("subnets-rewards-part");
        note.setId("subnets-rewards-note");
        waiting.setId("subnets-rewards-waiting");
        fetch = Buttons.small("subnets-rewards-fetch", texts.get("subnets.rewards.fetch"));
        fetch.setOnAction(_ -> fetching.ifPresent(way -> way.action().run()));
        waiting.getStyleClass().add("faint");
        barsFrame.menu().visibleProperty().bind(barsFrame.visibleProperty());
        rewards.getStyleClass().add("subnet-section");
        rewards.getChildren()
                .addAll(new Apart(rewardsTitle, choice), barsFrame,
                        new Apart(waiting, barsFrame.menu()), fetchLine(), seat());
        model.rewards().addListener((_, _, now) -> show(now));
        show(model.rewards().get());

        prices = new PriceChart("subnets", texts, format, saver, zone, locale);
        model.prices().addListener((_, _, now) -> prices.show(now));
        prices.show(model.prices().get());
    }

    Node rewards() {
        return rewards;
    }

    Node prices() {
        return prices;
    }

    /// What is said of the days, and the button that brings more of them, as at the foot of the table.
    private HBox fetchLine() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        fetch.setMinWidth(Region.USE_PREF_SIZE);
        fetchLine.getChildren().addAll(note, space, fetch);
        fetchLine.setAlignment(Pos.CENTER_LEFT);
        fetchLine.getStyleClass().add("entry-row");
        return fetchLine;
    }

    /// What a seat cost over the same days.
    private HBox seat() {
        seatName.getStyleClass().add("fact-name");
        seatName.setMinWidth(Region.USE_PREF_SIZE);
        seatValue.setId("subnets-fact-seat");
        seatName.setLabelFor(seatValue);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        seat.getChildren().addAll(seatName, space, seatLine, seatValue);
        seat.getStyleClass().addAll("fact-row", "subnet-seat");
        return seat;
    }

    private static Label title(String words) {
        Label title = new Label(words);
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        return title;
    }

    private void show(Optional<RewardsPicture> now) {
        Lines.shown(drawn, now.flatMap(RewardsPicture::data).isPresent());
        now.ifPresent(picture -> picture.data()
                .ifPresent(data -> bars.show(data, ValueUnit.alpha(format, picture.symbol()))));
        // its room is kept: nothing below it moves when the last day has come
        waiting.setText(now.filter(RewardsPicture::reading).map(_ -> texts.get("subnets.rewards.reading")).orElse(""));
        Lines.say(note, now.flatMap(RewardsPicture::note));
        fetching = now.flatMap(RewardsPicture::fetch);
        Lines.shown(fetch, fetching.isPresent());
        Lines.shown(fetchLine, fetching.isPresent() || note.isVisible());
        fetching.ifPresent(way -> fetch.setText(
                texts.get(way.running() ? "subnets.fetch.cancel" : "subnets.rewards.fetch")));
        Optional<Fact> cost = now.flatMap(RewardsPicture::seat);
        Lines.shown(seat, cost.isPresent());
        cost.ifPresent(fact -> {
            seatName.setText(fact.name());
            seatValue.setText(fact.value());
        });
        now.ifPresent(picture -> seatLine.show(picture.seatLine()));
    }
}
