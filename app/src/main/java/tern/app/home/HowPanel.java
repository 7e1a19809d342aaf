package tern.app.home;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The small panel that says how a number is worked out.
final class HowPanel {

    private HowPanel() {}

    static VBox of(String words) {
        VBox panel = new VBox();
        panel.setId("home-how");
        panel.getStyleClass().add("how-panel");
        for (String paragraph : words.split("\n\n")) {
            Label label = new Label(paragraph);
            if (paragraph.startsWith("0x")) {
                label.getStyleClass().add("how-hash");
            }
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            panel.getChildren().add(label);
        }
        panel.setFocusTraversable(true);
        panel.setAccessibleText(words);
        return panel;
    }
}
