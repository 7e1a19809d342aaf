package tern.app.tray;

/// What the person wants of the system tray.
///
/// @param shown whether Tern has an entry in it
/// @param stays whether closing the window leaves Tern running there, where [TrayDesktop#canStay]
public record TrayChoice(boolean shown, boolean stays) {

    /// Nothing was set yet. Where the desktop has a tray for certain the entry is there; on Linux only when it is wanted,
    /// since it starts a second window toolkit and most desktops there show nothing of it.
    public static TrayChoice standard(TrayDesktop desktop) {
        return new TrayChoice(desktop != TrayDesktop.LINUX, false);
    }

    public TrayChoice withShown(boolean wanted) {
        return new TrayChoice(wanted, stays);
    }

    public TrayChoice withStays(boolean wanted) {
        return new TrayChoice(shown, wanted);
    }
}
