package tern.app.chart;

import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A colour of the style sheets for what is drawn on a canvas: it stands in the chart, takes no room, and tells its
/// background's colour.
final class Ink extends Region {

    /// Before styles were applied for the first time.
    private static final Color NONE = Color.TRANSPARENT;

    /// @param styleClass says which colour, by `-fx-background-color`
    /// @param changed    told when the theme changes
    Ink(Runnable changed, String... styleClass) {
        getStyleClass().addAll(styleClass);
        setManaged(false);
        setVisible(false);
        backgroundProperty().addListener((_, _, _) -> changed.run());
    }

    Color colour() {
        Background background = getBackground();
        return background != null && !background.getFills().isEmpty()
                && background.getFills().getFirst().getFill() instanceof Color colour ? colour : NONE;
    }
}
