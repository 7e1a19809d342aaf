package tern.app.wallets;

import java.util.Optional;
import tern.app.boot.BootException;
import tern.app.boot.Settings;
import tern.app.boot.SettingsStore;
import tern.wallet.keys.AccountId;

/// The person's own words for wallets, kept in the settings: the name of a wallet is a folder that btcli uses, too, and
/// stays as it is. Touches the disk.
public final class Labels {

    private static final String FIELD = "label.";

    private final SettingsStore store;

    public Labels(SettingsStore store) {
        this.store = store;
    }

    /// All labels as they are now.
    public Settings load() throws BootException {
        return store.load();
    }

    /// @param settings as they were loaded
    public static Optional<String> of(Settings settings, AccountId account) {
        return settings.text(FIELD + account.address()).filter(label -> !label.isBlank());
    }

    /// @param label empty: the wallet is called by its name again
    public void set(AccountId account, String label) throws BootException {
        store.update(settings -> settings.withText(FIELD + account.address(), label.strip()));
    }
}
