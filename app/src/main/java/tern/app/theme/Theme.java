package tern.app.theme;

/// Which colours the window wears.
public enum Theme {
    DARK,
    LIGHT,
    /// What the desktop is set to, followed while the window is open.
    SYSTEM
}
