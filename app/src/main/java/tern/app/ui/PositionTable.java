package tern.app.ui;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.util.Callback;
import tern.wallet.units.Rao;

/// The table of stake positions: sortable, right-aligned figures, one row a position.
///
/// When the table is too narrow for all columns, the least needed ones are left out (what they say stands in the tooltip
/// of the value).
public final class PositionTable extends StackPane {

    private final TableView<PositionRow> table = new TableView<>();
    private final PositionMenu menu;
    private final FittedColumns<PositionRow> columns;
    private final Texts texts;
    private final TaoFormat format;
    private final FilteredList<PositionRow> filtered;
    private final NameWidths names = new NameWidths();
    private final TableColumn<PositionRow, PositionValues> wallets;

    /// @param id     begins the ids of its parts: `home-positions`
    /// @param rows   what it shows; the caller changes it
    /// @param nothing stands in the table while there are no rows
    public PositionTable(
            String id, ObservableList<PositionRow> rows, Texts texts, TaoFormat format, Copier copier, Node nothing) {
        this.texts = texts;
        this.format = format;
        table.setId(id);
        table.getStyleClass().add("positions");
        table.setAccessibleText(texts.get("positions.accessible"));
        table.setPlaceholder(nothing);
        Em em = new Em();
        getChildren().addAll(table, em);
        columns = new FittedColumns<>(table, em);
        wallets = column(_ -> new PositionCells.Wallet(), Comparator.comparing(PositionValues::wallet));
        addColumns(id);
        columns.useful(wallets, false);
        filtered = new FilteredList<>(rows);
        SortedList<PositionRow> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        menu = new PositionMenu(table, texts, format, copier);
        rows.addListener((ListChangeListener<PositionRow>) _ -> columns.share());
    }

    /// The table itself, for focus and selection.
    public TableView<PositionRow> table() {
        return table;
    }

    /// Whether the column with the wallet's name stands there: only useful with several.
    public void showWallets(boolean show) {
        columns.useful(wallets, show);
    }

    /// Shows only what matches; empty shows all.
    public void filter(String typed, Locale locale) {
        PositionRow marked = table.getSelectionModel().getSelectedItem();
        filtered.setPredicate(PositionFilter.of(typed, locale));
        if (marked != null && table.getItems().contains(marked)) {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(marked);
        }
    }

    /// Puts buttons at the end of each row, and the same into the menu of a row.
    ///
    /// @param add    told where more is to be staked
    /// @param remove told what is to be taken back
    public void offer(Consumer<PositionValues.Key> add, Consumer<PositionValues.Key> remove) {
        TableColumn<PositionRow, PositionValues> actions = column(_ -> new PositionCells.Actions(texts, add, remove),
                Comparator.comparing(PositionValues::validator));
        actions.setId(table.getId() + "-actions");
        actions.setSortable(false);
        columns.add(figure("figure", actions), 5.6, 0.1, 2);
        menu.offer(add, remove);
    }

    /// Its columns: which of them a person may leave out, and how it is set up.
    public FittedColumns<PositionRow> columns() {
        return columns;
    }

    /// Marks a position, scrolls to it and takes the focus there.
    public void select(PositionValues.Key key) {
        mark(key);
        table.requestFocus();
    }

    /// Marks a position and scrolls to it.
    public void mark(PositionValues.Key key) {
        table.getItems().stream().filter(row -> row.key().equals(key)).findFirst().ifPresent(row -> {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(row);
            table.scrollTo(row);
        });
    }

    private void addColumns(String id) {
        TableColumn<PositionRow, PositionValues> subnet = column(_ -> new PositionCells.Subnet(),
                Comparator.comparingInt(values -> values.key().netuid()));
        add(id + "-subnet", "positions.subnet", subnet, 10.6, 1.6, 0);
        add(id + "-wallet", "positions.wallet", wallets, 7, 1, 0);
        TableColumn<PositionRow, PositionValues> validator = column(_ -> new PositionCells.Validator(),
                Comparator.comparing(PositionValues::validator, String.CASE_INSENSITIVE_ORDER));
        add(id + "-validator", "positions.validator", validator, 8.4, 1.2, 0);
        add(id + "-amount", "positions.amount", figure("figure", column(
                _ -> amount(values -> Optional.of(values.amount()), PositionValues::symbol),
                Comparator.comparing(PositionValues::amount))), 8.8, 0.8, 0);
        add(id + "-price", "positions.price", figure("quiet-figure", column(
                _ -> amount(values -> Optional.of(values.price()), _ -> TaoFormat.TAO),
                Comparator.comparing(PositionValues::price))), 5.8, 0.8, 3);
        TableColumn<PositionRow, PositionValues> value = column(_ -> value(),
                Comparator.comparing(values -> values.value().orElse(Rao.ZERO)));
        add(id + "-value", "positions.value", figure("strong-figure", value), 8.6, 0.9, 0);
        add(id + "-day", "positions.day", figure("figure", column(_ -> new PastCells.Day(format, texts),
                Comparator.comparing(PastCells::change))), 5.4, 0.6, 1);
        add(id + "-week", "positions.week", figure("figure", column(_ -> new PastCells.Week(format, texts),
                Comparator.comparing(values -> values.earnedWeek().orElse(Rao.ZERO)))), 7.6, 0.7, 2);
        add(id + "-spot", "positions.spot", figure("quiet-figure", column(
                _ -> amount(values -> Optional.of(values.spot()), _ -> TaoFormat.TAO),
                Comparator.comparing(PositionValues::spot))), 8.6, 0.9, 5);
        add(id + "-earning", "positions.earning", figure("figure", column(_ -> new PositionCells.Earning(texts),
                Comparator.comparing(values -> values.earning().map(paying -> paying ? 2 : 1).orElse(0)))), 6.6, 0.6,
                4);
        columns.names(subnet, size -> names.subnets(table.getItems(), size));
        columns.names(validator, size -> names.validators(table.getItems(), size));
        value.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(value);
    }

    private void add(String id, String title, TableColumn<PositionRow, PositionValues> column, double need,
            double weight, int rank) {
        column.setId(id);
        column.setText(texts.get(title));
        columns.add(column, need, weight, rank);
    }

    private static TableColumn<PositionRow, PositionValues> figure(String styleClass,
            TableColumn<PositionRow, PositionValues> column) {
        column.getStyleClass().addAll("figures", styleClass);
        return column;
    }

    private TableColumn<PositionRow, PositionValues> column(
            Callback<TableColumn<PositionRow, PositionValues>, TableCell<PositionRow, PositionValues>> cells,
            Comparator<PositionValues> order) {
        TableColumn<PositionRow, PositionValues> column = new TableColumn<>();
        column.setCellValueFactory(row -> row.getValue().values());
        column.setCellFactory(cells);
        column.setComparator(order);
        return column;
    }

    private PositionCells.Amount amount(
            Function<PositionValues, Optional<Rao>> amount,
            Function<PositionValues, String> symbol) {
        return new PositionCells.Amount(format, amount, symbol, _ -> Optional.empty());
    }

    private PositionCells.Amount value() {
        return new PositionCells.Amount(format, PositionValues::value, _ -> TaoFormat.TAO, values -> {
            if (values.value().isEmpty()) {
                return Optional.of(texts.get("positions.value.unknown"));
            }
            String spot = texts.get("positions.value.spot", format.exact(values.spot(), TaoFormat.TAO),
                    format.exact(values.price(), TaoFormat.TAO));
            return Optional.of(values.fromPool() ? spot + "\n" + texts.get("positions.value.pool") : spot);
        });
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        columns.share();
    }
}
