package tern.app.fx;

import com.sun.glass.ui.Application;
import java.lang.System.Logger.Level;

/// The name by which a desktop knows whose window it sees, and so which icon of the menu it belongs to: `WM_CLASS` on
/// X11, `StartupWMClass` in `tern.desktop`. JavaFX takes it from the class that [javafx.application.Application] was
/// launched with, and has no other way to say it; so this is the one place that reaches into it, which `bin/tern` opens
/// with `--add-exports`.
final class DesktopName {

    private static final String NAME = "tern";

    private DesktopName() {}

    /// On the FX thread, before the first window.
    static void give() {
        try {
            Application.GetApplication().setName(NAME);
        } catch (LinkageError | RuntimeException e) {
            // a start of one's own, without the option, or a JavaFX that has it no more: all but the icon is as ever, and
            // no window may wait for it. The window's own log does not know yet where it writes
            System.getLogger(DesktopName.class.getName())
                    .log(Level.INFO, "desktops will not know Tern's windows as its own: {0}", e);
        }
    }
}
