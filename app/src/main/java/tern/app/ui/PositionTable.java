package tern.app.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Rao;

/// The table of stake positions: sortable, right-aligned figures, one row a position.
///
/// Columns share the width by weight in em; when the table is too narrow for all, the least needed ones are left out
/// (what they say stands in the tooltip of the value).
public final class PositionTable extends StackPane {

    /// From this rank on a column goes where a name would be cut beside it.
    private static final int BEHIND_NAMES = 5;

    private final TableView<PositionRow> table = new TableView<>();
    private final PositionMenu menu;
    private final Em em = new Em();
    private final List<Column> columns = new ArrayList<>();
    private final Texts texts;
    private final TaoFormat format;
    private final FilteredList<PositionRow> filtered;
    private final Set<String> hidden = new HashSet<>();
    private final List<TableColumn<PositionRow, ?>> order = new ArrayList<>();
    private Consumer<TableLook> looked = _ -> {};
    private final NameWidths names = new NameWidths();
    private boolean showsWallets;
    private boolean arranging;
    private @Nullable Node watchedBar;

    /// @param need   the width below which the column is of no use, in em
    /// @param weight its part of what is left over
    /// @param rank   the higher, the sooner it is left out; 0: never
    private record Column(TableColumn<PositionRow, PositionValues> column, double need, double weight, int rank) {}

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
        getChildren().addAll(table, em);
        addColumns(id);
        table.getSortOrder().addListener((ListChangeListener<TableColumn<PositionRow, ?>>) _ -> sorted());
        columns.forEach(column -> column.column().sortTypeProperty().addListener((_, _, _) -> sorted()));
        filtered = new FilteredList<>(rows);
        SortedList<PositionRow> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        menu = new PositionMenu(table, texts, format, copier);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.widthProperty().addListener((_, _, _) -> shareWidth());
        em.pixels().addListener((_, _, _) -> shareWidth());
        rows.addListener((ListChangeListener<PositionRow>) _ -> shareWidth());
    }

    /// The table itself, for focus and selection.
    public TableView<PositionRow> table() {
        return table;
    }

    /// Whether the column with the wallet's name stands there: only useful with several.
    public void showWallets(boolean show) {
        if (show != showsWallets) {
            showsWallets = show;
            shareWidth();
        }
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
        columns.add(figure("figure", new Column(actions, 5.6, 0.1, 2)));
        menu.offer(add, remove);
        shareWidth();
    }

    /// A column that a person may leave out.
    ///
    /// @param id of the column
    public record Choice(String id, String title) {}

    /// The columns that can be left out, in order.
    public List<Choice> choices() {
        return columns.stream()
                .filter(column -> column.rank() > 0)
                .map(column -> new Choice(column.column().getId(), column.column().getText()))
                .toList();
    }

    /// Leaves a column out or takes it in again. One that is taken in may still not have the room to stand there.
    public void show(String column, boolean shown) {
        if (shown ? hidden.remove(column) : hidden.add(column)) {
            shareWidth();
            looked.accept(look());
        }
    }

    /// How the person has set it up now.
    public TableLook look() {
        return new TableLook(columns.stream().map(column -> column.column().getId()).filter(hidden::contains).toList(),
                order.stream()
                        .map(column -> new TableLook.Sort(column.getId(),
                                column.getSortType() == TableColumn.SortType.DESCENDING))
                        .toList());
    }

    /// Tells whenever the person sets it up otherwise.
    public void onLook(Consumer<TableLook> changed) {
        looked = changed;
    }

    /// Sets it up as it was. Columns that there are no more are passed over.
    public void wear(TableLook look) {
        hidden.clear();
        choices().stream().map(Choice::id).filter(look.hidden()::contains).forEach(hidden::add);
        arranging = true;
        order.clear();
        for (TableLook.Sort sort : look.order()) {
            columns.stream()
                    .map(Column::column)
                    .filter(column -> column.getId().equals(sort.column()))
                    .forEach(column -> {
                        column.setSortType(sort.descending()
                                ? TableColumn.SortType.DESCENDING
                                : TableColumn.SortType.ASCENDING);
                        order.add(column);
                    });
        }
        sortByWhatIsShown();
        arranging = false;
        shareWidth();
    }

    /// The person has sorted it.
    private void sorted() {
        if (!arranging) {
            order.clear();
            order.addAll(table.getSortOrder());
            looked.accept(look());
        }
    }

    /// A table forgets the order by a column that goes for want of room: it is sorted by it again when that is back.
    private void sortByWhatIsShown() {
        List<TableColumn<PositionRow, ?>> possible = order.stream().filter(table.getColumns()::contains).toList();
        if (!table.getSortOrder().equals(possible)) {
            table.getSortOrder().setAll(possible);
        }
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
        add(id + "-subnet", "positions.subnet", new Column(column(_ -> new PositionCells.Subnet(),
                Comparator.comparingInt(values -> values.key().netuid())), 10.6, 1.6, 0));
        add(id + "-wallet", "positions.wallet", new Column(column(_ -> new PositionCells.Wallet(),
                Comparator.comparing(PositionValues::wallet)), 7, 1, 0));
        add(id + "-validator", "positions.validator", new Column(column(_ -> new PositionCells.Validator(),
                Comparator.comparing(PositionValues::validator, String.CASE_INSENSITIVE_ORDER)), 8.4, 1.2, 0));
        add(id + "-amount", "positions.amount", figure("figure", new Column(column(
                _ -> amount(values -> Optional.of(values.amount()), PositionValues::symbol),
                Comparator.comparing(PositionValues::amount)), 9.6, 0.8, 0)));
        add(id + "-price", "positions.price", figure("quiet-figure", new Column(column(
                _ -> amount(values -> Optional.of(values.price()), _ -> TaoFormat.TAO),
                Comparator.comparing(PositionValues::price)), 6.4, 0.8, 3)));
        TableColumn<PositionRow, PositionValues> value = column(_ -> value(),
                Comparator.comparing(values -> values.value().orElse(Rao.ZERO)));
        add(id + "-value", "positions.value", figure("strong-figure", new Column(value, 9, 0.9, 0)));
        add(id + "-day", "positions.day", figure("figure", new Column(column(_ -> new PastCells.Day(format),
                Comparator.comparing(PastCells::change)), 5.4, 0.6, 1)));
        add(id + "-week", "positions.week", figure("figure", new Column(column(
                _ -> new PastCells.Week(format, texts),
                Comparator.comparing(values -> values.earnedWeek().orElse(Rao.ZERO))), 7.6, 0.7, 2)));
        add(id + "-spot", "positions.spot", figure("quiet-figure", new Column(column(
                _ -> amount(values -> Optional.of(values.spot()), _ -> TaoFormat.TAO),
                Comparator.comparing(PositionValues::spot)), 9, 0.9, 5)));
        add(id + "-earning", "positions.earning", figure("figure", new Column(column(
                _ -> new PositionCells.Earning(texts),
                Comparator.comparing(values -> values.earning().map(paying -> paying ? 2 : 1).orElse(0))), 6.6, 0.6,
                4)));
        value.setSortType(TableColumn.SortType.DESCENDING);
        table.getColumns().setAll(columns.stream().map(Column::column).toList());
        table.getSortOrder().add(value);
        order.add(value);
    }

    private void add(String id, String title, Column column) {
        TableColumn<PositionRow, PositionValues> added = column.column();
        added.setId(id);
        added.setText(texts.get(title));
        columns.add(column);
    }

    private static Column figure(String styleClass, Column column) {
        column.column().getStyleClass().addAll("figures", styleClass);
        return column;
    }

    private TableColumn<PositionRow, PositionValues> column(
            Callback<TableColumn<PositionRow, PositionValues>, TableCell<PositionRow, PositionValues>> cells,
            Comparator<PositionValues> order) {
        TableColumn<PositionRow, PositionValues> column = new TableColumn<>();
        column.setCellValueFactory(row -> row.getValue().values());
        column.setCellFactory(cells);
        column.setComparator(order);
        column.setReorderable(false);
        column.setResizable(false);
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
        shareWidth();
    }

    private void shareWidth() {
        double size = em.get();
        double room = table.getWidth() - scrollBarWidth();
        if (size <= 0 || room <= 0) {
            return;
        }
        List<Column> shown = new ArrayList<>(columns);
        shown.removeIf(column -> hidden.contains(column.column().getId()));
        if (!showsWallets) {
            shown.removeIf(column -> column.column().getId().endsWith("-wallet"));
        }
        while (need(shown) * size > room && shown.stream().anyMatch(column -> column.rank() > 0)) {
            shown.remove(shown.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        Map<Column, Double> missing = missing(shown, size);
        while (sum(missing) > room - need(shown) * size && shown.stream().anyMatch(one -> one.rank() >= BEHIND_NAMES)) {
            shown.remove(shown.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        double left = Math.max(0, room - need(shown) * size);
        Map<Column, Double> longer = NameWidths.share(missing, left);
        double spare = left - sum(longer);
        double weights = shown.stream().mapToDouble(Column::weight).sum();
        double used = 0;
        for (Column column : shown) {
            boolean last = column.equals(shown.getLast());
            mark(column.column(), last);
            // the last one takes what rounding leaves, so that no strip stays and no scroll bar comes
            double width = last
                    ? Math.max(column.need() * size, Math.floor(room - used))
                    : Math.floor(column.need() * size + longer.getOrDefault(column, 0.0)
                            + spare * column.weight() / weights);
            used += width;
            column.column().setMinWidth(width);
            column.column().setMaxWidth(width);
            column.column().setPrefWidth(width);
        }
        List<TableColumn<PositionRow, PositionValues>> wanted = shown.stream().map(Column::column).toList();
        if (!table.getColumns().equals(wanted)) {
            arranging = true;
            table.getColumns().setAll(wanted);
            sortByWhatIsShown();
            arranging = false;
        }
    }

    /// What names that are longer than their column is wide would need besides, in pixels: they are read, so they come
    /// before the air between the figures, and before the least needed of these.
    private Map<Column, Double> missing(List<Column> shown, double size) {
        Map<Column, Double> wanted = new LinkedHashMap<>();
        for (Column column : shown) {
            String id = column.column().getId();
            double most = id.equals(table.getId() + "-subnet")
                    ? names.subnets(table.getItems(), size)
                    : id.equals(table.getId() + "-validator") ? names.validators(table.getItems(), size) : 0;
            if (most > column.need() * size) {
                wanted.put(column, most - column.need() * size);
            }
        }
        return wanted;
    }

    private static double sum(Map<Column, Double> widths) {
        return widths.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// What the vertical scroll bar takes while it is there.
    private double scrollBarWidth() {
        return table.lookupAll(".scroll-bar")
                .stream()
                .filter(node -> node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL)
                .findFirst()
                .map(this::widthOf)
                .orElse(0.0);
    }

    private double widthOf(Node bar) {
        if (!bar.equals(watchedBar)) {
            watchedBar = bar;
            bar.visibleProperty().addListener((_, _, _) -> shareWidth());
        }
        // and a little more, so that figures do not touch it
        return bar.isVisible() ? bar.prefWidth(-1) + em.get() / 2 : 0;
    }

    private static void mark(TableColumn<?, ?> column, boolean last) {
        if (column.getStyleClass().contains("last") != last) {
            if (last) {
                column.getStyleClass().add("last");
            } else {
                column.getStyleClass().remove("last");
            }
        }
    }

    private static double need(List<Column> shown) {
        return shown.stream().mapToDouble(Column::need).sum();
    }
}
