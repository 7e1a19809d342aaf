package tern.app.ui;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// How panes that scroll are drawn. To be used on the FX thread.
public final class Scrolls {

    private Scrolls() {}

    /// Has a pane draw what has changed in it and nothing else. JavaFX keeps a picture of all that such a pane shows, and
    /// makes the whole of it again for each letter that changes: good while it is scrolled, dear where numbers change
    /// every second.
    public static void drawChangesOnly(ScrollPane pane) {
        pane.skinProperty().addListener((_, _, _) -> forgetPicture(pane));
        forgetPicture(pane);
    }

    private static void forgetPicture(ScrollPane pane) {
        for (Node part : pane.getChildrenUnmodifiable()) {
            if (part.getStyleClass().contains("viewport")) {
                part.setCache(false);
            }
        }
    }
}
