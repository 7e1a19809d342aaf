package tern.app.shell;

import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import tern.app.fx.Fx;

/// A line at the window's foot that says what was just done, and goes by itself.
final class Toast extends Label {

    private static final Duration SHOWN = Duration.ofSeconds(4);

    private Fx.Stop hide = () -> {};

    Toast() {
        setId("toast");
        getStyleClass().add("toast");
        setMaxWidth(Region.USE_PREF_SIZE);
        setWrapText(true);
        setVisible(false);
        setMouseTransparent(true);
    }

    void say(String words) {
        hide.stop();
        setText(words);
        setVisible(true);
        hide = Fx.after(SHOWN, () -> setVisible(false));
    }
}
