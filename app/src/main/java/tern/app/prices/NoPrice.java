package tern.app.prices;

/// Why there is no price.
public enum NoPrice {
    /// No connection, or none that can be trusted.
    UNREACHABLE,
    /// It took too long.
    SLOW,
    /// The service answered that it will not, for instance since it is asked too often.
    REFUSED,
    /// The service named another address. Tern asks only whom the person chose.
    MOVED,
    /// Cut off, too large, or not in the expected form.
    UNREADABLE,
    /// The service knows no price of TAO in this currency.
    MISSING,
    /// A number that no price can be.
    UNBELIEVABLE,
    /// Older than an hour, or from the future.
    OLD
}
