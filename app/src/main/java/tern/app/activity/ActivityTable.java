package tern.app.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Em;
import tern.app.ui.HoverTip;
import tern.app.ui.Texts;

/// The table of activity. Columns share the width; those of less use go where there is too little, and where even what,
/// with whom, how much and when have no room beside each other, they stand in two columns of two lines.
final class ActivityTable extends StackPane {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");

    private final TableView<ActivityRow> table = new TableView<>();
    private final Em em = new Em();
    private final List<Column> columns = new ArrayList<>();
    private final Column both;
    private final Column money;
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
        getStyleClass().add("activity-table");
        getChildren().addAll(table, em);
        add("what", texts.get("activity.column.what"), 12.8, 1, 0, _ -> new What());
        add("with", texts.get("activity.column.with"), 10, 1.6, 0, _ -> new With());
        add("wallet", texts.get("activity.column.wallet"), 7, 0.8, 2, _ -> new Words(ActivityRow::wallet));
        add("amount", texts.get("activity.column.amount"), 9.5, 0.8, 0, _ -> new Amount());
        add("fee", texts.get("activity.column.fee"), 6.6, 0.5, 3, _ -> new Figure(ActivityRow::fee));
        add("block", texts.get("activity.column.block"), 6.2, 0.5, 4, _ -> new Figure(ActivityRow::block));
        add("when", texts.get("activity.column.when"), 13.6, 0.6, 1, _ -> new Figure(ActivityRow::when));
        both = make("what-with", texts.get("activity.column.what"), 12, 1, 0, _ -> new WhatWith());
        money = make("amount-when", texts.get("activity.column.amount"), 12, 0.2, 0, _ -> new AmountWhen());
        money.column().getStyleClass().add("figures");
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

    /// Whether what everybody wants to know has no room in one line.
    private boolean isNarrow(double ems) {
        List<TableColumn<ActivityRow, ActivityRow>> wanted = List.of(column("what"), column("with"), column("amount"),
                column("when"));
        return ems < need(columns.stream().filter(column -> wanted.contains(column.column())).toList());
    }

    private void add(
            String id, String title, double need, double weight, int rank,
            Function<TableColumn<ActivityRow, ActivityRow>, TableCell<ActivityRow, ActivityRow>> cells) {
        columns.add(make(id, title, need, weight, rank, cells));
    }

    private static Column make(
            String id, String title, double need, double weight, int rank,
            Function<TableColumn<ActivityRow, ActivityRow>, TableCell<ActivityRow, ActivityRow>> cells) {
        TableColumn<ActivityRow, ActivityRow> column = new TableColumn<>(title);
        column.setId("activity-" + id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells::apply);
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        return new Column(column, need, weight, rank);
    }

    private void shareWidth() {
        double size = em.get();
        double room = table.getWidth() - size;
        if (size <= 0 || room <= 0) {
            return;
        }
        boolean narrow = isNarrow(room / size);
        if (narrow != table.getStyleClass().contains("two-lines")) {
            if (narrow) {
                table.getStyleClass().add("two-lines");
            } else {
                table.getStyleClass().remove("two-lines");
            }
        }
        List<Column> shown = new ArrayList<>(narrow ? List.of(both, money) : columns);
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

        final HoverTip tip;

        /// @param styles classes of what is said while the pointer rests on it
        Cell(String... styles) {
            tip = new HoverTip(this, styles);
        }

        @Override
        protected final void updateItem(@Nullable ActivityRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                tip.say(Optional.empty());
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
            dress(mark, this, row);
            setText(row.what());
            setGraphic(mark);
        }

        static void dress(Label mark, Node cell, ActivityRow row) {
            mark.setText(row.mark());
            boolean failed = row.entry().failure().isPresent();
            toggle(mark, "in", row.trend() > 0);
            toggle(mark, "bad", failed);
            toggle(cell, "activity-bad", failed);
        }

        private static void toggle(Node node, String styleClass, boolean on) {
            node.getStyleClass().removeAll(styleClass);
            if (on) {
                node.getStyleClass().add(styleClass);
            }
        }
    }

    /// One line above the other, the upper one the more important.
    private abstract static class TwoLines extends Cell {

        final Label upper = new Label();
        final Label lower = new Label();
        final VBox lines = new VBox(upper, lower);

        TwoLines(Pos place, String... tips) {
            super(tips);
            lower.getStyleClass().add("activity-second");
            lines.getStyleClass().add("activity-lines");
            lines.setAlignment(place);
            HBox.setHgrow(lines, Priority.ALWAYS);
        }
    }

    private static final class WhatWith extends TwoLines {

        private final Label mark = new Label();
        private final HBox box = new HBox(mark, lines);

        WhatWith() {
            super(Pos.CENTER_LEFT, "address-tooltip");
            mark.getStyleClass().add("activity-dot");
            box.getStyleClass().add("activity-pair");
            box.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("activity-kind");
        }

        @Override
        void show(ActivityRow row) {
            What.dress(mark, this, row);
            upper.setText(row.what());
            lower.setText(row.with());
            tip.say(row.whole());
            setGraphic(box);
        }
    }

    private static final class AmountWhen extends TwoLines {

        AmountWhen() {
            super(Pos.CENTER_RIGHT);
            upper.getStyleClass().add("strong");
            getStyleClass().add("activity-amount");
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(ActivityRow row) {
            pseudoClassStateChanged(UP, row.trend() > 0);
            upper.setText(row.amount());
            lower.setText(row.when());
            setGraphic(lines);
        }
    }

    private static final class With extends Cell {

        With() {
            super("address-tooltip");
        }

        @Override
        void show(ActivityRow row) {
            setText(row.with());
            tip.say(row.whole());
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

        Amount() {
            getStyleClass().add("activity-amount");
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(ActivityRow row) {
            pseudoClassStateChanged(UP, row.trend() > 0);
            setText(row.amount());
            tip.say(row.exact());
        }
    }
}
