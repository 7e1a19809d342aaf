package tern.app.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A quiet block that stands where something is being loaded. It does not move: nothing here needs the eye.
public final class Skeleton extends Region {

    /// @param styleClass gives its size, in em
    public Skeleton(String styleClass) {
        getStyleClass().addAll("skeleton", styleClass);
        setAccessibleRole(AccessibleRole.NODE);
        setMouseTransparent(true);
    }
}
