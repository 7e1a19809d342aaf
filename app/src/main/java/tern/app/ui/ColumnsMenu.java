package tern.app.ui;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// The choice of a table's columns, kept from one start to the next together with the table's order.
public final class ColumnsMenu extends MenuButton {

    private final FittedColumns<?> columns;
    private boolean wearing;

    /// @param id     of the button; each item has the id of its column
    /// @param table  under which the look is kept
    public ColumnsMenu(String id, String words, FittedColumns<?> columns, String table, TableMemory memory) {
        super(words);
        this.columns = columns;
        setId(id);
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        for (FittedColumns.Choice choice : columns.choices()) {
            CheckMenuItem item = new CheckMenuItem(choice.title());
            item.setId(choice.id());
            item.setSelected(true);
            item.selectedProperty().addListener((_, _, shown) -> {
                if (!wearing) {
                    columns.show(choice.id(), shown);
                }
            });
            getItems().add(item);
        }
        memory.recall(table, look -> {
            columns.onLook(_ -> {});
            columns.wear(look);
            tick();
            columns.onLook(now -> memory.keep(table, now));
        });
        columns.onLook(now -> memory.keep(table, now));
    }

    private void tick() {
        wearing = true;
        for (MenuItem item : getItems()) {
            if (item instanceof CheckMenuItem choice) {
                choice.setSelected(!columns.look().hidden().contains(item.getId()));
            }
        }
        wearing = false;
    }
}
