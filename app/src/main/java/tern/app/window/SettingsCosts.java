package tern.app.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.SettingsStore;
import tern.app.fx.Fx;
import tern.app.mining.worth.WorthMemory;
import tern.wallet.units.TernException;

/// Keeps what was typed of the costs of mining in the settings file.
final class SettingsCosts implements WorthMemory {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsCosts.class);
    private static final String FIELD = "mining costs";

    private final SettingsStore store;
    private final Executor background;

    SettingsCosts(SettingsStore store, Executor background) {
        this.store = store;
        this.background = background;
    }

    @Override
    public void load(Consumer<Map<String, String>> take) {
        background.execute(() -> {
            try {
                Map<String, String> found = read(store);
                if (!found.isEmpty()) {
                    Fx.run(() -> take.accept(found));
                }
            } catch (TernException e) {
                // the window itself reads the file again and says what is wrong with it
                LOG.warn("costs of mining are not known: {}", e.sentence());
            }
        });
    }

    static Map<String, String> read(SettingsStore store) throws TernException {
        Map<String, String> found = new HashMap<>();
        for (String line : store.load().texts(FIELD)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                found.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return found;
    }

    @Override
    public void save(Map<String, String> typed) {
        List<String> lines = new ArrayList<>();
        typed.forEach((field, text) -> lines.add(field + '=' + text));
        background.execute(() -> {
            try {
                store.update(settings -> lines.isEmpty() ? settings.without(FIELD) : settings.withTexts(FIELD, lines));
            } catch (TernException e) {
                LOG.warn("costs of mining were not kept: {}", e.sentence());
            }
        });
    }
}
