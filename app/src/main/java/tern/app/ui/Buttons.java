package tern.app.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// Buttons of the kinds that come back on every page.
public final class Buttons {

    private Buttons() {}

    /// A button with an icon alone; its name is read out and shown on hover.
    public static Button icon(String id, Icon icon, String name) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(new IconView(icon));
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    /// A small button with words.
    public static Button small(String id, String words) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("small");
        return button;
    }

    /// The button of the page's main action.
    public static Button primary(String id, String words) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("primary");
        button.setDefaultButton(false);
        return button;
    }

    /// «how?» beside a number that is worked out.
    public static Button how(String id, String words, String accessible, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().setAll("how");
        button.setAccessibleText(accessible);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
