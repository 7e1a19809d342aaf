package tern.app.wallets;

import java.nio.file.Path;
import java.util.Optional;
import tern.app.boot.BootException;
import tern.app.boot.Settings;
import tern.app.boot.SettingsStore;
import tern.app.feed.Problem;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;

/// The person's own words for wallets, kept in the settings: the name of a wallet is a folder that btcli uses, too, and
/// stays as it is. Touches the disk.
public final class Labels {

    private static final String FIELD = "label.";

    private final SettingsStore store;
    private final Texts texts;

    public Labels(SettingsStore store, Texts texts) {
        this.store = store;
        this.texts = texts;
    }

    /// @param trouble why some or all of them are not known
    public record Known(Settings settings, Optional<Problem> trouble) {

        /// @return empty where the wallet is called by its name
        public Optional<String> of(AccountId account) {
            return settings.text(FIELD + account.address()).filter(label -> !label.isBlank());
        }
    }

    /// All labels as they are now. Never stands in the way of the wallets: where the settings cannot be read there are
    /// none. A damaged file is put aside, so that the next change can be written.
    public Known load() {
        try {
            return new Known(store.load(), Optional.empty());
        } catch (BootException e) {
            return e.isDamage() ? putAside(e) : unknown(e);
        }
    }

    private Known putAside(BootException damage) {
        try {
            Optional<Path> aside = store.putAsideIfDamaged();
            return new Known(store.load(), aside.map(path -> new Problem(
                    texts.get("settings.aside", path.toString()), damage.details())));
        } catch (BootException e) {
            return unknown(e);
        }
    }

    private static Known unknown(BootException e) {
        return new Known(Settings.empty(), Optional.of(Problem.of(e)));
    }

    /// @param label empty: the wallet is called by its name again
    public void set(AccountId account, String label) throws BootException {
        store.update(settings -> settings.withText(FIELD + account.address(), label.strip()));
    }
}
