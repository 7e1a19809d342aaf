package tern.app.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Icon;
import tern.app.ui.Lines;
import tern.app.ui.TextEntry;
import tern.app.ui.Texts;

/// The list of networks and nodes. Lines keep their nodes while their words change, so that the focus stays.
final class NodesCard extends VBox {

    private final NodesPresenter presenter;
    private final SettingsModel model;
    private final Texts texts;
    private final VBox list = new VBox();
    private final Map<String, Line> lines = new HashMap<>();

    NodesCard(SettingsModel model, NodesPresenter presenter, Texts texts) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        list.setId("settings-nodes");
        list.getStyleClass().add("settings-list");
        VBox card = Parts.card(texts.get("nodes.title"), Lines.wrapped(texts.get("nodes.words"), "settings-words"),
                list,
                new TextEntry("settings-node", texts.get("nodes.add"), texts.get("endpoint.prompt"),
                        texts.get("nodes.add.go"), presenter::add, () -> {}));
        getChildren().add(card);
        model.nodes().addListener((ListChangeListener<NodeRow>) _ -> show());
        show();
    }

    private void show() {
        List<NodeRow> rows = model.nodes();
        lines.keySet().removeIf(id -> rows.stream().noneMatch(row -> row.id().equals(id)));
        List<NodeRow> own = rows.stream().filter(NodeRow::own).toList();
        for (NodeRow row : rows) {
            int at = own.indexOf(row);
            lines.computeIfAbsent(row.id(), _ -> new Line(row))
                    .show(row, at > 0, at >= 0 && at < own.size() - 1);
        }
        List<Line> wanted = rows.stream().map(row -> lines.get(row.id())).toList();
        if (!list.getChildren().equals(wanted)) {
            list.getChildren().setAll(wanted);
        }
    }

    private final class Line extends VBox {

        private final Label title = Lines.wrapped("", "settings-name");
        private final Label where = Lines.wrapped("", "settings-words");
        private final Label outcome = Lines.wrapped("", "node-outcome");
        private final Button test;
        private final Button up;
        private final Button down;
        private final Button remove;

        Line(NodeRow row) {
            getStyleClass().add("node-line");
            String id = row.id();
            String idOfControls = "node-" + id.replaceAll("[^A-Za-z0-9]+", "-");
            test = Buttons.small(idOfControls + "-test", texts.get("nodes.test"));
            test.setAccessibleText(texts.get("nodes.test.accessible", row.title()));
            test.setOnAction(_ -> presenter.test(id));
            test.setMinWidth(Region.USE_PREF_SIZE);
            up = Buttons.icon(idOfControls + "-up", Icon.UP, texts.get("nodes.up", row.title()));
            up.setOnAction(_ -> presenter.move(id, -1));
            down = Buttons.icon(idOfControls + "-down", Icon.DOWN, texts.get("nodes.down", row.title()));
            down.setOnAction(_ -> presenter.move(id, 1));
            remove = Buttons.icon(idOfControls + "-remove", Icon.CLOSE, texts.get("nodes.remove", row.title()));
            remove.setOnAction(_ -> presenter.remove(id));
            outcome.setId(idOfControls + "-outcome");
            VBox words = new VBox(title, where);
            words.getStyleClass().add("settings-line-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox head = new HBox(words, up, down, remove, test);
            head.setAlignment(Pos.CENTER_LEFT);
            head.getStyleClass().add("settings-line");
            getChildren().addAll(head, outcome);
        }

        void show(NodeRow row, boolean canUp, boolean canDown) {
            title.setText(row.title());
            where.setText(row.where());
            test.setDisable(row.testing());
            for (Button button : List.of(up, down, remove)) {
                Lines.shown(button, row.own());
            }
            up.setDisable(!canUp);
            down.setDisable(!canDown);
            Lines.say(outcome, row.testing() ? Optional.of(texts.get("nodes.testing")) : row.outcome());
            outcome.getStyleClass().setAll("label", row.testing() || row.good() ? "node-outcome" : "wrong-text");
        }
    }
}
