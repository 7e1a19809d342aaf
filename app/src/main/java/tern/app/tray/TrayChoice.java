package tern.app.tray;

import java.util.Locale;

/// What the person wants of the system tray.
///
/// @param shown whether Tern has an entry in it
/// @param stays whether closing the window leaves Tern running there
public record TrayChoice(boolean shown, boolean stays) {

    /// Nothing was set yet. Where the desktop has a tray for certain the entry is there; on Linux only when it is wanted,
    /// since it starts a second window toolkit and most desktops there show nothing of it.
    ///
    /// @param system the property `os.name`
    public static TrayChoice standard(String system) {
        return new TrayChoice(!isLinux(system), false);
    }

    static boolean isLinux(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return !name.startsWith("windows") && !name.startsWith("mac");
    }

    public TrayChoice withShown(boolean wanted) {
        return new TrayChoice(wanted, stays);
    }

    public TrayChoice withStays(boolean wanted) {
        return new TrayChoice(shown, wanted);
    }
}
