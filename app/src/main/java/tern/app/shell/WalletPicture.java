package tern.app.shell;

import java.util.Optional;
import tern.wallet.keys.AccountId;

/// What the wallet chooser's button shows.
///
/// @param name    the wallet's name, or «All wallets»
/// @param detail  the short address, or how many wallets
/// @param account whose identicon stands there; empty for several
public record WalletPicture(String name, String detail, Optional<AccountId> account) {}
