package tern.app.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.chart.Sparkline;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Em;
import tern.app.ui.Fact;
import tern.app.ui.FactRows;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Texts;

/// This computer and its cards closely: numbers with their past, limits, programs, and what a person is told of.
final class DetailsPane extends VBox {

    private static final double NARROWEST_EMS = 32;

    private final Texts texts;
    private final FactRows host = new FactRows("mining-host-");
    private final Label reading;
    private final VBox standing = new VBox();
    private final CardGrid cards = new CardGrid();
    private final CardGrid rest = new CardGrid();
    private List<String> said = List.of();
    private final List<CardDetails> known = new ArrayList<>();

    /// A number with its line.
    private static final class TrendRow extends HBox {

        private final Label name = new Label();
        private final Label value = new Label();
        private final Sparkline line = new Sparkline();
        private final Label range = new Label();
        private final Tooltip tip = new Tooltip();

        TrendRow(String id) {
            getStyleClass().addAll("fact-row", "mining-row");
            setAlignment(Pos.CENTER_LEFT);
            value.setId(id);
            value.getStyleClass().add("mining-trend-value");
            name.getStyleClass().add("fact-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.setLabelFor(value);
            line.getStyleClass().add("mining-trend");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            range.setId(id + "-range");
            range.getStyleClass().addAll("faint", "mining-trend-range");
            range.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().addAll(name, space, range, line, value);
        }

        void show(DetailsPicture.Trend trend) {
            name.setText(trend.fact().name());
            value.setText(trend.fact().value());
            line.show(trend.line());
            Lines.say(range, trend.range());
            Optional<String> more = trend.fact().more();
            more.ifPresent(tip::setText);
            value.setTooltip(more.isPresent() ? tip : null);
            value.setAccessibleHelp(more.orElse(null));
            value.getStyleClass().remove("faint");
            if (more.isPresent()) {
                value.getStyleClass().add("faint");
            }
        }
    }

    private final class CardDetails extends VBox {

        private final Label name = new Label();
        private final Label chip = new Label();
        private final Label advice = Lines.wrapped("", "mining-advice");
        private final VBox trends = new VBox();
        private final Map<String, TrendRow> rows = new HashMap<>();
        private final FactRows facts;
        private final FactRows programs;
        private final Label none;
        private final String id;

        CardDetails(int place) {
            id = "mining-gpu-" + place;
            setId(id);
            getStyleClass().addAll("card", "mining-details-card");
            name.getStyleClass().add("mining-details-name");
            chip.setId(id + "-state");
            facts = new FactRows(id + "-");
            programs = new FactRows(id + "-");
            none = Lines.wrapped(texts.get("mining.programs.none"), "mining-note");
            Label title = new Label(texts.get("mining.programs"));
            title.getStyleClass().add("card-title");
            VBox below = new VBox(title, none, programs);
            getChildren().addAll(new Apart(name, chip), advice, trends, facts, below);
        }

        void show(DetailsPicture.Card now) {
            name.setText(now.name());
            now.chip().on(chip);
            Lines.say(advice, now.advice());
            List<Node> lines = now.trends().stream().map(trend -> {
                TrendRow row = rows.computeIfAbsent(trend.fact().id(), each -> new TrendRow(id + "-" + each));
                row.show(trend);
                return (Node) row;
            }).toList();
            if (!trends.getChildren().equals(lines)) {
                trends.getChildren().setAll(lines);
            }
            facts.show(now.facts());
            programs.show(now.programs());
            Lines.shown(none, now.programs().isEmpty());
        }
    }

    DetailsPane(MiningModel model, MiningPresenter presenter, Texts texts, Em em) {
        this.texts = texts;
        setId("mining-details");
        getStyleClass().add("card-column");
        Button back = Buttons.small("mining-details-back", texts.get("mining.back"));
        back.setOnAction(_ -> presenter.back());
        Label title = new Label(texts.get("mining.details"));
        title.getStyleClass().add("mining-details-title");
        HBox named = new HBox(back, title);
        named.setAlignment(Pos.CENTER_LEFT);
        named.getStyleClass().add("mining-card-head");
        Node head = new Apart(named, spans(model, presenter));
        Label past = Lines.wrapped(texts.get("mining.past.note"), "mining-note");
        past.setId("mining-past-note");
        Lines.follow(model.cardSpan(), span -> Lines.shown(past, span != CardSpan.HOUR));
        Label computer = new Label(texts.get("mining.host"));
        computer.getStyleClass().add("card-title");
        reading = Lines.wrapped(texts.get("mining.host.reading"), "mining-note");
        reading.setId("mining-host-reading");
        VBox machine = new VBox(computer, reading, host);
        machine.setId("mining-host");
        machine.getStyleClass().addAll("card", "mining-details-card");
        standing.setId("mining-standing");
        standing.getStyleClass().addAll("card", "mining-words");
        Lines.follow(em.pixels(), _ -> {
            cards.narrowest(Math.max(1, em.get()) * NARROWEST_EMS);
            rest.narrowest(Math.max(1, em.get()) * NARROWEST_EMS);
        });
        rest.hold(List.of(machine, new AlertsForm(model, presenter::alerts, texts)));
        getChildren().addAll(head, past, standing, cards, rest);
        Lines.follow(model.details(), this::show);
    }

    private HBox spans(MiningModel model, MiningPresenter presenter) {
        OneOf<CardSpan> spans = new OneOf<>(presenter::span);
        for (CardSpan span : CardSpan.values()) {
            spans.add(span, "mining-past" + span.id(), texts.get(span.key()));
        }
        HBox choice = spans.segments("mining-pasts", texts.get("mining.span"));
        choice.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Lines.follow(model.cardSpan(), spans::select);
        return choice;
    }

    private void show(Optional<DetailsPicture> now) {
        List<Fact> facts = now.map(DetailsPicture::host).orElse(List.of());
        host.show(facts);
        Lines.shown(reading, facts.isEmpty());
        List<DetailsPicture.Card> shown = now.map(DetailsPicture::cards).orElse(List.of());
        while (known.size() < shown.size()) {
            known.add(new CardDetails(known.size()));
        }
        for (int i = 0; i < shown.size(); i++) {
            known.get(i).show(shown.get(i));
        }
        List<Node> wanted = List.copyOf(known.subList(0, shown.size()));
        cards.hold(wanted);
        Lines.shown(cards, !wanted.isEmpty());
        List<String> wrong = now.map(DetailsPicture::standing).orElse(List.of());
        if (!wrong.equals(said)) {
            said = wrong;
            standing.getChildren()
                    .setAll(wrong.stream().map(words -> (Node) Lines.wrapped(words, "mining-reason")).toList());
        }
        Lines.shown(standing, !wrong.isEmpty());
    }
}
