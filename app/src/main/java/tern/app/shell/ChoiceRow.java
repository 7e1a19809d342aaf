package tern.app.shell;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.PanelButton;

/// One thing that can be chosen in a panel: picture, name, a line under it, and a tick where it is the chosen one.
final class ChoiceRow extends PanelButton {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    ChoiceRow(String id, Node picture, String name, Optional<String> detail, boolean mono, boolean chosen,
            Runnable action) {
        super(new HBox());
        setId(id);
        getStyleClass().setAll("choice-row");
        setMaxWidth(Double.MAX_VALUE);
        Label title = new Label(name);
        title.getStyleClass().add("choice-name");
        VBox words = new VBox(title);
        words.setAlignment(Pos.CENTER_LEFT);
        detail.ifPresent(text -> {
            Label line = new Label(text);
            line.getStyleClass().add(mono ? "choice-address" : "choice-detail");
            line.setWrapText(!mono);
            words.getChildren().add(line);
        });
        HBox.setHgrow(words, Priority.ALWAYS);
        IconView tick = new IconView(Icon.CHECK);
        tick.setVisible(chosen);
        tick.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = (HBox) getGraphic();
        content.getChildren().addAll(picture, words, tick);
        content.getStyleClass().add("choice-content");
        content.setAlignment(Pos.CENTER_LEFT);
        pseudoClassStateChanged(CHOSEN, chosen);
        setAccessibleText(detail.map(text -> name + ", " + text).orElse(name));
        setOnAction(_ -> action.run());
    }
}
