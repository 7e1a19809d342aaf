package tern.app.ui;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;

/// Cells of lists and tables make their texts when they are filled, and not when what the texts depend on changes.
public final class Cells {

    private Cells() {}

    /// Fills all cells below a node again. On the FX thread.
    public static void refresh(Parent parent) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            switch (node) {
                case TableView<?> table -> table.refresh();
                case TreeTableView<?> table -> table.refresh();
                case ListView<?> list -> list.refresh();
                case ScrollPane scroll when scroll.getContent() instanceof Parent inner -> refresh(inner);
                case Parent inner -> refresh(inner);
                default -> {
                    // nothing below it
                }
            }
        }
    }
}
