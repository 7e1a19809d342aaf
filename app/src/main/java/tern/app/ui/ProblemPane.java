package tern.app.ui;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What went wrong: a sentence, the technical text behind «Details» (which can be copied), and a way on.
public final class ProblemPane extends VBox {

    private final Label sentence = new Label();
    private final ToggleButton details;
    private final Button copy;
    private final Button again;
    private final TextArea text = new TextArea();

    /// @param id    begins the ids of its controls: `home-problem`
    /// @param retry what «Try again» does
    public ProblemPane(String id, Texts texts, Copier copier, Runnable retry) {
        setId(id);
        getStyleClass().add("problem");
        sentence.setId(id + "-sentence");
        sentence.getStyleClass().add("problem-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);

        details = new ToggleButton(texts.get("problem.details"));
        details.setId(id + "-details");
        details.getStyleClass().addAll("small", "quiet");
        copy = new Button(texts.get("problem.copy"));
        copy.setId(id + "-copy");
        copy.getStyleClass().addAll("small", "quiet");
        copy.setOnAction(_ -> copier.copy(texts.get("problem.copied"), text.getText()));
        again = new Button(texts.get("problem.retry"));
        again.setId(id + "-retry");
        again.getStyleClass().add("small");
        again.setOnAction(_ -> retry.run());
        for (var button : List.of(details, copy, again)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }

        text.setId(id + "-text");
        text.getStyleClass().add("problem-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(4);
        text.setAccessibleText(texts.get("problem.details"));
        text.visibleProperty().bind(details.selectedProperty());
        text.managedProperty().bind(details.selectedProperty());
        copy.visibleProperty().bind(details.selectedProperty());
        copy.managedProperty().bind(details.selectedProperty());

        HBox row = new HBox(new IconView(Icon.ALERT), sentence, copy, details, again);
        row.getStyleClass().add("problem-row");
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, text);
        setAccessibleRole(AccessibleRole.PARENT);
    }

    /// What the way on is called from now on; «Try again» at first.
    public void offer(String words) {
        again.setText(words);
    }

    public void show(String newSentence, Optional<String> technical) {
        sentence.setText(newSentence);
        boolean has = technical.isPresent();
        Lines.shown(details, has);
        if (!has) {
            details.setSelected(false);
        }
        // setting the same text again would lose what the person has marked in it
        if (!text.getText().equals(technical.orElse(""))) {
            text.setText(technical.orElse(""));
        }
    }
}
