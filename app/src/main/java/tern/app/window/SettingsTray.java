package tern.app.window;

import java.util.Optional;
import java.util.function.UnaryOperator;
import tern.app.boot.Settings;
import tern.app.boot.SettingsStore;
import tern.app.tray.TrayChoice;
import tern.app.tray.TrayMemory;
import tern.wallet.units.TernException;

/// Keeps the [TrayChoice] in the settings file.
///
/// @param usual what is not set there
record SettingsTray(SettingsStore store, TrayChoice usual) implements TrayMemory {

    private static final String SHOWN = "tray";
    private static final String STAYS = "trayWhenClosed";
    private static final String ON = "on";
    private static final String OFF = "off";

    @Override
    public TrayChoice load() throws TernException {
        return read(store.load());
    }

    @Override
    public void save(UnaryOperator<TrayChoice> change) throws TernException {
        store.update(settings -> {
            TrayChoice now = change.apply(read(settings));
            return settings.withText(SHOWN, now.shown() ? ON : OFF).withText(STAYS, now.stays() ? ON : OFF);
        });
    }

    private TrayChoice read(Settings settings) {
        return new TrayChoice(isOn(settings.text(SHOWN), usual.shown()), isOn(settings.text(STAYS), usual.stays()));
    }

    private static boolean isOn(Optional<String> word, boolean usual) {
        return word.map(ON::equals).orElse(usual);
    }
}
