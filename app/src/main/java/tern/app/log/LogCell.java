package tern.app.log;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

/// One line of the log.
final class LogCell extends ListCell<LogRow> {

    private final Label time = new Label();
    private final Label level = new Label();
    private final Label text = new Label();
    private final HBox line = new HBox(time, level, text);

    LogCell() {
        getStyleClass().add("log-cell");
        line.getStyleClass().add("log-line");
        time.getStyleClass().add("log-time");
        text.getStyleClass().add("log-text");
        // a long line is scrolled to, not cut
        for (Label part : new Label[]{time, level, text}) {
            part.setMinWidth(USE_PREF_SIZE);
        }
    }

    @Override
    protected void updateItem(LogRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        time.setText(item.time());
        level.setText(item.level());
        level.getStyleClass().setAll("label", "log-level", item.style());
        text.setText(item.text());
        setGraphic(line);
        setAccessibleText(item.line());
    }
}
