package tern.app.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Names beside their values, one below the other. Rows of the same name keep their place, so that nobody who reads them
/// loses it.
public final class FactRows extends VBox {

    private final String prefix;
    private final Map<String, Row> rows = new HashMap<>();

    /// @param prefix begins the id of each value; that of the fact follows
    public FactRows(String prefix) {
        this.prefix = prefix;
    }

    public void show(List<Fact> wanted) {
        List<Node> nodes = wanted.stream().map(fact -> {
            Row row = rows.computeIfAbsent(fact.id(), id -> new Row(prefix + id));
            row.show(fact);
            return (Node) row;
        }).toList();
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
    }

    /// Other rows come: nothing of the old ones is kept.
    public void forget() {
        rows.clear();
        getChildren().clear();
    }

    private static final class Row extends HBox {

        private final Label name = new Label();
        private final Label value = new Label();
        private final HoverTip tip = new HoverTip(value);
        private final HoverTip nameTip = new HoverTip(name);

        Row(String id) {
            getStyleClass().addAll("fact-row", "subnet-fact");
            value.setId(id);
            name.getStyleClass().add("fact-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.setLabelFor(value);
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            value.getStyleClass().add("subnet-fact-value");
            value.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(value, Priority.ALWAYS);
            getChildren().addAll(name, value);
        }

        void show(Fact fact) {
            name.setText(fact.name());
            value.setText(fact.value());
            tip.say(fact.more());
            nameTip.say(fact.more());
            value.getStyleClass().remove("warning-text");
            if (fact.alarm()) {
                value.getStyleClass().add("warning-text");
            }
        }
    }
}
