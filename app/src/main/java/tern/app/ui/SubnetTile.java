package tern.app.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/// A subnet's colour tile with its symbol.
public final class SubnetTile extends Label {

    public SubnetTile() {
        getStyleClass().setAll("subnet-tile");
        setAccessibleRole(AccessibleRole.NODE);
        setMouseTransparent(true);
    }

    /// @param series its colour
    public void show(int series, String symbol) {
        setText(symbol);
        getStyleClass().setAll("subnet-tile", Series.styleClass(series));
    }
}
