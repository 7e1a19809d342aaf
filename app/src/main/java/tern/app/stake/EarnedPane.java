package tern.app.stake;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartFrame;
import tern.app.chart.ChartSaver;
import tern.app.chart.StackedBars;
import tern.app.chart.ValueUnit;
import tern.app.ui.Addresses;
import tern.app.ui.Apart;
import tern.app.ui.ColumnsMenu;
import tern.app.ui.Em;
import tern.app.ui.FittedColumns;
import tern.app.ui.Lines;
import tern.app.ui.Moments;
import tern.app.ui.OneOf;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.app.ui.WordsCell;

/// What own stake on the subnet that is looked at earned: as bars a day, and row by row.
final class EarnedPane extends ScrollPane {

    private final TabsModel model;
    private final Texts texts;
    private final TaoFormat format;
    private final ZoneId zone;
    private final Locale locale;
    private final StackedBars bars;
    private final ChartFrame frame;
    private final Label total = Lines.wrapped("", "strong");
    private final Label note = Lines.wrapped("", "send-quiet");
    private final ObservableList<EarnedPicture.Row> rows = FXCollections.observableArrayList();
    private final TableView<EarnedPicture.Row> table = new TableView<>();
    private final Em em = new Em();
    private final FittedColumns<EarnedPicture.Row> columns = new FittedColumns<>(table, em);
    private final TableColumn<EarnedPicture.Row, EarnedPicture.Row> wallets;
    private final TableColumn<EarnedPicture.Row, EarnedPicture.Row> values;
    private final StackPane tablePart;
    private final ColumnsMenu menu;
    private final InvalidationListener maskChanged = _ -> again();
    private String symbol = "";

    /// @param format of one's own amounts
    EarnedPane(TabsModel model, TabsPresenter presenter, Texts texts, TaoFormat format, ChartSaver saver,
            TableMemory memory, ZoneId zone, Locale locale) {
        this.model = model;
        this.texts = texts;
        this.format = format;
        this.zone = zone;
        this.locale = locale;
        setId("stake-earned");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        OneOf<EarnedSpan> spans = new OneOf<>(presenter::span);
        for (EarnedSpan span : EarnedSpan.values()) {
            spans.add(span, "stake-earned-" + span.name().toLowerCase(Locale.ROOT), switch (span) {
                case WEEK -> texts.get("subnets.span.week");
                case MONTH -> texts.get("subnets.span.month");
                case YEAR -> texts.get("subnets.span.year");
            });
        }
        model.span().addListener((_, _, now) -> spans.select(now));
        HBox choice = spans.select(model.span().get())
                .segments("stake-earned-spans", texts.get("subnets.span.accessible"));
        choice.setMinWidth(Region.USE_PREF_SIZE);
        bars = new StackedBars("stake-earned-chart", texts, format, locale);
        frame = new ChartFrame(bars, "stake-earned-days", "tern-stake-rewards", saver, texts);
        total.setId("stake-earned-total");
        note.setId("stake-earned-note");
        wallets = words("wallet", "positions.wallet", EarnedPicture.Row::wallet, _ -> Optional.empty());
        values = figure(words("value", "stake.earned.value", row -> format.amount(row.value(), TaoFormat.TAO),
                row -> Optional.of(format.exact(row.value(), TaoFormat.TAO))));
        addColumns();
        menu = new ColumnsMenu("stake-earned-columns", texts.get("home.columns"), columns, "stake-earned", memory,
                texts);
        frame.menu().visibleProperty().bind(frame.visibleProperty());
        frame.menu().managedProperty().bind(frame.visibleProperty());
        menu.managedProperty().bind(menu.visibleProperty());
        tablePart = new StackPane(table, em) {
            @Override
            protected void layoutChildren() {
                super.layoutChildren();
                columns.share();
            }
        };
        tablePart.getStyleClass().add("earned-table");
        VBox.setVgrow(tablePart, Priority.ALWAYS);
        VBox chart = new VBox(frame);
        chart.getStyleClass().add("subnet-section");
        chart.managedProperty().bind(frame.visibleProperty());
        VBox body = new VBox(new Apart(choice, Apart.whole(menu, frame.menu())), total, note, chart, tablePart);
        body.getStyleClass().add("stake-tab-body");
        setContent(body);
        model.earned().addListener((_, _, now) -> show(now));
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        show(model.earned().get());
    }

    private void addColumns() {
        table.setId("stake-earned-rows");
        table.getStyleClass().add("positions");
        table.setAccessibleText(texts.get("stake.earned.accessible"));
        SortedList<EarnedPicture.Row> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableColumn<EarnedPicture.Row, EarnedPicture.Row> day = words("day", "stake.earned.day",
                row -> Moments.of(row.time().atZone(zone).toLocalDate(), locale),
                row -> Optional.of(Moments.of(row.time(), zone, locale)));
        day.setComparator(Comparator.comparing(EarnedPicture.Row::time));
        columns.add(day, 7.6, 0.6, 0);
        TableColumn<EarnedPicture.Row, EarnedPicture.Row> validator = words("validator", "positions.validator",
                EarnedPicture.Row::validator, row -> Optional.of(row.validator() + "\n"
                        + Addresses.grouped(row.hotkey())));
        validator.setComparator(Comparator.comparing(EarnedPicture.Row::validator, String.CASE_INSENSITIVE_ORDER));
        columns.add(validator, 9, 2, 2);
        wallets.setComparator(Comparator.comparing(EarnedPicture.Row::wallet, String.CASE_INSENSITIVE_ORDER));
        columns.add(wallets, 7, 1, 3);
        TableColumn<EarnedPicture.Row, EarnedPicture.Row> alpha = figure(words("alpha", "stake.earned.alpha",
                row -> format.amount(row.alpha(), symbol), row -> Optional.of(format.exact(row.alpha(), symbol))));
        alpha.setComparator(Comparator.comparing(EarnedPicture.Row::alpha));
        columns.add(alpha, 8, 0.8, 0);
        values.setComparator(Comparator.comparing(EarnedPicture.Row::value));
        columns.add(values, 8, 0.8, 1);
    }

    private TableColumn<EarnedPicture.Row, EarnedPicture.Row> words(String id, String title,
            Function<EarnedPicture.Row, String> words, Function<EarnedPicture.Row, Optional<String>> more) {
        TableColumn<EarnedPicture.Row, EarnedPicture.Row> column = new TableColumn<>(texts.get(title));
        column.setId("stake-earned-rows-" + id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new WordsCell<>(words, more));
        return column;
    }

    private static TableColumn<EarnedPicture.Row, EarnedPicture.Row> figure(
            TableColumn<EarnedPicture.Row, EarnedPicture.Row> column) {
        column.getStyleClass().addAll("figures", "figure");
        return column;
    }

    private void again() {
        show(model.earned().get());
        table.refresh();
    }

    private void show(Optional<EarnedPicture> now) {
        boolean any = now.filter(earned -> !earned.rows().isEmpty()).isPresent();
        Lines.shown(frame, now.flatMap(EarnedPicture::data).isPresent());
        Lines.shown(tablePart, any);
        menu.setVisible(any);
        Lines.say(total, now.filter(earned -> !earned.rows().isEmpty()).map(this::total));
        Lines.say(note, now.isPresent()
                ? Optional.of(String.join(" ", now.get().notes())).filter(words -> !words.isEmpty())
                : Optional.of(texts.get("stake.earned.reading")));
        symbol = now.map(EarnedPicture::symbol).orElse("");
        now.ifPresent(earned -> {
            columns.useful(wallets, earned.wallets());
            // one TAO is one TAO
            columns.useful(values, earned.netuid() != 0);
            earned.data().ifPresent(data -> bars.show(data, ValueUnit.alpha(format, earned.symbol())));
        });
        if (!rows.equals(now.map(EarnedPicture::rows).orElse(List.of()))) {
            rows.setAll(now.map(EarnedPicture::rows).orElse(List.of()));
        }
    }

    private String total(EarnedPicture earned) {
        String alpha = format.amount(earned.alpha(), earned.symbol());
        return earned.netuid() == 0
                ? texts.get("stake.earned.total.root", alpha)
                : texts.get("stake.earned.total", alpha, format.tao(earned.value()));
    }
}
