package tern.app.activity;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// Everything about one entry: amounts, accounts, block, hash, and the chain's own events. All of it was read by Tern
/// from the chain; nothing is asked from elsewhere.
final class ActivityDetail extends VBox {

    private final Texts texts;
    private final Copier copier;
    private final Label title = new Label();
    private final GridPane facts = new GridPane();
    private final Label eventsTitle = new Label();
    private final TextArea events = new TextArea();

    ActivityDetail(Texts texts, Copier copier, Runnable close) {
        this.texts = texts;
        this.copier = copier;
        setId("activity-detail");
        getStyleClass().addAll("card", "activity-detail");
        title.getStyleClass().add("activity-detail-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button shut = Buttons.icon("activity-detail-close", Icon.CLOSE, texts.get("activity.detail.close"));
        shut.setOnAction(_ -> close.run());
        HBox head = new HBox(title, space, shut);
        head.setAlignment(Pos.CENTER_LEFT);
        facts.getStyleClass().add("activity-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        facts.getColumnConstraints().addAll(names, values, new ColumnConstraints());
        eventsTitle.setText(texts.get("activity.detail.events"));
        eventsTitle.getStyleClass().add("card-label");
        eventsTitle.setLabelFor(events);
        events.setId("activity-detail-events");
        events.getStyleClass().add("activity-events");
        events.setEditable(false);
        events.setWrapText(true);
        VBox content = new VBox(facts, eventsTitle, events);
        content.getStyleClass().add("card-column");
        VBox.setVgrow(events, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /// Whether it takes all the room, and not a place beside the table.
    void alone(boolean alone) {
        getStyleClass().remove("alone");
        if (alone) {
            getStyleClass().add("alone");
        }
    }

    void show(ActivityRow row) {
        title.setText(row.what());
        facts.getChildren().clear();
        int line = 0;
        for (ActivityRow.Fact fact : row.facts()) {
            Label name = new Label(fact.name());
            name.getStyleClass().add("fact-name");
            Label value = new Label(fact.value());
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            if (fact.mono()) {
                value.getStyleClass().add("activity-mono");
                Button copy = Buttons.icon("activity-copy-" + line, Icon.COPY,
                        texts.get("activity.detail.copy", fact.name()));
                copy.setOnAction(
                        _ -> copier.copy(texts.get("activity.detail.copied", fact.name()), last(fact.value())));
                facts.add(copy, 2, line);
            }
            // a copy button is higher than a line, and the name stands beside the first line of its value
            GridPane.setValignment(name, VPos.TOP);
            GridPane.setValignment(value, VPos.TOP);
            facts.add(name, 0, line);
            facts.add(value, 1, line);
            name.setLabelFor(value);
            line++;
        }
        boolean some = !row.events().isEmpty();
        events.setText(row.events());
        Lines.shown(events, some);
        Lines.shown(eventsTitle, some);
    }

    /// A name may stand above the address.
    private static String last(String value) {
        return value.substring(value.lastIndexOf('\n') + 1);
    }
}
