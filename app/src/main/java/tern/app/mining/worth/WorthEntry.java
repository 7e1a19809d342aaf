package tern.app.mining.worth;

import java.util.Locale;

/// What the person says of costs, a field each.
///
/// | entry | in |
/// |---|---|
/// | `WATTS`, `BASE` | watts: of the cards, and of what the rest of the computer takes more than it would anyway |
/// | `EFFICIENCY`, `DUTY` | hundredths: of the power supply, of the day |
/// | `TARIFF` | the currency, a kilowatt-hour |
/// | `HOST` | the currency, a day |
/// | `HARDWARE` | the currency |
/// | `PRICE` | the currency, one TAO; may stay empty |
/// | `DAYS` | days that the seat is likely to be held |
public enum WorthEntry {
    WATTS,
    BASE,
    EFFICIENCY,
    DUTY,
    TARIFF,
    HOST,
    HARDWARE,
    PRICE,
    DAYS;

    /// Ends keys and ids: `watts`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
