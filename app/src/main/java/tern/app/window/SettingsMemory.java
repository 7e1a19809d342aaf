package tern.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tern.app.boot.Settings;
import tern.app.boot.SettingsStore;
import tern.app.shell.Choices;
import tern.app.shell.Memory;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.ui.Addresses;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.TernException;

/// Keeps the window's choices in the settings file, which the command line reads too.
final class SettingsMemory implements Memory {

    private static final String WALLET = "wallet";
    private static final String THEME = "theme";
    private static final String ZOOM = "zoom";

    private final SettingsStore store;

    SettingsMemory(SettingsStore store) {
        this.store = store;
    }

    @Override
    public Choices load() throws TernException {
        return read(store.load());
    }

    @Override
    public void save(UnaryOperator<Choices> change) throws TernException {
        store.update(settings -> write(settings, change.apply(read(settings))));
    }

    private static Choices read(Settings settings) {
        List<Choices.Watched> watched = new ArrayList<>();
        for (Settings.Watched one : settings.watched()) {
            parse(one).ifPresent(watched::add);
        }
        return new Choices(settings.network(), settings.text(WALLET), watched, theme(settings), zoom(settings));
    }

    private static Settings write(Settings settings, Choices choices) {
        Settings changed = settings.withWatched(watched(settings, choices))
                .withText(THEME, choices.theme().name().toLowerCase(Locale.ROOT))
                .withText(ZOOM, Integer.toString(choices.zoom()));
        if (choices.network().isPresent()) {
            changed = changed.withNetwork(choices.network().get());
        }
        return choices.wallet().isPresent() ? changed.withText(WALLET, choices.wallet().get()) : changed;
    }

    /// Entries that this version cannot read are kept: they are the user's.
    private static List<Settings.Watched> watched(Settings settings, Choices choices) {
        List<Settings.Watched> all = new ArrayList<>();
        settings.watched().stream().filter(one -> parse(one).isEmpty()).forEach(all::add);
        for (Choices.Watched one : choices.watched()) {
            boolean nameless = one.label().equals(Addresses.shorten(one.account()));
            all.add(new Settings.Watched(one.account().address(), nameless ? "" : one.label()));
        }
        return all;
    }

    private static Optional<Choices.Watched> parse(Settings.Watched one) {
        try {
            AccountId account = Ss58.parse(one.address());
            String label = one.label().isBlank() ? Addresses.shorten(account) : one.label();
            return Optional.of(new Choices.Watched(account, label));
        } catch (AddressException unreadable) {
            return Optional.empty();
        }
    }

    private static Theme theme(Settings settings) {
        return switch (settings.text(THEME).orElse("")) {
            case "dark" -> Theme.DARK;
            case "light" -> Theme.LIGHT;
            default -> Theme.SYSTEM;
        };
    }

    private static int zoom(Settings settings) {
        try {
            return settings.text(ZOOM).map(Integer::parseInt).orElse(Look.NORMAL_ZOOM);
        } catch (NumberFormatException notANumber) {
            return Look.NORMAL_ZOOM;
        }
    }
}
