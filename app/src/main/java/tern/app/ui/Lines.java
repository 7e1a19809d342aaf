package tern.app.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Lines of words and rows of controls that wrap where there is no room, and take none while they say nothing.
public final class Lines {

    private Lines() {}

    public static Label wrapped(String words, String styleClass) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    /// Shows what is there now, and whatever comes in its place.
    public static <T> void follow(ObservableValue<T> value, Consumer<? super T> show) {
        value.addListener((_, _, now) -> show.accept(now));
        show.accept(value.getValue());
    }

    /// A sentence that takes no room while it is empty.
    public static Label sentence(String id, String styleClass, ObservableValue<Optional<String>> words) {
        Label label = wrapped("", styleClass);
        label.setId(id);
        words.addListener((_, _, now) -> say(label, now));
        say(label, words.getValue());
        return label;
    }

    /// Keeps the room that a line needs once it says something, so that nothing below it moves when it does.
    ///
    /// @param words what it may say; the longest of it has room
    public static StackPane keptRoom(Label line, List<String> words) {
        Label spare = new Label(words.stream().max(Comparator.comparingInt(String::length)).orElse(""));
        spare.getStyleClass().setAll(line.getStyleClass());
        spare.setWrapText(true);
        spare.setMinHeight(Region.USE_PREF_SIZE);
        spare.setVisible(false);
        StackPane room = new StackPane(spare, line);
        room.setAlignment(Pos.TOP_LEFT);
        return room;
    }

    /// Buttons and words beside each other, and below where there is no room.
    public static FlowPane row(Node... content) {
        FlowPane row = new FlowPane(content);
        row.getStyleClass().add("choice-flow");
        row.setRowValignment(VPos.CENTER);
        for (Node node : content) {
            keepWhole(node);
        }
        return row;
    }

    private static void keepWhole(Node node) {
        if (node instanceof ButtonBase button) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
    }

    public static void say(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        shown(label, words.isPresent());
    }

    public static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
