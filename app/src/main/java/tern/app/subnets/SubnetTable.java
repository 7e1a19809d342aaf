package tern.app.subnets;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.util.Callback;
import tern.app.chart.DayLine;
import tern.app.chart.Sparkline;
import tern.app.pool.YieldWords;
import tern.app.ui.Em;
import tern.app.ui.FittedColumns;
import tern.app.ui.NameWidths;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;
import tern.wallet.yields.Rate;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;

/// The table of subnets. What share of new TAO they get orders them until the person wants it otherwise.
final class SubnetTable extends StackPane {

    private static final Rate LEAST = new Rate(Long.MIN_VALUE / 4);

    private final TableView<SubnetRow> table = new TableView<>();
    private final Texts texts;
    private final TaoFormat format;
    private final YieldWords yields;
    private final NameWidths names = new NameWidths();
    private final FittedColumns<SubnetRow> columns;
    private boolean following;

    /// @param format of public figures
    SubnetTable(SubnetsModel model, SubnetsPresenter presenter, Texts texts, TaoFormat format, Node nothing) {
        this.texts = texts;
        this.format = format;
        this.yields = new YieldWords(texts, format);
        Em em = new Em();
        table.setId("subnets-table");
        table.getStyleClass().addAll("positions", "subnets-table");
        table.setAccessibleText(texts.get("subnets.accessible"));
        table.setPlaceholder(nothing);
        SortedList<SubnetRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        columns = new FittedColumns<>(table, em);
        addColumns();
        table.setContextMenu(menu(presenter));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null && !following) {
                presenter.choose(row.netuid());
            }
        });
        model.chosen().addListener((_, _, now) -> follow(now));
        follow(model.chosen().get());
        getChildren().addAll(table, em);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        columns.share();
    }

    TableView<SubnetRow> table() {
        return table;
    }

    FittedColumns<SubnetRow> columns() {
        return columns;
    }

    /// Marks what is chosen from elsewhere.
    private void follow(Optional<Integer> chosen) {
        SubnetRow marked = table.getSelectionModel().getSelectedItem();
        if (chosen.isPresent() && (marked == null || marked.netuid() != chosen.get())) {
            following = true;
            table.getItems()
                    .stream()
                    .filter(row -> row.netuid() == chosen.get())
                    .findFirst()
                    .ifPresent(row -> {
                        table.getSelectionModel().select(row);
                        table.scrollTo(row);
                    });
            following = false;
        } else if (chosen.isEmpty() && marked != null) {
            following = true;
            table.getSelectionModel().clearSelection();
            following = false;
        }
    }

    private ContextMenu menu(SubnetsPresenter presenter) {
        MenuItem star = new MenuItem(texts.get("subnets.star.turn"));
        star.setOnAction(_ -> marked().ifPresent(row -> presenter.star(row.netuid())));
        MenuItem stake = new MenuItem(texts.get("subnets.stake"));
        stake.setOnAction(_ -> marked().ifPresent(row -> presenter.stake(row.netuid())));
        return new ContextMenu(stake, star);
    }

    private Optional<SubnetRow> marked() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void addColumns() {
        TableColumn<SubnetRow, SubnetValues> name = column("name", "subnets.column.name",
                _ -> new SubnetCells.Name(texts),
                Comparator.comparing(SubnetValues::name, String.CASE_INSENSITIVE_ORDER));
        columns.add(name, 11.4, 1, 0);
        columns.names(name, size -> names.subnets(
                table.getItems().stream().map(row -> row.values().get().name() + " " + row.netuid()), size));
        columns.add(figure("price", "subnets.column.price", "figure",
                figures(values -> format.amount(values.price(), TaoFormat.TAO),
                        values -> Optional.of(format.exact(values.price(), TaoFormat.TAO))),
                Comparator.comparing(SubnetValues::price)), 4.9, 0.8, 0);
        columns.add(
                figure("day", "subnets.column.day", "figure", _ -> new SubnetCells.Change(format, SubnetValues::day),
                        Comparator.comparing(values -> values.day().orElse(LEAST))),
                4.5, 0.5, 1);
        columns.add(
                figure("week", "subnets.column.week", "figure", _ -> new SubnetCells.Change(format, SubnetValues::week),
                        Comparator.comparing(values -> values.week().orElse(LEAST))),
                4.7, 0.6, 2);
        TableColumn<SubnetRow, SubnetValues> emission = figure("emission", "subnets.column.emission", "figure",
                figures(values -> values.emission().isPresent()
                        ? format.percent(values.emission().getAsDouble(), 2)
                        : TaoFormat.UNKNOWN, _ -> Optional.empty()),
                Comparator.comparingDouble(values -> values.emission().orElse(-1)));
        columns.add(emission, 5.3, 0.3, 1);
        columns.add(figure("liquidity", "subnets.column.liquidity", "quiet-figure", figures(values -> values.liquidity()
                .map(tao -> format.rounded((double) tao.value() / Rao.PER_TAO, 0, TaoFormat.TAO))
                .orElse(TaoFormat.UNKNOWN),
                values -> values.liquidity().map(tao -> format.exact(tao, TaoFormat.TAO))),
                Comparator.comparing(values -> values.liquidity().orElse(Rao.ZERO))), 5.4, 0.8, 2);
        columns.add(
                figure("yield", "subnets.column.yield", "figure",
                        _ -> new SubnetCells.Figure(values -> yields.year(values.best(), YieldWindow.WEEK),
                                values -> Optional.of(yields.how(values.best(), YieldWindow.WEEK, values.netuid())),
                                values -> yields.isPart(values.best(), YieldWindow.WEEK)),
                        Comparator.comparing(values -> values.best().found().map(Yield::alphaYear).orElse(LEAST))),
                5, 0.5, 3);
        TableColumn<SubnetRow, DayLine> line = new TableColumn<>(texts.get("subnets.column.line"));
        line.setId("subnets-column-line");
        line.getStyleClass().add("figures");
        line.setCellValueFactory(row -> row.getValue().values().map(SubnetValues::line));
        line.setCellFactory(Sparkline.cells());
        line.setComparator(Comparator.comparingInt(DayLine::trend));
        columns.add(line, 4, 0.6, 4);
        emission.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(emission);
    }

    private Callback<TableColumn<SubnetRow, SubnetValues>, TableCell<SubnetRow, SubnetValues>> figures(
            Function<SubnetValues, String> text, Function<SubnetValues, Optional<String>> exact) {
        return _ -> new SubnetCells.Figure(text, exact, _ -> false);
    }

    private TableColumn<SubnetRow, SubnetValues> figure(String id, String title, String styleClass,
            Callback<TableColumn<SubnetRow, SubnetValues>, TableCell<SubnetRow, SubnetValues>> cells,
            Comparator<SubnetValues> order) {
        TableColumn<SubnetRow, SubnetValues> column = column(id, title, cells, order);
        column.getStyleClass().addAll("figures", styleClass);
        return column;
    }

    private TableColumn<SubnetRow, SubnetValues> column(String id, String title,
            Callback<TableColumn<SubnetRow, SubnetValues>, TableCell<SubnetRow, SubnetValues>> cells,
            Comparator<SubnetValues> order) {
        TableColumn<SubnetRow, SubnetValues> column = new TableColumn<>(texts.get(title));
        column.setId("subnets-column-" + id);
        column.setCellValueFactory(row -> row.getValue().values());
        column.setCellFactory(cells);
        column.setComparator(order);
        return column;
    }
}
