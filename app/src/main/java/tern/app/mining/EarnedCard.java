package tern.app.mining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartFrame;
import tern.app.chart.ChartSaver;
import tern.app.chart.StackedBars;
import tern.app.chart.ValueUnit;
import tern.app.ui.Apart;
import tern.app.ui.Lines;
import tern.app.ui.Moments;
import tern.app.ui.OneOf;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.app.ui.WordsCell;

/// What the miner earned: a bar a day, and the last payouts.
final class EarnedCard extends VBox {

    private static final double OF_ALL = 65_535;
    private static final double ROW_EMS = 3.45;
    private static final int LEAST_ROWS = 3;

    private final MiningModel model;
    private final MiningPresenter presenter;
    private final Texts texts;
    private final TaoFormat format;
    private final Locale locale;
    private final ZoneId zone;
    private final StackedBars bars;
    private final ChartFrame frame;
    private final Label note = Lines.wrapped("", "mining-note");
    private final TableView<SeenEpoch> table = new TableView<>();
    private final ObservableList<SeenEpoch> rows = FXCollections.observableArrayList();
    private final InvalidationListener maskChanged = _ -> again();
    private final TableColumn<SeenEpoch, SeenEpoch> left;
    private String symbol = "";

    EarnedCard(MiningModel model, MiningPresenter presenter, Texts texts, TaoFormat format, ChartSaver saver,
            Locale locale, ZoneId zone) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.format = format;
        this.locale = locale;
        this.zone = zone;
        setId("mining-earned");
        getStyleClass().addAll("card", "mining-earned-card");
        Label title = new Label(texts.get("mining.earned"));
        title.getStyleClass().add("card-title");
        OneOf<EarnedSpan> spans = new OneOf<>(presenter::span);
        for (EarnedSpan span : EarnedSpan.values()) {
            spans.add(span, "mining-earned" + span.id(), texts.get(span.key()));
        }
        HBox choice = spans.select(model.span().get()).segments("mining-earned-spans", texts.get("mining.span"));
        choice.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.span().addListener((_, _, now) -> spans.select(now));
        bars = new StackedBars("mining-earned-chart", texts, format, locale);
        // one series needs no key to its colour
        Node legend = bars.lookup("#mining-earned-chart-legend");
        if (legend != null) {
            Lines.shown(legend, false);
        }
        frame = new ChartFrame(bars, "mining-earned-days", "tern-mining-rewards", saver, texts);
        frame.getStyleClass().add("mining-chart");
        frame.menu().visibleProperty().bind(frame.visibleProperty());
        frame.menu().managedProperty().bind(frame.visibleProperty());
        note.setId("mining-earned-note");
        left = column("left", "mining.rewards.left",
                epoch -> presenter.left(epoch).map(EpochNet::words).orElse(TaoFormat.UNKNOWN),
                _ -> Optional.of(texts.get("mining.rewards.left.why")), true);
        columns();
        getChildren().addAll(new Apart(title, Apart.whole(frame.menu(), choice)), frame, note, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        model.earned().addListener((_, _, now) -> show(now));
        model.costs().addListener((_, _, _) -> again());
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        show(model.earned().get());
    }

    private void columns() {
        table.setId("mining-rewards");
        table.getStyleClass().addAll("positions", "mining-rewards");
        table.setAccessibleText(texts.get("mining.rewards"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setItems(rows);
        table.getColumns()
                .setAll(List.of(
                        column("time", "mining.rewards", epoch -> time(epoch.time()),
                                epoch -> Optional.of(Moments.of(epoch.time(), zone, locale)), false),
                        column("block", "mining.rewards.block", epoch -> format.count(epoch.block()),
                                _ -> Optional.empty(), true),
                        column("incentive", "mining.rewards.incentive",
                                epoch -> format.rounded(epoch.incentiveOf65535() / OF_ALL, 5, ""),
                                _ -> Optional.of(texts.get("mining.rewards.incentive.why")), true),
                        column("amount", "mining.rewards.amount", epoch -> format.amount(epoch.earned(), symbol),
                                epoch -> Optional.of(texts.get(epoch.grown().isPresent()
                                        ? "mining.rewards.measured"
                                        : "mining.rewards.said", format.exact(epoch.earned(), symbol),
                                        format.exact(epoch.alpha(), symbol))),
                                true),
                        column("value", "mining.rewards.value",
                                epoch -> format.amount(epoch.value(), TaoFormat.TAO),
                                epoch -> Optional.of(format.exact(epoch.value(), TaoFormat.TAO)), true),
                        left));
    }

    private TableColumn<SeenEpoch, SeenEpoch> column(String id, String title, Function<SeenEpoch, String> words,
            Function<SeenEpoch, Optional<String>> more, boolean figure) {
        TableColumn<SeenEpoch, SeenEpoch> column = new TableColumn<>(texts.get(title));
        column.setId("mining-rewards-" + id);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new WordsCell<>(words, more));
        if (figure) {
            column.getStyleClass().addAll("figures", "figure");
        }
        return column;
    }

    /// `12:02 today`, else day and time.
    private String time(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        String clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(at.atZone(zone));
        return day.equals(model.today().get())
                ? texts.get("mining.rewards.today", clock)
                : Moments.of(at, zone, locale);
    }

    private void again() {
        show(model.earned().get());
        table.refresh();
    }

    private void show(Optional<EarnedPicture> now) {
        symbol = now.map(EarnedPicture::symbol).orElse("");
        boolean any = now.flatMap(EarnedPicture::data).isPresent();
        Lines.shown(frame, any);
        Lines.say(note, now.isPresent() ? now.get().note() : Optional.of(texts.get("mining.earned.reading")));
        now.flatMap(EarnedPicture::data).ifPresent(data -> bars.show(data, ValueUnit.tao(format)));
        List<SeenEpoch> rewards = now.map(EarnedPicture::rewards).orElse(List.of());
        if (!rows.equals(rewards)) {
            rows.setAll(rewards);
        }
        Lines.shown(table, !rewards.isEmpty());
        left.setVisible(rewards.stream().findFirst().flatMap(presenter::left).isPresent());
        // a few are always seen, more where there is room
        double least = (Math.min(LEAST_ROWS, rewards.size()) + 1) * ROW_EMS;
        table.setStyle("-fx-pref-height: %sem; -fx-min-height: %sem; -fx-max-height: %sem;".formatted(least, least,
                (rewards.size() + 1) * ROW_EMS));
    }
}
