package tern.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;

/// Dresses a scene: AtlantaFX's sheet below, Tern's colour tokens and rules above, and the zoom.
///
/// All sizes in the rules are in `em`, so the zoom only sets the root's font size. To be used on the FX thread.
public final class Look implements Appearance {

    /// Zoom in percent.
    public static final int SMALLEST_ZOOM = 80;
    public static final int LARGEST_ZOOM = 200;
    public static final int NORMAL_ZOOM = 100;

    private static final double BODY_PIXELS = 14;

    private final Scene scene;
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.SYSTEM);
    private final ReadOnlyIntegerWrapper zoom = new ReadOnlyIntegerWrapper(NORMAL_ZOOM);
    private final ChangeListener<ColorScheme> desktopChanged = (_, _, _) -> dress();

    public Look(Scene scene) {
        this.scene = scene;
    }

    /// Wears a theme, and follows the desktop while it is [Theme#SYSTEM].
    @Override
    public void wear(Theme wanted) {
        Platform.getPreferences().colorSchemeProperty().removeListener(desktopChanged);
        theme.set(wanted);
        if (wanted == Theme.SYSTEM) {
            Platform.getPreferences().colorSchemeProperty().addListener(desktopChanged);
        }
        dress();
    }

    /// @param percent 80 to 200; what is outside is brought to the nearest
    @Override
    public void zoom(int percent) {
        zoom.set(Math.clamp(percent, SMALLEST_ZOOM, LARGEST_ZOOM));
        dress();
    }

    @Override
    public int zoom() {
        return zoom.get();
    }

    /// As [#zoom], to be followed.
    public ReadOnlyIntegerProperty zoomed() {
        return zoom.getReadOnlyProperty();
    }

    /// The wanted theme.
    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /// Whether the colours shown now are the dark ones.
    public boolean isDark() {
        return switch (theme.get()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /// Stops following the desktop.
    public void undress() {
        Platform.getPreferences().colorSchemeProperty().removeListener(desktopChanged);
    }

    private void dress() {
        boolean dark = isDark();
        List<String> sheets = new ArrayList<>(Sheets.of(dark));
        sheets.add(zoomSheet());
        if (scene.getStylesheets().equals(sheets)) {
            // to set the same once more would style everything anew
            return;
        }
        // the compiled form: parsing the text of these sheets costs a visible part of the start
        Application.setUserAgentStylesheet(dark
                ? new PrimerDark().getUserAgentStylesheetBSS()
                : new PrimerLight().getUserAgentStylesheetBSS());
        scene.getStylesheets().setAll(sheets);
    }

    private String zoomSheet() {
        String rule = ".root{-fx-font-size:" + BODY_PIXELS * zoom.get() / 100 + "px;}";
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.US_ASCII));
    }
}
