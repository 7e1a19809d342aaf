package tern.app.transact;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// A transaction cannot go on. Nothing more was signed or sent than the sentence says.
public final class TransactException extends TernException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// Why it cannot go on.
    public enum Kind {
        /// A check before signing says no.
        REFUSED,
        /// A file of Tern's own cannot be read or written.
        FILE,
        /// There is no such wallet, or it holds no key.
        WALLET,
        /// The program is closing.
        CLOSED
    }

    private TransactException(Kind kind, String message, @Nullable String details, @Nullable Throwable cause) {
        super(message, details, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// @param key    of the sentence in the bundle `tern/app/transact/transact.properties`
    /// @param values for `{0}`, `{1}`…
    static TransactException of(Kind kind, String key, Object... values) {
        return new TransactException(kind, text(key, values), null, null);
    }

    /// As the other, with technical text for a report.
    static TransactException because(Kind kind, String key, @Nullable String details, @Nullable Throwable cause,
            Object... values) {
        return new TransactException(kind, text(key, values), details, cause);
    }

    /// A sentence of the bundle in the display's language, which the window sets, filled in one pass: what is filled in
    /// is not looked at again.
    static String text(String key, Object... values) {
        ResourceBundle bundle = ResourceBundle.getBundle("tern.app.transact.transact",
                Locale.getDefault(Locale.Category.DISPLAY), ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
        return fill(bundle.getString(key), values);
    }

    private static String fill(String pattern, Object... values) {
        StringBuilder text = new StringBuilder(pattern.length() + 64);
        int at = 0;
        while (at < pattern.length()) {
            int digit = at + 2 < pattern.length() && pattern.charAt(at) == '{' && pattern.charAt(at + 2) == '}'
                    ? pattern.charAt(at + 1) - '0'
                    : -1;
            if (digit >= 0 && digit < values.length) {
                text.append(values[digit]);
                at += 3;
            } else {
                text.append(pattern.charAt(at));
                at++;
            }
        }
        return text.toString();
    }
}
