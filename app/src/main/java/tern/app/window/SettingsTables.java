package tern.app.window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.SettingsStore;
import tern.app.fx.Fx;
import tern.app.ui.TableLook;
import tern.app.ui.TableMemory;
import tern.wallet.units.TernException;

/// Keeps how tables were set up in the settings file.
final class SettingsTables implements TableMemory {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsTables.class);
    private static final String FIELD = "table ";

    private final SettingsStore store;
    private final Executor background;
    /// What is still to be written: one press of a column's head changes the order several times.
    private final Map<String, TableLook> waiting = new HashMap<>();

    SettingsTables(SettingsStore store, Executor background) {
        this.store = store;
        this.background = background;
    }

    @Override
    public void recall(String table, Consumer<TableLook> take) {
        background.execute(() -> {
            try {
                store.load()
                        .text(FIELD + table)
                        .map(TableLook::read)
                        .ifPresent(look -> Fx.run(() -> take.accept(look)));
            } catch (TernException e) {
                // the window itself reads the file again and says what is wrong with it
                LOG.warn("how {} was set up is not known: {}", table, e.sentence());
            }
        });
    }

    @Override
    public void keep(String table, TableLook look) {
        synchronized (waiting) {
            waiting.put(table, look);
        }
        background.execute(() -> write(table));
    }

    private void write(String table) {
        Optional<TableLook> newest;
        synchronized (waiting) {
            newest = Optional.ofNullable(waiting.remove(table));
        }
        if (newest.isEmpty()) {
            return;
        }
        try {
            store.update(settings -> settings.withText(FIELD + table, newest.get().write()));
        } catch (TernException e) {
            LOG.warn("how {} is set up was not kept: {}", table, e.sentence());
        }
    }
}
