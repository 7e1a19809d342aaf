package tern.app.window;

import java.util.Optional;
import java.util.function.UnaryOperator;
import tern.app.boot.Settings;
import tern.app.boot.SettingsStore;
import tern.app.prices.PriceAddress;
import tern.app.prices.PriceChoice;
import tern.app.session.PreferenceStore;
import tern.app.session.Preferences;
import tern.app.update.UpdateChoice;
import tern.app.web.WebAddress;
import tern.wallet.units.TernException;

/// Keeps [Preferences] in the settings file. What is out of range there counts as not set.
final class SettingsPreferences implements PreferenceStore {

    private static final String LANGUAGE = "language";
    private static final String AUTO_LOCK = "autoLockMinutes";
    private static final String LOCK_AT_START = "lockAtStart";
    private static final String CLIPBOARD = "clipboardSeconds";
    private static final String HIDE = "hideAmounts";
    private static final String ENDPOINTS = "endpoints";
    private static final String BLOCK = "practiceBlockMillis";
    /// Not `prices`: a Tern without a price service kept a choice under that name before it could say who is asked.
    private static final String PRICES = "askForPrices";
    private static final String PRICE_ADDRESS = "priceAddress";
    /// Not `updates`, for the same reason.
    private static final String UPDATES = "askForUpdates";
    private static final String ON = "on";
    private static final String OFF = "off";

    private final SettingsStore store;

    SettingsPreferences(SettingsStore store) {
        this.store = store;
    }

    @Override
    public Preferences load() throws TernException {
        return read(store.load());
    }

    @Override
    public void save(UnaryOperator<Preferences> change) throws TernException {
        store.update(settings -> write(settings, change.apply(read(settings))));
    }

    private static Preferences read(Settings settings) {
        return new Preferences(settings.text(LANGUAGE),
                number(settings, AUTO_LOCK, 0, 1_440, Preferences.USUAL_AUTO_LOCK), isOn(settings, LOCK_AT_START),
                number(settings, CLIPBOARD, 5, 600, Preferences.USUAL_CLIPBOARD), isOn(settings, HIDE),
                settings.texts(ENDPOINTS), number(settings, BLOCK, 250, 60_000, Preferences.USUAL_BLOCK),
                prices(settings), updates(settings));
    }

    /// Where the address that was chosen cannot be used, nobody is asked: not another one instead.
    private static PriceChoice prices(Settings settings) {
        PriceChoice usual = PriceChoice.standard();
        Optional<String> named = settings.text(PRICE_ADDRESS);
        Optional<PriceAddress> address = named.flatMap(PriceAddress::find);
        boolean usable = named.isEmpty() || address.isPresent();
        return new PriceChoice(usable && isAsked(settings, PRICES),
                PriceChoice.currency(settings.text(PriceChoice.CURRENCY)),
                address.orElse(usual.address()));
    }

    /// Whether somebody outside may be asked for that.
    private static boolean isAsked(Settings settings, String name) {
        return settings.text(name).filter(ON::equals).isPresent();
    }

    private static UpdateChoice updates(Settings settings) {
        return new UpdateChoice(isAsked(settings, UPDATES),
                settings.text(UpdateChoice.ADDRESS).flatMap(WebAddress::find));
    }

    private static Settings write(Settings settings, Preferences now) {
        Settings changed = now.language().isPresent()
                ? settings.withText(LANGUAGE, now.language().get())
                : settings.without(LANGUAGE);
        return changed.withText(AUTO_LOCK, Integer.toString(now.autoLockMinutes()))
                .withText(LOCK_AT_START, Boolean.toString(now.lockAtStart()))
                .withText(CLIPBOARD, Integer.toString(now.clipboardSeconds()))
                .withText(HIDE, Boolean.toString(now.hideAmounts()))
                .withTexts(ENDPOINTS, now.endpoints())
                .withText(BLOCK, Integer.toString(now.blockMillis()))
                .withText(PRICES, now.prices().on() ? ON : OFF)
                .withText(PriceChoice.CURRENCY, now.prices().currency().name())
                .withText(PRICE_ADDRESS, now.prices().address().text())
                .withText(UPDATES, now.updates().on() ? ON : OFF)
                .withText(UpdateChoice.ADDRESS, now.updates().address().map(WebAddress::text).orElse(""));
    }

    private static boolean isOn(Settings settings, String name) {
        return settings.text(name).filter("true"::equals).isPresent();
    }

    private static int number(Settings settings, String name, int least, int most, int usual) {
        try {
            int number = settings.text(name).map(Integer::parseInt).orElse(usual);
            return number < least || number > most ? usual : number;
        } catch (NumberFormatException notANumber) {
            return usual;
        }
    }
}
