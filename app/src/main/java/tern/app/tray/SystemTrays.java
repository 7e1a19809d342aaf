package tern.app.tray;

import java.util.Optional;
import java.util.function.Supplier;

/// Whether this process can have a tray. Asks nothing of the desktop and loads nothing of its toolkit.
public final class SystemTrays {

    private SystemTrays() {}

    /// Makes the desktop's tray; empty where JavaFX draws without a display or Java was told that there is none.
    public static Optional<Supplier<TrayPort>> here() {
        boolean headless = "Headless".equalsIgnoreCase(System.getProperty("glass.platform", ""))
                || Boolean.getBoolean("java.awt.headless");
        return headless ? Optional.empty() : Optional.of(AwtTray::new);
    }

    public static TrayDesktop desktop() {
        return TrayDesktop.of(System.getProperty("os.name", ""));
    }
}
