package tern.app.window;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tern.app.theme.Appearance;
import tern.app.theme.Look;
import tern.app.theme.Theme;

/// The look of a scene that is made later than those who choose it.
final class LookHolder implements Appearance {

    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.SYSTEM);
    private final ReadOnlyIntegerWrapper zoomed = new ReadOnlyIntegerWrapper(Look.NORMAL_ZOOM);
    private @Nullable Look look;

    void follow(Look made) {
        look = made;
        theme.bind(made.theme());
        zoomed.bind(made.zoomed());
    }

    ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty zoomed() {
        return zoomed.getReadOnlyProperty();
    }

    @Override
    public void wear(Theme theme) {
        if (look != null) {
            look.wear(theme);
        }
    }

    @Override
    public void zoom(int percent) {
        if (look != null) {
            look.zoom(percent);
        }
    }

    @Override
    public int zoom() {
        return look == null ? Look.NORMAL_ZOOM : look.zoom();
    }
}
