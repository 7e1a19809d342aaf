package tern.app.onboarding;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Icon;
import tern.app.ui.Texts;

/// A step that the window cannot do itself: what it is, the commands that do it, and a look at what came of them.
final class CommandPane extends VBox {

    private final String id;
    private final Beginnings beginnings;
    private final Texts texts;

    /// @param id       of the pane; that of each command is followed by its place, that of the look by `-look`
    /// @param words    what to do
    /// @param commands as they are typed
    /// @param found    what the folder of wallets holds, in words
    CommandPane(
            String id,
            String words,
            List<String> commands,
            ObservableValue<String> found,
            Beginnings beginnings,
            Texts texts) {
        this.id = id;
        this.beginnings = beginnings;
        this.texts = texts;
        setId(id);
        getStyleClass().add("begin-pane");
        Label sentence = wrapped(new Label(words));
        sentence.getStyleClass().add("begin-pane-words");
        getChildren().add(sentence);
        for (int i = 0; i < commands.size(); i++) {
            getChildren().add(command(i + 1, commands.get(i)));
        }
        Button look = Buttons.small(id + "-look", texts.get("welcome.look"));
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setOnAction(_ -> beginnings.lookAgain());
        Label now = wrapped(new Label());
        now.setId(id + "-found");
        now.getStyleClass().add("begin-line");
        now.textProperty().bind(found);
        HBox.setHgrow(now, Priority.ALWAYS);
        HBox foot = new HBox(look, now);
        foot.getStyleClass().add("begin-look");
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(foot);
    }

    private Node command(int place, String command) {
        Label line = wrapped(new Label(command));
        line.setId(id + "-" + place);
        line.getStyleClass().add("mono");
        line.setAccessibleText(texts.get("welcome.command.accessible", command));
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        Button copy = Buttons.icon(id + "-copy-" + place, Icon.COPY, texts.get("welcome.command.copy", command));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> beginnings.copy(texts.get("welcome.command.copied", command), command));
        HBox row = new HBox(line, copy);
        row.getStyleClass().add("begin-command");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
