package tern.app.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;

/// The choice of a table's columns, kept from one start to the next together with the table's order. A column that has no
/// room at the table's present width says so and has no tick.
public final class ColumnsMenu extends MenuButton {

    private final FittedColumns<?> columns;
    private final Texts texts;
    private final Map<CheckMenuItem, String> titles = new LinkedHashMap<>();
    private boolean wearing;

    /// @param id     of the button; each item has the id of its column
    /// @param table  under which the look is kept
    public ColumnsMenu(String id, String words, FittedColumns<?> columns, String table, TableMemory memory,
            Texts texts) {
        super(words);
        this.columns = columns;
        this.texts = texts;
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
            titles.put(item, choice.title());
            getItems().add(item);
        }
        setOnShowing(_ -> tick());
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
        titles.forEach((item, title) -> {
            FittedColumns.Place place = columns.place(item.getId());
            boolean cramped = place == FittedColumns.Place.NO_ROOM;
            item.setText(cramped ? texts.get("columns.no.room", title) : title);
            item.setDisable(cramped);
            item.setVisible(place != FittedColumns.Place.USELESS);
            item.setSelected(place == FittedColumns.Place.SHOWN);
        });
        wearing = false;
    }
}
