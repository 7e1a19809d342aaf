package tern.app.window;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.SettingsStore;
import tern.app.fx.Fx;
import tern.app.subnets.StarBook;
import tern.wallet.units.TernException;

/// Keeps which subnets were marked in the settings file.
final class SettingsStars implements StarBook {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStars.class);
    private static final String FIELD = "starred subnets";

    private final SettingsStore store;
    private final Executor background;

    SettingsStars(SettingsStore store, Executor background) {
        this.store = store;
        this.background = background;
    }

    @Override
    public void load(Consumer<Set<Integer>> take) {
        background.execute(() -> {
            try {
                Set<Integer> found = store.load()
                        .texts(FIELD)
                        .stream()
                        .filter(text -> text.matches("[0-9]{1,5}"))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet());
                if (!found.isEmpty()) {
                    Fx.run(() -> take.accept(found));
                }
            } catch (TernException e) {
                // the window itself reads the file again and says what is wrong with it
                LOG.warn("starred subnets are not known: {}", e.sentence());
            }
        });
    }

    @Override
    public void save(Set<Integer> starred) {
        List<String> numbers = starred.stream().sorted().map(String::valueOf).toList();
        background.execute(() -> {
            try {
                store.update(settings -> numbers.isEmpty()
                        ? settings.without(FIELD)
                        : settings.withTexts(FIELD, numbers));
            } catch (TernException e) {
                LOG.warn("starred subnets were not kept: {}", e.sentence());
            }
        });
    }
}
