package tern.app.ui;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.layout.Region;

/// Measures the em of the place it is put into, in pixels: what layouts that turn on the room in em need, since the
/// zoom changes the em and not the window.
///
/// It takes no room and draws nothing. Zero until styles were applied for the first time.
public final class Em extends Region {

    private final ReadOnlyDoubleWrapper pixels = new ReadOnlyDoubleWrapper();

    public Em() {
        getStyleClass().add("em-ruler");
        setManaged(false);
        setVisible(false);
        // the style sheet sets the preferred width to 1em
        prefWidthProperty().addListener((_, _, width) -> pixels.set(Math.max(0, width.doubleValue())));
    }

    public ReadOnlyDoubleProperty pixels() {
        return pixels.getReadOnlyProperty();
    }

    /// @return zero while unknown
    public double get() {
        return pixels.get();
    }
}
