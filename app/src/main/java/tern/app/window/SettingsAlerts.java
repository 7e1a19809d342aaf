package tern.app.window;

import java.util.List;
import tern.app.boot.SettingsStore;
import tern.app.mining.AlertSettings;
import tern.app.mining.AlertStore;
import tern.wallet.units.TernException;

/// Keeps what the person wants to be told of cards in the settings file.
record SettingsAlerts(SettingsStore store) implements AlertStore {

    private static final String FIELD = "hardware alerts";

    @Override
    public AlertSettings load() throws TernException {
        return AlertSettings.of(store.load().texts(FIELD));
    }

    @Override
    public void save(AlertSettings settings) throws TernException {
        List<String> lines = settings.lines();
        store.update(now -> lines.isEmpty() ? now.without(FIELD) : now.withTexts(FIELD, lines));
    }
}
