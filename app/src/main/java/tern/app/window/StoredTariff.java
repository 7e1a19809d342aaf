package tern.app.window;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.SettingsStore;
import tern.wallet.mining.Tariff;
import tern.wallet.units.TernException;

/// What a kilowatt-hour costs, as the person has typed it under «Should I mine there?»; read again when the settings file
/// has changed. Safe for any thread.
final class StoredTariff implements Supplier<Optional<Tariff>> {

    private static final Logger LOG = LoggerFactory.getLogger(StoredTariff.class);

    private final Path file;
    private Optional<FileTime> readAt = Optional.empty();
    private Optional<Tariff> known = Optional.empty();

    StoredTariff(Path settingsFile) {
        this.file = settingsFile;
    }

    @Override
    public synchronized Optional<Tariff> get() {
        try {
            Optional<FileTime> changed = Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file))
                    : Optional.empty();
            if (!changed.equals(readAt)) {
                readAt = changed;
                known = of(SettingsCosts.read(new SettingsStore(file)));
            }
        } catch (IOException | TernException e) {
            // the window says what is wrong with its settings; what was known before still holds
            LOG.warn("the price of power could not be read: {}", e.toString());
        }
        return known;
    }

    /// Empty where nothing was typed or it is no price.
    static Optional<Tariff> of(Map<String, String> typed) {
        if (!typed.containsKey("hour0")) {
            return price(typed.get("tariff")).map(Tariff::flat);
        }
        List<BigDecimal> hours = new ArrayList<>();
        for (int hour = 0; hour < Tariff.HOURS; hour++) {
            price(typed.get("hour" + hour)).ifPresent(hours::add);
        }
        return hours.size() == Tariff.HOURS ? Optional.of(new Tariff(hours)) : Optional.empty();
    }

    private static Optional<BigDecimal> price(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}([.,][0-9]{1,9})?|[.,][0-9]{1,9}")
                ? Optional.of(new BigDecimal(text.replace(',', '.')))
                : Optional.empty();
    }
}
