package tern.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tern.app.shell.WalletDirectory;
import tern.app.shell.WalletItem;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// The wallets of the keystore's folder. Reads public files only: no password, no key.
final class KeystoreWallets implements WalletDirectory {

    private final Path folder;

    KeystoreWallets(Path folder) {
        this.folder = folder;
    }

    @Override
    public String folder() {
        Path home = Path.of(System.getProperty("user.home", "/"));
        return folder.startsWith(home)
                ? "~/" + home.relativize(folder).toString().replace('\\', '/')
                : folder.toString();
    }

    @Override
    public List<WalletItem> list() throws TernException {
        return Keystore.open(folder).list().stream().map(KeystoreWallets::item).toList();
    }

    private static WalletItem item(WalletEntry entry) {
        return new WalletItem(entry.name(), entry.coldkey(),
                entry.protection() == Protection.NONE_WATCH_ONLY ? WalletItem.Kind.WATCH_ONLY : WalletItem.Kind.WALLET,
                entry.problems().isEmpty() ? Optional.empty() : Optional.of(String.join(" ", entry.problems())));
    }
}
