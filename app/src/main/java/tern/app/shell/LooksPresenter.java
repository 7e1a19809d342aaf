package tern.app.shell;

import tern.app.theme.Appearance;
import tern.app.theme.Look;
import tern.app.theme.Theme;

/// Colours and size of text, as the person chooses them. Plain Java; to be called on the FX thread.
public final class LooksPresenter {

    private static final int ZOOM_STEP = 10;

    private final Appearance appearance;
    private final ChoiceBook choices;

    LooksPresenter(Appearance appearance, ChoiceBook choices) {
        this.appearance = appearance;
        this.choices = choices;
    }

    /// What was asked for or chosen last time.
    void begin(Theme theme, int zoom) {
        appearance.wear(theme);
        appearance.zoom(zoom);
    }

    public void wear(Theme theme) {
        appearance.wear(theme);
        choices.change(kept -> kept.withTheme(theme));
    }

    /// @param percent what is out of range is brought to the nearest
    public void zoom(int percent) {
        appearance.zoom(percent);
        int now = appearance.zoom();
        choices.change(kept -> kept.withZoom(now));
    }

    public void zoomIn() {
        zoom(appearance.zoom() + ZOOM_STEP);
    }

    public void zoomOut() {
        zoom(appearance.zoom() - ZOOM_STEP);
    }

    public void zoomNormal() {
        zoom(Look.NORMAL_ZOOM);
    }
}
