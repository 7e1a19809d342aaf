package tern.app.boot;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.Said;
import tern.wallet.units.Sentences;
import tern.wallet.units.TernException;

/// Tern's own folders or settings cannot be used.
public final class BootException extends TernException {

    private static final long serialVersionUID = 1L;

    private static final Sentences SENTENCES = Sentences.beside(BootException.class, "boot");

    private final boolean damage;

    private BootException(Said said, @Nullable String details, @Nullable Throwable cause, boolean damage) {
        super(said, details, cause);
        this.damage = damage;
    }

    /// Whether a file was read and cannot be understood, so that reading it again is in vain.
    public boolean isDamage() {
        return damage;
    }

    /// @param key   of the sentence in the bundle `tern/app/boot/boot.properties`
    /// @param value what `{0}` in it stands for
    static BootException of(String key, Object value) {
        return of(key, value, null, null);
    }

    static BootException of(String key, Object value, @Nullable String details, @Nullable Throwable cause) {
        return new BootException(SENTENCES.say(key, value), details, cause, false);
    }

    /// As the others, for a file that cannot be understood.
    static BootException damaged(String key, Object value, @Nullable String details, @Nullable Throwable cause) {
        return new BootException(SENTENCES.say(key, value), details, cause, true);
    }
}
