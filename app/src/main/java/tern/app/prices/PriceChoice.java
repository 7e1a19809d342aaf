package tern.app.prices;

import java.util.Locale;
import java.util.Optional;

/// What the person chose about prices.
///
/// @param on       whether anybody is asked at all
/// @param currency to show amounts in
/// @param address  whom to ask
public record PriceChoice(boolean on, Fiat currency, PriceAddress address) {

    /// The settings' name for the currency.
    public static final String CURRENCY = "currency";

    /// @param chosen as the settings hold it; without it the usual one
    public static Fiat currency(Optional<String> chosen) {
        return chosen.flatMap(Fiat::find).orElseGet(() -> Fiat.usual(Locale.getDefault()));
    }

    /// Off.
    public static PriceChoice standard() {
        return new PriceChoice(false, Fiat.usual(Locale.getDefault()), PriceAddress.USUAL);
    }

    public PriceChoice withOn(boolean wanted) {
        return new PriceChoice(wanted, currency, address);
    }

    public PriceChoice withCurrency(Fiat wanted) {
        return new PriceChoice(on, wanted, address);
    }

    public PriceChoice withAddress(PriceAddress wanted) {
        return new PriceChoice(on, currency, wanted);
    }
}
