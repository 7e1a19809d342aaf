package tern.app.shell;

import java.util.Optional;
import tern.wallet.keys.AccountId;

/// Something that can be looked at: a wallet of the folder or a watched address.
///
/// @param name    the wallet's or the watched address's name
/// @param account its coldkey; empty where the files do not say it
/// @param kind    where it comes from
/// @param problem why it cannot be chosen or should be looked after; a sentence
/// @param label   the person's own word for a wallet of the folder
public record WalletItem(String name, Optional<AccountId> account, Kind kind, Optional<String> problem,
        Optional<String> label) {

    /// One without a word of the person's own.
    public WalletItem(String name, Optional<AccountId> account, Kind kind, Optional<String> problem) {
        this(name, account, kind, problem, Optional.empty());
    }

    /// What the person calls it.
    public String title() {
        return label.orElse(name);
    }

    /// Whether its key is on this computer.
    public boolean hasKey() {
        return kind == Kind.WALLET && account.isPresent();
    }

    /// How [Choices#wallet] writes it; empty where its coldkey is not known.
    public Optional<String> key() {
        return account.map(known -> kind == Kind.WATCHED ? known.address() : name);
    }

    /// Where an entry comes from.
    public enum Kind {
        /// A wallet with its key in the folder.
        WALLET,
        /// A wallet of the folder without a key.
        WATCH_ONLY,
        /// An address that Tern was told to watch.
        WATCHED
    }
}
