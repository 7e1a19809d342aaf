package tern.wallet.units;

/// Text that is not an amount. The kind says in which way.
public final class AmountFormatException extends TernException {

    private static final long serialVersionUID = 1L;

    /// In which way a text is no amount.
    public enum Kind {
        /// No number.
        NUMBER,
        /// A sign between the digits that may group thousands as well as mark decimals.
        SEPARATOR,
        /// Below nothing.
        NEGATIVE,
        /// Finer than the smallest unit.
        FINE,
        /// More than can exist.
        LARGE
    }

    private final Kind kind;

    public AmountFormatException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
