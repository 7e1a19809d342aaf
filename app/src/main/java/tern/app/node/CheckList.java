package tern.app.node;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.Lines;

/// Findings, each with a shape, a word and a colour that say the same, what was measured, and the fix as a button.
final class CheckList extends VBox {

    private final ObservableList<CheckRow> rows;
    private final ListChangeListener<CheckRow> follow = _ -> fill();
    private final Consumer<String> fix;
    private List<CheckRow> shown = List.of();

    /// @param fix runs the fix of the finding with an id
    CheckList(String id, ObservableList<CheckRow> rows, Consumer<String> fix) {
        this.rows = rows;
        this.fix = fix;
        setId(id);
        getStyleClass().add("check-list");
        rows.addListener(follow);
        fill();
    }

    private void fill() {
        List<CheckRow> now = List.copyOf(rows);
        if (now.equals(shown)) {
            return;
        }
        // a row that says the same stays the node it is: who has the focus in it keeps that
        List<Node> nodes = now.stream().map(row -> {
            int at = shown.indexOf(row);
            return at >= 0 ? getChildren().get(at) : line(row);
        }).toList();
        shown = now;
        getChildren().setAll(nodes);
    }

    private Node line(CheckRow row) {
        IconView icon = new IconView(switch (row.tone()) {
            case GOOD -> Icon.CHECK;
            case WARNING -> Icon.ALERT;
            case BAD -> Icon.CLOSE;
            case QUIET -> Icon.REFRESH;
        });
        String tone = "tone-" + row.tone().name().toLowerCase(Locale.ROOT);
        icon.getStyleClass().addAll("check-icon", tone);
        icon.setMinWidth(USE_PREF_SIZE);
        Label title = Lines.wrapped(row.title(), "check-title");
        title.setId(row.id() + "-title");
        Label word = new Label(row.words());
        word.setId(row.id() + "-word");
        word.getStyleClass().addAll("check-word", tone);
        word.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, word);
        head.getStyleClass().add("check-head");
        VBox words = new VBox(head, Lines.wrapped(row.said(), "check-said"));
        words.getChildren().getLast().setId(row.id() + "-said");
        Lines.shown(words.getChildren().getLast(), !row.said().isEmpty());
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(icon, words);
        line.setId(row.id());
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("check-row");
        row.button().ifPresent(called -> {
            Button button = Buttons.small(row.id() + "-fix", called);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> fix.accept(row.id()));
            line.getChildren().add(button);
            line.setAlignment(Pos.CENTER_LEFT);
        });
        return line;
    }
}
