package tern.app.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import tern.app.ui.Question.Choice;
import tern.app.ui.Question.Kind;

/// A question as a dialog. Escape is the answer that leaves everything as it is, where there is one.
public final class QuestionPane extends VBox {

    private final CheckBox remember = new CheckBox();

    /// Opens it.
    ///
    /// @param answered run before the answer is carried out
    public static void open(Question question, ModalLayer layer, Runnable answered) {
        QuestionPane pane = new QuestionPane(question);
        Button first = null;
        Runnable escape = () -> {};
        FlowPane row = new FlowPane();
        row.getStyleClass().add("settings-buttons");
        row.setAlignment(Pos.CENTER_RIGHT);
        for (Choice choice : question.choices()) {
            Button button = choice.kind() == Kind.PRIMARY
                    ? Buttons.primary(choice.id(), choice.words())
                    : Buttons.small(choice.id(), choice.words());
            button.getStyleClass().remove("small");
            button.setMinWidth(USE_PREF_SIZE);
            Runnable answer = () -> {
                boolean ticked = pane.remember.isSelected();
                answered.run();
                choice.does().run(ticked);
            };
            button.setOnAction(_ -> answer.run());
            row.getChildren().add(button);
            if (choice.kind() == Kind.BACK) {
                escape = answer;
                first = button;
            }
            first = first == null ? button : first;
        }
        pane.getChildren().add(row);
        layer.open(pane, first == null ? pane : first, escape);
    }

    private QuestionPane(Question question) {
        setId(question.id());
        getStyleClass().addAll("popover", "node-question");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleText(question.title());
        getChildren().add(Lines.wrapped(question.title(), "facts-title"));
        for (String words : question.words()) {
            getChildren().add(Lines.wrapped(words, "settings-name"));
        }
        question.code().ifPresent(text -> {
            TextArea code = new TextArea(text);
            code.setId(question.id() + "-code");
            code.getStyleClass().add("report-text");
            code.setEditable(false);
            code.setWrapText(true);
            code.setPrefRowCount((int) Math.min(8, text.lines().count() + 1));
            code.setAccessibleText(question.title());
            getChildren().add(code);
        });
        question.remember().ifPresent(words -> {
            remember.setId(question.id() + "-remember");
            remember.setText(words);
            remember.setWrapText(true);
            getChildren().add(remember);
        });
    }
}
