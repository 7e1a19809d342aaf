package tern.app.ui;

import tern.app.prices.NoPrice;
import tern.app.prices.Price;

/// What pages say of a price, and of why there is none.
public final class PriceWords {

    private final Texts texts;
    private final MoneyFormat money;

    public PriceWords(Texts texts, MoneyFormat money) {
        this.texts = texts;
        this.money = money;
    }

    /// `1 τ = €412.37, as of 26 Nov 2026, 14:03, from api.coingecko.com`
    public String price(Price price) {
        return texts.get("price.is", money.each(price), money.time(price), price.source());
    }

    /// A sentence.
    public String none(NoPrice reason, String host) {
        return switch (reason) {
            case UNREACHABLE -> texts.get("price.none.unreachable", host);
            case SLOW -> texts.get("price.none.slow", host);
            case REFUSED -> texts.get("price.none.refused", host);
            case MOVED -> texts.get("price.none.moved", host);
            case UNREADABLE -> texts.get("price.none.unreadable", host);
            case MISSING -> texts.get("price.none.missing", host);
            case UNBELIEVABLE -> texts.get("price.none.unbelievable", host);
            case OLD -> texts.get("price.none.old", host);
        };
    }
}
