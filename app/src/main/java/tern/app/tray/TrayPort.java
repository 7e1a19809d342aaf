package tern.app.tray;

import java.util.List;

/// The desktop's tray. Both calls may take a second and are made on one thread that is not the FX thread.
public interface TrayPort {

    /// A line of the entry's menu.
    ///
    /// @param action runs on a thread of the desktop's
    record Line(String words, Runnable action) {}

    /// @param tooltip the entry's name
    /// @param pressed what a press on the entry itself does; on a thread of the desktop's
    /// @param menu    from top to bottom
    void show(String tooltip, Runnable pressed, List<Line> menu) throws TrayException;

    /// Takes the entry away; nothing where it is not shown.
    void remove();
}
