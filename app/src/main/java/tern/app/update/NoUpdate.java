package tern.app.update;

import java.util.Locale;
import tern.wallet.units.Sentences;

/// Why nothing is known of a newer version.
public enum NoUpdate {
    /// No connection, or none that can be trusted.
    UNREACHABLE,
    /// It took too long.
    SLOW,
    /// The server answered that it will not.
    REFUSED,
    /// There is no announcement under this address.
    MISSING,
    /// The server named another address.
    MOVED,
    /// Cut off, too large, or not of the expected form.
    UNREADABLE,
    /// There is no signature beside it.
    UNSIGNED,
    /// The signature is not by the makers' key, or not over this.
    FORGED,
    /// Signed, but no longer in force: somebody may be holding newer ones back.
    EXPIRED,
    /// Signed later than this computer's clock says that it is.
    FUTURE,
    /// A newer announcement was seen before.
    REPLAYED,
    /// It announces an older version than this one.
    OLDER;

    private static final Sentences SENTENCES = Sentences.beside(NoUpdate.class, "update");

    /// What happened and what it means, in the person's language.
    ///
    /// @param host who was asked
    public String sentence(String host) {
        return SENTENCES.get("update.none." + name().toLowerCase(Locale.ROOT), host);
    }
}
