package tern.app.chart;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import tern.app.ui.Texts;

/// A chart in its place, which becomes a table of the same data when the person wants it, and the menu for that, for
/// zooming and for saving. To be used on the FX thread.
///
/// The table is made when it is looked at and makes only the rows that are seen, newest first. Ids begin with the
/// chart's: `-menu`, `-table` (the choice), `-values` (the table), `-csv`, `-png`.
public final class ChartFrame extends StackPane {

    /// Parts of the table's width that columns have.
    private static final double WORDS = 200;
    private static final double FIGURES = 140;

    private final Chart chart;
    private final Texts texts;
    private final String id;
    private final MenuButton menu;
    private final CheckMenuItem asTable;
    private final TableView<Integer> values = new TableView<>();

    /// @param id   of its parts; the drawing has an id of its own
    /// @param file what saved files are called, without an ending: `tern-total`
    public ChartFrame(Chart chart, String id, String file, ChartSaver saver, Texts texts) {
        this.chart = chart;
        this.texts = texts;
        this.id = id;
        getStyleClass().add("chart-frame");
        asTable = new CheckMenuItem(texts.get("chart.table"));
        asTable.setId(id + "-table");
        asTable.selectedProperty().addListener((_, _, _) -> arrange());
        menu = menu(file, saver);
        values.setId(id + "-values");
        values.getStyleClass().addAll("positions", "chart-values");
        values.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        values.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                asTable.setSelected(false);
                event.consume();
            }
        });
        getChildren().add(chart.drawing());
        chart.shown().addListener((_, _, _) -> {
            if (asTable.isSelected()) {
                fill();
            }
        });
        chart.drawing().setOnContextMenuRequested(event -> {
            menu.show();
            event.consume();
        });
    }

    /// To be placed beside the chart's title.
    public MenuButton menu() {
        return menu;
    }

    private MenuButton menu(String file, ChartSaver saver) {
        MenuButton button = new MenuButton(texts.get("chart.menu"));
        button.setId(id + "-menu");
        button.getStyleClass().setAll("how", "chart-menu");
        button.setAccessibleText(texts.get("chart.menu.accessible"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems().add(asTable);
        if (chart instanceof TimeChart lines) {
            button.getItems().add(item("-zoom-in", "chart.zoom.in", lines::zoomIn));
            MenuItem back = item("-zoom-out", "chart.zoom.out", lines::zoomBack);
            MenuItem all = item("-zoom-all", "chart.zoom.all", lines::zoomOut);
            for (MenuItem item : List.of(back, all)) {
                item.disableProperty().bind(lines.zoomed().not());
                button.getItems().add(item);
            }
        }
        button.getItems()
                .addAll(new SeparatorMenuItem(),
                        item("-csv", "chart.csv", () -> saver.table(file + ".csv", chart.table(texts)::csv)),
                        item("-png", "chart.png", () -> saver.picture(file + ".png", chart.picture())));
        return button;
    }

    private MenuItem item(String suffix, String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setId(id + suffix);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void arrange() {
        boolean table = asTable.isSelected();
        if (table) {
            fill();
            getChildren().setAll(values);
            values.requestFocus();
        } else {
            getChildren().setAll(chart.drawing());
            chart.drawing().requestFocus();
            values.getColumns().clear();
            values.setItems(FXCollections.observableArrayList());
        }
    }

    private void fill() {
        ChartTable table = chart.table(texts);
        values.setAccessibleText(chart.name());
        int chosen = values.getSelectionModel().getSelectedIndex();
        values.getColumns().clear();
        table.columns().forEach(column -> values.getColumns().add(column(column)));
        values.setItems(FXCollections.observableList(new NewestFirst(table.rows())));
        if (table.rows() > 0) {
            values.getSelectionModel().select(Math.clamp(chosen, 0, table.rows() - 1));
        }
    }

    private static TableColumn<Integer, String> column(ChartTable.Column of) {
        TableColumn<Integer, String> column = new TableColumn<>(of.title());
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(of.shown().apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(of.figures() ? FIGURES : WORDS);
        if (of.figures()) {
            column.getStyleClass().add("figures");
        }
        return column;
    }

    /// The numbers of the rows, without holding them.
    private static final class NewestFirst extends AbstractList<Integer> {

        private final int rows;

        NewestFirst(int rows) {
            this.rows = rows;
        }

        @Override
        public Integer get(int index) {
            return rows - 1 - Objects.checkIndex(index, rows);
        }

        @Override
        public int size() {
            return rows;
        }
    }
}
