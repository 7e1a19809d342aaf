package tern.app.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Shares a table's width among its columns by weight in em. Names that are longer than their column come first, then
/// the air between the figures; where there is no room for all, the least needed columns are left out. What a person
/// hides and by what it is sorted is told ([#onLook]) and taken back ([#wear]).
///
/// The columns fill the table to its edge; the room that the vertical scroll bar takes while it is there is not theirs.
///
/// @param <S> the table's rows
public final class FittedColumns<S> {

    /// From this rank on a column goes where a name would be cut beside it.
    private static final int BEHIND_NAMES = 5;
    /// What stands beside a heading's words, in em.
    private static final double HEADING_AIR = 1;
    /// The arrow of a column by which the table is sorted, in em.
    private static final double ARROW = 1.1;

    private final TableView<S> table;
    private final Em em;
    private final List<Column<S>> columns = new ArrayList<>();
    private final Set<TableColumn<S, ?>> hidden = new HashSet<>();
    private final Set<TableColumn<S, ?>> useless = new HashSet<>();
    private final Map<TableColumn<S, ?>, ToDoubleFunction<Double>> names = new LinkedHashMap<>();
    /// How wide headings have to be, in em of the table.
    private final Map<String, Double> headings = new HashMap<>();
    private List<TableColumn<S, ?>> order = List.of();
    private Consumer<TableLook> looked = _ -> {};
    private boolean arranging;
    private @Nullable Node watchedBar;

    /// @param need   the width below which the column is of no use, in em
    /// @param weight its part of what is left over
    /// @param rank   the higher, the sooner it is left out; 0: never
    private record Column<S>(TableColumn<S, ?> column, double need, double weight, int rank) {}

    /// What has become of a column that can be left out.
    public enum Place {
        /// It stands in the table.
        SHOWN,
        /// The person does not want it.
        LEFT_OUT,
        /// The table is too narrow for it now.
        NO_ROOM,
        /// It is of no use now.
        USELESS
    }

    /// A column that a person may leave out.
    ///
    /// @param id of the column
    public record Choice(String id, String title) {}

    public FittedColumns(TableView<S> table, Em em) {
        this.table = table;
        this.em = em;
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.widthProperty().addListener((_, _, _) -> share());
        em.pixels().addListener((_, _, _) -> share());
        table.getSortOrder().addListener((ListChangeListener<TableColumn<S, ?>>) _ -> sorted());
    }

    /// One more column, at the end.
    ///
    /// @param need   the width below which the column is of no use, in em
    /// @param weight its part of what is left over
    /// @param rank   the higher, the sooner it is left out; 0: never
    public void add(TableColumn<S, ?> column, double need, double weight, int rank) {
        column.setReorderable(false);
        column.setResizable(false);
        column.sortTypeProperty().addListener((_, _, _) -> sorted());
        columns.add(new Column<>(column, need, weight, rank));
        table.getColumns().add(column);
        share();
    }

    /// This column holds names, which are read whole where there is room.
    ///
    /// @param widest how wide the longest of them is in pixels, for a size of the font in pixels
    public void names(TableColumn<S, ?> column, ToDoubleFunction<Double> widest) {
        names.put(column, widest);
    }

    /// Whether a column is of any use now; one that is not takes no room, and nobody is asked about it.
    public void useful(TableColumn<S, ?> column, boolean use) {
        if (use ? useless.remove(column) : useless.add(column)) {
            share();
        }
    }

    /// The columns that can be left out, in order.
    public List<Choice> choices() {
        return columns.stream()
                .filter(column -> column.rank() > 0)
                .map(column -> new Choice(column.column().getId(), column.column().getText()))
                .toList();
    }

    /// What has become of a column. In a table that was not laid out yet there is room for all.
    public Place place(String id) {
        Optional<TableColumn<S, ?>> column = find(id);
        if (column.isEmpty() || useless.contains(column.get())) {
            return Place.USELESS;
        }
        if (hidden.contains(column.get())) {
            return Place.LEFT_OUT;
        }
        return table.getColumns().contains(column.get()) ? Place.SHOWN : Place.NO_ROOM;
    }

    /// Leaves a column out or takes it in again. One that is taken in may still not have the room to stand there.
    public void show(String id, boolean shown) {
        Optional<TableColumn<S, ?>> column = find(id);
        if (column.isPresent() && (shown ? hidden.remove(column.get()) : hidden.add(column.get()))) {
            share();
            looked.accept(look());
        }
    }

    /// How the person has set it up now.
    public TableLook look() {
        return new TableLook(columns.stream()
                .map(Column::column)
                .filter(hidden::contains)
                .map(TableColumn::getId)
                .toList(),
                order.stream()
                        .map(column -> new TableLook.Sort(column.getId(),
                                column.getSortType() == TableColumn.SortType.DESCENDING))
                        .toList());
    }

    /// Tells whenever the person sets it up otherwise.
    public void onLook(Consumer<TableLook> changed) {
        looked = changed;
    }

    /// Sets it up as it was. Columns that there are no more are passed over; one that may never be left out stays.
    public void wear(TableLook look) {
        hidden.clear();
        columns.stream()
                .filter(column -> column.rank() > 0 && look.hidden().contains(column.column().getId()))
                .forEach(column -> hidden.add(column.column()));
        arranging = true;
        List<TableColumn<S, ?>> wanted = new ArrayList<>();
        for (TableLook.Sort sort : look.order()) {
            find(sort.column()).ifPresent(column -> {
                column.setSortType(sort.descending()
                        ? TableColumn.SortType.DESCENDING
                        : TableColumn.SortType.ASCENDING);
                wanted.add(column);
            });
        }
        order = List.copyOf(wanted);
        sortByWhatIsShown();
        arranging = false;
        share();
    }

    private Optional<TableColumn<S, ?>> find(String id) {
        for (Column<S> column : columns) {
            if (column.column().getId().equals(id)) {
                return Optional.of(column.column());
            }
        }
        return Optional.empty();
    }

    /// The person has sorted it.
    private void sorted() {
        if (!arranging) {
            order = List.copyOf(table.getSortOrder());
            // the arrow takes room beside the heading
            share();
            looked.accept(look());
        }
    }

    /// A table forgets the order by a column that goes for want of room: it is sorted by it again when that is back.
    private void sortByWhatIsShown() {
        List<TableColumn<S, ?>> possible = order.stream().filter(table.getColumns()::contains).toList();
        if (!table.getSortOrder().equals(possible)) {
            table.getSortOrder().setAll(possible);
        }
    }

    /// Shares the width anew: to be called when the names have changed.
    public void share() {
        double size = em.get();
        double room = table.getWidth() - scrollBarWidth();
        if (size <= 0 || room <= 0) {
            return;
        }
        List<Column<S>> shown = new ArrayList<>(columns);
        shown.removeIf(column -> hidden.contains(column.column()) || useless.contains(column.column()));
        shown.replaceAll(this::read);
        while (need(shown) * size > room && shown.stream().anyMatch(column -> column.rank() > 0)) {
            shown.remove(shown.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        arrows(shown, room / size);
        Map<Column<S>, Double> missing = missing(shown, size);
        while (sum(missing) > room - need(shown) * size && shown.stream().anyMatch(one -> one.rank() >= BEHIND_NAMES)) {
            shown.remove(shown.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        double left = Math.max(0, room - need(shown) * size);
        Map<Column<S>, Double> longer = NameWidths.share(missing, left);
        double spare = left - sum(longer);
        double weights = shown.stream().mapToDouble(Column::weight).sum();
        double used = 0;
        for (Column<S> column : shown) {
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
        List<TableColumn<S, ?>> wanted = new ArrayList<>();
        shown.forEach(column -> wanted.add(column.column()));
        if (!table.getColumns().equals(wanted)) {
            arranging = true;
            table.getColumns().setAll(wanted);
            sortByWhatIsShown();
            arranging = false;
        }
    }

    /// With the room that its heading needs: in another language that may be more than its figures do.
    private Column<S> read(Column<S> column) {
        String heading = column.column().getText();
        if (heading.isBlank()) {
            return column;
        }
        return atLeast(column, headings.computeIfAbsent(heading, NameWidths::heading) + HEADING_AIR);
    }

    /// Room for the arrows beside the headings by which the table is sorted, where there is some: no column goes for it.
    private void arrows(List<Column<S>> shown, double room) {
        for (int i = 0; i < shown.size(); i++) {
            Column<S> column = shown.get(i);
            Double words = headings.get(column.column().getText());
            if (words != null && order.contains(column.column())) {
                Column<S> wider = atLeast(column, words + HEADING_AIR + ARROW);
                if (need(shown) - column.need() + wider.need() <= room) {
                    shown.set(i, wider);
                }
            }
        }
    }

    private static <S> Column<S> atLeast(Column<S> column, double need) {
        return need <= column.need() ? column : new Column<>(column.column(), need, column.weight(), column.rank());
    }

    /// What names that are longer than their column is wide would need besides, in pixels: they are read, so they come
    /// before the air between the figures, and before the least needed of these.
    private Map<Column<S>, Double> missing(List<Column<S>> shown, double size) {
        Map<Column<S>, Double> wanted = new LinkedHashMap<>();
        for (Column<S> column : shown) {
            ToDoubleFunction<Double> widest = names.get(column.column());
            double most = widest == null ? 0 : widest.applyAsDouble(size);
            if (most > column.need() * size) {
                wanted.put(column, most - column.need() * size);
            }
        }
        return wanted;
    }

    private static double sum(Map<?, Double> widths) {
        return widths.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static <S> double need(List<Column<S>> shown) {
        return shown.stream().mapToDouble(Column::need).sum();
    }

    /// What the vertical scroll bar takes while it is there.
    private double scrollBarWidth() {
        if (watchedBar != null && watchedBar.getScene() != null && watchedBar.getScene().equals(table.getScene())) {
            // tables have many nodes, and this is asked at each layout
            return widthOf(watchedBar);
        }
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
            bar.visibleProperty().addListener((_, _, _) -> share());
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
}
