package tern.app.stake;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartSaver;
import tern.app.pool.PriceChart;
import tern.app.ui.Fact;
import tern.app.ui.FactRows;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The pool of the subnet that is looked at.
final class PoolPane extends ScrollPane {

    private final Texts texts;
    private final FactRows facts = new FactRows("stake-pool-");
    private final FactRows depth = new FactRows("stake-pool-");
    private final FactRows limits = new FactRows("stake-rules-");
    private final VBox depthPart;
    private final VBox limitsPart;
    private final Label source = Lines.wrapped("", "faint");
    private final Label note = Lines.wrapped("", "send-quiet");
    private final Label young;
    private Optional<Integer> shown = Optional.empty();

    PoolPane(TabsModel model, Texts texts, TaoFormat format, ChartSaver saver, ZoneId zone, Locale locale) {
        this.texts = texts;
        setId("stake-pool");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        note.setId("stake-pool-note");
        source.setId("stake-pool-source");
        young = Lines.wrapped(texts.get("stake.pool.young"), "faint");
        young.setId("stake-pool-young");
        depthPart = part(texts.get("subnets.depth"), depth);
        depthPart.getChildren().add(source);
        limitsPart = part(texts.get("stake.pool.limits"), limits);
        PriceChart chart = new PriceChart("stake", texts, format.unmasked(), saver, zone, locale);
        VBox body = new VBox(note, facts, depthPart, limitsPart, chart, young);
        body.getStyleClass().add("stake-tab-body");
        setContent(body);
        model.pool().addListener((_, _, now) -> show(now));
        model.prices().addListener((_, _, now) -> {
            chart.show(now);
            arrange(model);
        });
        model.pool().addListener((_, _, _) -> arrange(model));
        show(model.pool().get());
        chart.show(model.prices().get());
        arrange(model);
    }

    private VBox part(String heading, FactRows rows) {
        Label title = new Label(heading);
        title.getStyleClass().add("card-title");
        VBox part = new VBox(title, rows);
        part.getStyleClass().add("subnet-section");
        return part;
    }

    /// Whether the past of the price is known yet, once it was read.
    private void arrange(TabsModel model) {
        Lines.shown(young, model.pool().get().filter(pool -> pool.netuid() != 0).isPresent()
                && model.prices().get().filter(prices -> prices.points().size() < 2).isPresent());
    }

    private void show(Optional<PoolPicture> now) {
        Optional<Integer> netuid = now.map(PoolPicture::netuid);
        if (!netuid.equals(shown)) {
            shown = netuid;
            setVvalue(0);
        }
        show(facts, now.map(PoolPicture::facts).orElse(List.of()));
        show(depth, now.map(PoolPicture::depth).orElse(List.of()));
        show(limits, now.map(PoolPicture::limits).orElse(List.of()));
        Lines.shown(depthPart, now.filter(pool -> !pool.depth().isEmpty()).isPresent());
        Lines.shown(limitsPart, now.filter(pool -> !pool.limits().isEmpty()).isPresent());
        Lines.say(source, now.flatMap(PoolPicture::source));
        Lines.say(note, now.isPresent() ? now.get().note() : Optional.of(texts.get("stake.pool.waiting")));
    }

    private static void show(FactRows rows, List<Fact> wanted) {
        rows.show(wanted);
        Lines.shown(rows, !wanted.isEmpty());
    }
}
