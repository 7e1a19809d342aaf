package tern.app.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What can be done with the marked rows of a table of positions: its menu, and the key that copies, so that it can be
/// had by keyboard too.
final class PositionMenu {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TableView<PositionRow> table;
    private final Texts texts;
    private final TaoFormat format;
    private final Copier copier;
    private final ContextMenu menu;

    PositionMenu(TableView<PositionRow> table, Texts texts, TaoFormat format, Copier copier) {
        this.table = table;
        this.texts = texts;
        this.format = format;
        this.copier = copier;
        menu = new ContextMenu(item("positions.copy.rows", this::copyRows),
                item("positions.copy.validator", this::copyValidator));
        table.setContextMenu(menu);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copyRows();
                event.consume();
            }
        });
    }

    /// @param add    told where more is to be staked
    /// @param remove told what is to be taken back
    void offer(Consumer<PositionValues.Key> add, Consumer<PositionValues.Key> remove) {
        menu.getItems()
                .addAll(0, List.of(item("stake.row.add.menu", () -> add.accept(marked().key())),
                        item("stake.row.remove.menu", () -> remove.accept(marked().key()))));
    }

    private MenuItem item(String key, Runnable run) {
        MenuItem item = new MenuItem(texts.get(key));
        item.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        item.setOnAction(_ -> run.run());
        return item;
    }

    private PositionRow marked() {
        return table.getSelectionModel().getSelectedItem();
    }

    private void copyValidator() {
        PositionValues values = marked().values().get();
        copier.copy(texts.get("address.copied", values.validator()), values.key().hotkey().address());
    }

    private void copyRows() {
        List<PositionRow> rows = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (!rows.isEmpty()) {
            copier.copy(texts.get(rows.size() == 1 ? "positions.copied.one" : "positions.copied.many",
                    format.count(rows.size())), RowsText.of(rows, texts));
        }
    }
}
