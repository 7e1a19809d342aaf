package tern.app.settings;

import java.util.Optional;
import tern.app.prices.Fiat;
import tern.app.prices.PriceAddress;
import tern.app.prices.PriceState;
import tern.app.session.PreferenceBook;
import tern.app.ui.PriceWords;
import tern.app.ui.Texts;

/// The choices about prices, and what is said of them. Plain Java; to be called on the FX thread.
public final class PricesPresenter {

    private final SettingsModel model;
    private final PreferenceBook preferences;
    private final Texts texts;
    private final PriceWords words;

    public PricesPresenter(SettingsModel model, PreferenceBook preferences, Texts texts, PriceWords words) {
        this.model = model;
        this.preferences = preferences;
        this.texts = texts;
        this.words = words;
    }

    /// Takes what is known of the price.
    public void show(PriceState state) {
        model.priceSaid.set(switch (state.standing()) {
            case OFF, UNKNOWN -> Optional.empty();
            case NOT_HERE -> Optional.of(texts.get("price.not.here"));
            case WAITING -> Optional.of(texts.get("price.waiting", state.host()));
            case KNOWN -> state.price().map(words::price);
            case NONE -> state.reason().map(reason -> words.none(reason, state.host()));
        });
    }

    public void on(boolean wanted) {
        preferences.change(now -> now.withPrices(now.prices().withOn(wanted)));
    }

    public void currency(Fiat wanted) {
        preferences.change(now -> now.withPrices(now.prices().withCurrency(wanted)));
    }

    /// @return what is wrong with the address; empty when it is taken
    public Optional<String> address(String typed) {
        Optional<PriceAddress> address = PriceAddress.find(typed);
        if (address.isEmpty()) {
            return Optional.of(texts.get("privacy.prices.address.wrong"));
        }
        preferences.change(now -> now.withPrices(now.prices().withAddress(address.get())));
        return Optional.empty();
    }

    /// Back to the address that Tern came with.
    public void usualAddress() {
        preferences.change(now -> now.withPrices(now.prices().withAddress(PriceAddress.USUAL)));
    }
}
