package tern.app.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A few choices as buttons, of which one always holds. Arrow keys go from one to the next.
///
/// @param <T> what is chosen
public final class OneOf<T> {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final Consumer<T> chosen;

    /// @param chosen told when the person presses one, also the one that holds already
    public OneOf(Consumer<T> chosen) {
        this.chosen = chosen;
    }

    /// One more, at the end.
    public OneOf<T> add(T value, String id, String words) {
        ToggleButton button = new ToggleButton(words);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            // pressing the chosen one again does not leave none
            button.setSelected(true);
            chosen.accept(value);
        });
        buttons.put(value, button);
        return this;
    }

    /// Shows which one holds; nobody is told.
    public OneOf<T> select(T value) {
        ToggleButton button = buttons.get(value);
        if (button != null) {
            button.setSelected(true);
        }
        return this;
    }

    /// Other words for one of them.
    ///
    /// @param accessible for screen readers
    public void rename(T value, String words, String accessible) {
        ToggleButton button = buttons.get(value);
        if (button != null) {
            button.setText(words);
            button.setAccessibleText(accessible);
        }
    }

    /// All of them in one frame, each beside the next.
    ///
    /// @param accessible what is chosen here, for screen readers
    public HBox segments(String id, String accessible) {
        for (ToggleButton button : buttons.values()) {
            button.getStyleClass().add("segment");
            button.setMaxHeight(Double.MAX_VALUE);
        }
        HBox box = new HBox(all());
        box.setId(id);
        box.getStyleClass().add("segments");
        box.setAccessibleText(accessible);
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        return box;
    }

    /// All of them apart, and below each other where there is no room.
    public FlowPane row() {
        FlowPane row = Lines.row(all());
        row.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        return row;
    }

    private Node[] all() {
        return buttons.values().toArray(Node[]::new);
    }

    private void step(KeyEvent event) {
        int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        List<ToggleButton> row = List.copyOf(buttons.values());
        int at = event.getTarget() instanceof ToggleButton button ? row.indexOf(button) : -1;
        if (by != 0 && at >= 0 && at + by >= 0 && at + by < row.size()) {
            row.get(at + by).requestFocus();
            event.consume();
        }
    }
}
