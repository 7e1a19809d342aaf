package tern.app.boot;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// Tern's own folders or settings cannot be used.
public final class BootException extends TernException {

    private static final long serialVersionUID = 1L;

    private BootException(String message, @Nullable String details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    /// @param key   of the sentence in the bundle `tern/app/boot/boot.properties`
    /// @param value what `{0}` in it stands for
    static BootException of(String key, Object value) {
        return of(key, value, null, null);
    }

    static BootException of(String key, Object value, @Nullable String details, @Nullable Throwable cause) {
        String pattern = ResourceBundle.getBundle("tern.app.boot.boot", Locale.getDefault(Locale.Category.DISPLAY),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)).getString(key);
        return new BootException(pattern.replace("{0}", value.toString()), details, cause);
    }
}
