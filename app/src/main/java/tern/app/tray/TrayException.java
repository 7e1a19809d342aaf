package tern.app.tray;

import org.jspecify.annotations.Nullable;

/// The desktop showed no entry.
public final class TrayException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean missing;

    private TrayException(boolean missing, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.missing = missing;
    }

    /// This desktop has no tray.
    public static TrayException none(String why) {
        return new TrayException(true, why, null);
    }

    /// It has one, or may have, and something went wrong.
    public static TrayException failed(Throwable cause) {
        return new TrayException(false, cause.toString(), cause);
    }

    /// Whether there is just no tray here.
    public boolean isMissing() {
        return missing;
    }
}
