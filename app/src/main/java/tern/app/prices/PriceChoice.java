package tern.app.prices;

import java.util.Locale;

/// What the person chose about prices.
///
/// @param on       whether anybody is asked at all
/// @param currency to show amounts in
/// @param address  whom to ask
public record PriceChoice(boolean on, Fiat currency, PriceAddress address) {

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
