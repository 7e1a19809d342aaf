package tern.app.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Em;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The table of activity. Columns share the width; those of less use go where there is too little.
final class ActivityTable extends StackPane {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");

    private final TableView<ActivityRow> table = new TableView<>();
    private final Em em = new Em();
    private final List<Column> columns = new ArrayList<>();
    private boolean showsWallets;

    /// @param need the width below which it is of no use, in em
    /// @param rank the higher, the sooner it is left out; 0: never
    private record Column(TableColumn<ActivityRow, ActivityRow> column, double need, double weight, int rank) {}

    ActivityTable(ActivityModel model, Texts texts) {
        table.setId("activity-table");
        table.getStyleClass().add("positions");
        table.setAccessibleText(texts.get("activity.accessible"));
        table.setItems(model.rows);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        getChildren().addAll(table, em);
        add("what", texts.get("activity.column.what"), 12.8, 1, 0, _ -> new What());
        add("with", texts.get("activity.column.with"), 10, 1.6, 0, _ -> new With());
        add("wallet", texts.get("activity.column.wallet"), 7, 0.8, 2, _ -> new Words(ActivityRow::wallet));
        add("amount", texts.get("activity.column.amount"), 9.5, 0.8, 0, _ -> new Amount());
        add("fee", texts.get("activity.column.fee"), 6.6, 0.5, 3, _ -> new Figure(ActivityRow::fee));
        add("block", texts.get("activity.column.block"), 6.2, 0.5, 4, _ -> new Figure(ActivityRow::block));
        add("when", texts.get("activity.column.when"), 13.6, 0.6, 1, _ -> new Figure(ActivityRow::when));
        for (String figures : List.of("amount", "fee", "block", "when")) {
            column(figures).getStyleClass().add("figures");
        }
        for (String quiet : List.of("fee", "block", "when")) {
            column(quiet).getStyleClass().add("quiet-figure");
        }
        column("amount").getStyleClass().add("strong-figure");
        table.widthProperty().addListener((_, _, _) -> shareWidth());
        em.pixels().addListener((_, _, _) -> shareWidth());
        shareWidth();
    }

    TableView<ActivityRow> table() {
        return table;
    }

    void showWallets(boolean show) {
        showsWallets = show;
        shareWidth();
    }

    private TableColumn<ActivityRow, ActivityRow> column(String id) {
        return columns.stream()
                .map(Column::column)
                .filter(column -> column.getId().equals("activity-" + id))
                .findFirst()
                .orElseThrow();
    }

    private void add(
            String id, String title, double need, double weight, int rank,
            Function<TableColumn<ActivityRow, ActivityRow>, TableCell<ActivityRow, ActivityRow>> cells) {
        TableColumn<ActivityRow, ActivityRow> column = new TableColumn<>(title);
        column.setId("activity-" + id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells::apply);
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        columns.add(new Column(column, need, weight, rank));
    }

    private void shareWidth() {
        double size = em.get();
        double room = table.getWidth() - size;
        if (size <= 0 || room <= 0) {
            return;
        }
        List<Column> shown = new ArrayList<>(columns);
        if (!showsWallets) {
            shown.removeIf(column -> column.column().getId().equals("activity-wallet"));
        }
        while (need(shown) * size > room && shown.stream().anyMatch(column -> column.rank() > 0)) {
            shown.remove(shown.stream().max((one, other) -> Integer.compare(one.rank(), other.rank())).orElseThrow());
        }
        double left = Math.max(0, room - need(shown) * size);
        double weights = shown.stream().mapToDouble(Column::weight).sum();
        for (Column column : shown) {
            double width = Math.floor(column.need() * size + left * column.weight() / weights);
            column.column().setMinWidth(width);
            column.column().setMaxWidth(width);
            column.column().setPrefWidth(width);
        }
        List<TableColumn<ActivityRow, ActivityRow>> wanted = shown.stream().map(Column::column).toList();
        if (!table.getColumns().equals(wanted)) {
            table.getColumns().setAll(wanted);
        }
    }

    private static double need(List<Column> shown) {
        return shown.stream().mapToDouble(Column::need).sum();
    }

    private abstract static class Cell extends TableCell<ActivityRow, ActivityRow> {

        @Override
        protected final void updateItem(@Nullable ActivityRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
            } else {
                show(row);
            }
        }

        abstract void show(ActivityRow row);
    }

    private static final class What extends Cell {

        private final Label mark = new Label();

        What() {
            mark.getStyleClass().add("activity-dot");
            getStyleClass().add("activity-kind");
        }

        @Override
        void show(ActivityRow row) {
            mark.setText(row.mark());
            boolean failed = row.entry().failure().isPresent();
            toggle(mark, "in", row.trend() > 0);
            toggle(mark, "bad", failed);
            toggle(this, "activity-bad", failed);
            setText(row.what());
            setGraphic(mark);
        }

        private static void toggle(Node node, String styleClass, boolean on) {
            node.getStyleClass().removeAll(styleClass);
            if (on) {
                node.getStyleClass().add(styleClass);
            }
        }
    }

    private static final class With extends Cell {

        private final Tooltip tip = new Tooltip();

        With() {
            tip.getStyleClass().add("address-tooltip");
        }

        @Override
        void show(ActivityRow row) {
            setText(row.with());
            tip.setText(row.whole());
            setTooltip(row.whole().isEmpty() ? null : tip);
        }
    }

    private static class Words extends Cell {

        private final Function<ActivityRow, String> words;

        Words(Function<ActivityRow, String> words) {
            this.words = words;
        }

        @Override
        void show(ActivityRow row) {
            setText(words.apply(row));
        }
    }

    private static final class Figure extends Words {

        Figure(Function<ActivityRow, String> words) {
            super(words);
            setAlignment(Pos.CENTER_RIGHT);
        }
    }

    private static final class Amount extends Cell {

        private final Tooltip tip = new Tooltip();

        Amount() {
            getStyleClass().add("activity-amount");
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(ActivityRow row) {
            pseudoClassStateChanged(UP, row.trend() > 0);
            setText(row.amount());
            String exact = row.entry().tao().map(tao -> tao.toTaoText() + " " + TaoFormat.TAO).orElse("");
            tip.setText(exact);
            setTooltip(exact.isEmpty() ? null : tip);
        }
    }
}
