package tern.app.tray;

import java.util.Locale;

/// Which sort of desktop the tray is on.
public enum TrayDesktop {
    WINDOWS,
    MACOS,
    /// And all that is like it.
    LINUX;

    /// @param system the property `os.name`
    public static TrayDesktop of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MACOS : LINUX;
    }

    /// Whether a window that is closed can leave Tern running. On macOS the desktop's own Quit (Cmd-Q, the Dock) closes
    /// the window and cannot be told from its close button, so there Tern would not end when it is told to.
    public boolean canStay() {
        return this != MACOS;
    }
}
