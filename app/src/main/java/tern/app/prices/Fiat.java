package tern.app.prices;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A currency that Tern can show amounts in.
public enum Fiat {
    EUR,
    USD,
    GBP,
    CHF,
    JPY,
    CNY;

    /// Nobody owns more, and nobody types more: the digits before the point.
    private static final int MOST_DIGITS = 18;

    /// As price services write it: `eur`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Currency currency() {
        return Currency.getInstance(name());
    }

    /// Decimal places of its smallest unit: two, and none of the yen.
    public int decimals() {
        return currency().getDefaultFractionDigits();
    }

    /// @param text a code in any case
    public static Optional<Fiat> find(String text) {
        return Stream.of(values()).filter(one -> one.name().equalsIgnoreCase(text.strip())).findFirst();
    }

    /// The currency of the locale's country; US dollar where that is none of ours.
    public static Fiat usual(Locale locale) {
        if (locale.getCountry().isEmpty()) {
            return USD;
        }
        try {
            return Optional.ofNullable(Currency.getInstance(locale))
                    .flatMap(known -> find(known.getCurrencyCode()))
                    .orElse(USD);
        } catch (IllegalArgumentException noCountry) {
            return USD;
        }
    }

    /// Reads what a person types: `12`, `12.5`, `.5`. A comma is refused rather than guessed at, as with TAO.
    ///
    /// @return empty when it is no plain positive number, or is finer than the currency's smallest unit
    public Optional<BigDecimal> findAmount(String typed) {
        String text = typed.strip();
        if (!text.matches("[0-9]{1," + MOST_DIGITS + "}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}")) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(text);
        return amount.stripTrailingZeros().scale() > decimals() ? Optional.empty() : Optional.of(amount);
    }
}
