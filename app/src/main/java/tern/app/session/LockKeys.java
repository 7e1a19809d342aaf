package tern.app.session;

import java.util.List;
import tern.wallet.crypto.Secret;
import tern.wallet.units.TernException;

/// Whose password opens the lock. Both calls block.
public interface LockKeys {

    /// The wallets that have a password, by name; none where there is no such wallet.
    List<String> wallets() throws TernException;

    /// Whether this is the wallet's password. Works on the wallet's own file, so it takes as long as opening a key
    /// does; nothing of the key is kept.
    ///
    /// @param password stays the caller's
    boolean opens(String wallet, Secret password) throws TernException;
}
