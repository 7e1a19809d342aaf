package tern.app.node;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// Questions to the node, for the curious: a method and its parameters, and the node's own answer.
final class ConsoleCard extends VBox {

    private final NodePresenter presenter;
    private final TextField field = new TextField();

    ConsoleCard(NodeModel model, NodePresenter presenter, Texts texts, Copier copier) {
        this.presenter = presenter;
        setId("node-console");
        getStyleClass().addAll("card", "node-console-card");
        Label title = new Label(texts.get("node.console"));
        title.getStyleClass().add("card-title");
        ToggleButton open = new ToggleButton(texts.get("node.console.show"));
        open.setId("node-console-show");
        open.getStyleClass().add("small");

        field.setId("node-console-field");
        field.setPromptText("system_health");
        field.setAccessibleText(texts.get("node.console.field"));
        field.getStyleClass().add("mono");
        field.setOnAction(_ -> ask());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                presenter.recall(event.getCode() == KeyCode.UP).ifPresent(text -> {
                    field.setText(text);
                    field.end();
                });
                event.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        Button go = Buttons.small("node-console-go", texts.get("node.console.go"));
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(_ -> ask());
        HBox entry = new HBox(field, go);
        entry.getStyleClass().add("entry-row");

        TextArea answer = new TextArea();
        answer.setId("node-console-answer");
        answer.getStyleClass().add("report-text");
        answer.setEditable(false);
        answer.setWrapText(true);
        answer.setPrefRowCount(10);
        answer.setAccessibleText(texts.get("node.console.answer"));
        model.answer().addListener((_, _, now) -> answer.setText(now));
        answer.setText(model.answer().get());
        Button copy = Buttons.small("node-console-copy", texts.get("node.console.copy"));
        copy.setOnAction(_ -> copier.copy(texts.get("node.console.copied"), answer.getText()));
        VBox body = new VBox(Lines.wrapped(texts.get("node.console.words"), "settings-words"), entry,
                Lines.sentence("node-console-wrong", "wrong-text", model.consoleWrong()), answer, new HBox(copy));
        body.getStyleClass().add("settings-card");
        Lines.shown(body, false);
        open.setOnAction(_ -> {
            Lines.shown(body, open.isSelected());
            if (open.isSelected()) {
                field.requestFocus();
            }
        });
        getChildren().addAll(new Apart(Apart.whole(title), open), body);
    }

    private void ask() {
        presenter.ask(field.getText());
    }
}
