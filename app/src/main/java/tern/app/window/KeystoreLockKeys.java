package tern.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tern.app.session.LockKeys;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Passwords of the keystore's wallets. What a right password opens is wiped at once.
final class KeystoreLockKeys implements LockKeys {

    private final Path folder;

    KeystoreLockKeys(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> wallets() throws TernException {
        return Keystore.open(folder)
                .list()
                .stream()
                .filter(entry -> entry.protection().isEncrypted())
                .map(WalletEntry::name)
                .toList();
    }

    @Override
    public boolean opens(String wallet, Secret password) throws TernException {
        try (KeyMaterial _ = Keystore.open(folder).openColdkey(wallet, Optional.of(password))) {
            return true;
        } catch (KeystoreException e) {
            if (e.kind() == KeystoreException.Kind.WRONG_PASSWORD) {
                return false;
            }
            throw e;
        }
    }
}
