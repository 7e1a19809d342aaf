package tern.app.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Shares a table's width among its columns by weight in em; where there is no room for all, the least needed ones are
/// left out.
///
/// @param <S> the table's rows
public final class FittedColumns<S> {

    private static final double BAR_EMS = 1.2;

    private final TableView<S> table;
    private final Em em;
    private final List<Column<S>> columns = new ArrayList<>();
    private final Set<TableColumn<S, ?>> hidden = new HashSet<>();
    private List<TableColumn<S, ?>> order = List.of();
    private boolean arranging;

    /// @param need   the width below which the column is of no use, in em
    /// @param weight its part of what is left over
    /// @param rank   the higher, the sooner it is left out; 0: never
    private record Column<S>(TableColumn<S, ?> column, double need, double weight, int rank) {}

    public FittedColumns(TableView<S> table, Em em) {
        this.table = table;
        this.em = em;
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.widthProperty().addListener((_, _, _) -> share());
        em.pixels().addListener((_, _, _) -> share());
        table.getSortOrder().addListener((ListChangeListener<TableColumn<S, ?>>) _ -> {
            if (!arranging) {
                order = List.copyOf(table.getSortOrder());
            }
        });
    }

    public void add(TableColumn<S, ?> column, double need, double weight, int rank) {
        column.setReorderable(false);
        column.setResizable(false);
        columns.add(new Column<>(column, need, weight, rank));
        table.getColumns().add(column);
        share();
    }

    /// The columns that can be left out, in order.
    public List<TableColumn<S, ?>> choices() {
        List<TableColumn<S, ?>> choices = new ArrayList<>();
        columns.stream().filter(column -> column.rank() > 0).forEach(column -> choices.add(column.column()));
        return choices;
    }

    /// Leaves a column out or takes it in again. One that is taken in may still not have the room to stand there.
    public void show(TableColumn<S, ?> column, boolean shown) {
        if (shown ? hidden.remove(column) : hidden.add(column)) {
            share();
        }
    }

    private void share() {
        double size = em.get();
        double room = table.getWidth() - BAR_EMS * size;
        if (size <= 0 || room <= 0) {
            return;
        }
        List<Column<S>> shown = new ArrayList<>(columns);
        shown.removeIf(column -> hidden.contains(column.column()));
        while (need(shown) * size > room && shown.stream().anyMatch(column -> column.rank() > 0)) {
            shown.remove(shown.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        double left = Math.max(0, room - need(shown) * size);
        double weights = shown.stream().mapToDouble(Column::weight).sum();
        for (Column<S> column : shown) {
            double width = Math.floor(column.need() * size + left * column.weight() / weights);
            column.column().setMinWidth(width);
            column.column().setMaxWidth(width);
            column.column().setPrefWidth(width);
        }
        List<TableColumn<S, ?>> wanted = new ArrayList<>();
        shown.forEach(column -> wanted.add(column.column()));
        if (!table.getColumns().equals(wanted)) {
            arranging = true;
            table.getColumns().setAll(wanted);
            // a table forgets the order by a column that goes: it is sorted by it again when that is back
            table.getSortOrder().setAll(order.stream().filter(wanted::contains).toList());
            arranging = false;
        }
    }

    private static <S> double need(List<Column<S>> shown) {
        return shown.stream().mapToDouble(Column::need).sum();
    }
}
