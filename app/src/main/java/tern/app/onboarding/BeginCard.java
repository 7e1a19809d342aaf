package tern.app.onboarding;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.PanelButton;

/// One way to begin: icon, name, a line under it, an arrow.
final class BeginCard extends PanelButton {

    private static final String FIRST = "first";

    BeginCard(String id, Icon icon, String title, Label line) {
        super(new HBox());
        Label words = new Label(title);
        words.getStyleClass().add("begin-title");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("begin-line");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        VBox text = new VBox(words, line);
        text.getStyleClass().add("begin-words");
        HBox.setHgrow(text, Priority.ALWAYS);
        IconView picture = new IconView(icon);
        picture.getStyleClass().add("begin-icon");
        picture.setMinWidth(Region.USE_PREF_SIZE);
        IconView arrow = new IconView(Icon.ARROW_RIGHT);
        arrow.getStyleClass().add("begin-arrow");
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = (HBox) getGraphic();
        content.getChildren().addAll(picture, text, arrow);
        content.getStyleClass().add("begin-content");
        content.setAlignment(Pos.CENTER_LEFT);
        setId(id);
        getStyleClass().setAll("begin-card");
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleText(title);
        accessibleHelpProperty().bind(line.textProperty());
    }

    /// Whether it stands out as the way to begin.
    void first(boolean first) {
        getStyleClass().remove(FIRST);
        if (first) {
            getStyleClass().add(FIRST);
        }
    }
}
