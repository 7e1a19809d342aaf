package tern.app.window;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.Settings;
import tern.app.boot.SettingsStore;
import tern.wallet.units.TernException;

/// Puts the window where it stood last time with these screens, and remembers where it stands when it is closed.
final class PlaceMemory {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceMemory.class);
    private static final String FIELD = "window ";

    private final SettingsStore store;
    private final Settings lastTime;

    /// Reads the settings file: not to be made on the FX thread.
    PlaceMemory(SettingsStore store) {
        this.store = store;
        this.lastTime = read(store);
    }

    private static Settings read(SettingsStore store) {
        try {
            return store.load();
        } catch (TernException e) {
            // the window itself reads the file again and says what is wrong with it
            LOG.warn("the window's place is not known: {}", e.sentence());
            return Settings.empty();
        }
    }

    /// On the FX thread, before the window is shown.
    void restore(Stage stage) {
        List<WindowPlace.Area> screens = screens();
        Optional<WindowPlace> kept = lastTime.text(FIELD + WindowPlace.arrangement(screens))
                .flatMap(WindowPlace::read)
                .map(place -> place.on(screens, stage.getMinWidth(), stage.getMinHeight()));
        kept.ifPresent(place -> {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            stage.setMaximized(place.maximized());
        });
    }

    /// On the FX thread, while the window still stands.
    ///
    /// @return writes it down; not for the FX thread
    Runnable keep(Stage stage) {
        String field = FIELD + WindowPlace.arrangement(screens());
        boolean maximized = stage.isMaximized();
        boolean large = maximized || stage.isFullScreen();
        WindowPlace here = here(stage);
        return () -> {
            try {
                store.update(settings -> {
                    // where it stood before it was made to fill the screen
                    WindowPlace place = large
                            ? settings.text(field).flatMap(WindowPlace::read).orElse(here)
                            : here;
                    return settings.withText(field, new WindowPlace(place.x(), place.y(), place.width(),
                            place.height(), maximized).write());
                });
            } catch (TernException e) {
                LOG.warn("the window's place was not kept: {}", e.sentence());
            }
        };
    }

    private static WindowPlace here(Stage stage) {
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }

    private static List<WindowPlace.Area> screens() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).map(PlaceMemory::area).toList();
    }

    private static WindowPlace.Area area(Rectangle2D bounds) {
        return new WindowPlace.Area(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }
}
