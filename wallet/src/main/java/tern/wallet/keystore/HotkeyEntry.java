package tern.wallet.keystore;

import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;

/// One hotkey of a wallet, as far as it can be told without a password.
///
/// @param account empty when the file is encrypted and has no public file beside it, or cannot be read
/// @param problems sentences for the person; empty when all is well
public record HotkeyEntry(String name, Optional<AccountId> account, Protection protection, List<String> problems) {

    public HotkeyEntry {
        problems = List.copyOf(problems);
    }
}
