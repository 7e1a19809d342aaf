package tern.app.window;

import tern.app.fx.Fx;

/// JavaFX's own part of a start, which takes long and asks for nothing. Has no logger, and nothing here may have one:
/// where the log goes is not known yet.
public final class Toolkit {

    private Toolkit() {}

    /// Begins it beside what comes before [TernWindow#open] or [TernWindow#snapshot].
    ///
    /// @param drawn into a picture, without a display
    public static void begin(boolean drawn) {
        if (drawn) {
            // all are read once, when the toolkit starts
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            System.setProperty("java.awt.headless", "true");
        }
        Fx.begin();
    }

    /// Ends it, whether a window came of it or not.
    public static void end() {
        Fx.exit();
    }
}
