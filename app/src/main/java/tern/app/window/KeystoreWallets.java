package tern.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tern.app.feed.Problem;
import tern.app.shell.WalletDirectory;
import tern.app.shell.WalletItem;
import tern.app.wallets.Labels;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// The wallets of the keystore's folder. Reads public files only: no password, no key.
final class KeystoreWallets implements WalletDirectory {

    private final Path folder;

    private final Optional<Labels> labels;

    KeystoreWallets(Path folder) {
        this(folder, Optional.empty());
    }

    /// @param labels what the person calls the wallets
    KeystoreWallets(Path folder, Optional<Labels> labels) {
        this.folder = folder;
        this.labels = labels;
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
        return listing().wallets();
    }

    @Override
    public Listing listing() throws TernException {
        Optional<Labels.Known> known = labels.map(Labels::load);
        Optional<Problem> trouble = known.flatMap(Labels.Known::trouble);
        return new Listing(Keystore.open(folder).list().stream().map(entry -> item(entry, known)).toList(), trouble);
    }

    private static WalletItem item(WalletEntry entry, Optional<Labels.Known> labels) {
        return new WalletItem(entry.name(), entry.coldkey(),
                entry.protection() == Protection.NONE_WATCH_ONLY ? WalletItem.Kind.WATCH_ONLY : WalletItem.Kind.WALLET,
                entry.problems().isEmpty() ? Optional.empty() : Optional.of(String.join(" ", entry.problems())),
                labels.flatMap(known -> entry.coldkey().flatMap(known::of)));
    }
}
