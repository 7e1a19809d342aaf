package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.Scene;
import org.testfx.api.FxRobot;

/// Goes through one of the window's ways in one language and asks, at each stop, what [Everyone] asks: at the normal
/// size and at twice that.
final class EveryoneWalk {

    private final WindowRig window;
    private final FxRobot robot;
    private final String name;
    private final boolean thorough;
    private int zoom = 100;
    private final Set<String> found = new LinkedHashSet<>();

    /// @param name begins with the language; of the pictures that are left behind
    EveryoneWalk(WindowRig window, FxRobot robot, String name) {
        thorough = name.startsWith("de");
        this.window = window;
        this.robot = robot;
        this.name = name;
    }

    /// Looks at what is shown now, and goes round with the Tab key. The keys are the same in every language, so the
    /// round is made in one.
    void stop(String page) {
        look(page);
        if (thorough) {
            Everyone.unreached(scene()).forEach(node -> found.add(page + " not by keyboard: " + node));
            WindowRig.settle();
        }
    }

    /// Looks at what is shown now, first at the size that is there, then at the other.
    void look(String page) {
        look(page, zoom);
        zoom = zoom == 100 ? 200 : 100;
        WindowRig.fx(() -> window.main().look().zoom(zoom));
        WindowRig.settle();
        look(page, zoom);
    }

    private void look(String page, int size) {
        WindowRig.fx(() -> {
            Everyone.cut(scene()).forEach(text -> found.add(page + " " + size + " % cut: " + text));
            Everyone.passing(scene()).forEach(node -> found.add(page + " " + size + " % " + node));
            if (size == 100) {
                Everyone.nameless(scene()).forEach(node -> found.add(page + " " + node));
            }
        });
        if (size == 200 && thorough) {
            window.picture("everyone-" + name + "-200-" + page);
        }
    }

    private Scene scene() {
        return window.main().scene();
    }

    /// Everything was as it should be at every stop.
    void assertNothingFound() {
        assertThat(found).isEmpty();
    }
}
