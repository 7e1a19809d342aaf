package tern.wallet.keystore;

import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;

/// One folder below the wallets folder, as far as it can be told without a password.
///
/// @param coldkey empty when no public file tells it and the key is encrypted
/// @param protection of the coldkey
/// @param scheme of the coldkey; sr25519 where no file tells
/// @param hotkeys by name
/// @param problems sentences for the person; empty when all is well
public record WalletEntry(String name, Optional<AccountId> coldkey, Protection protection, KeyScheme scheme,
        List<HotkeyEntry> hotkeys, List<String> problems) {

    public WalletEntry {
        hotkeys = List.copyOf(hotkeys);
        problems = List.copyOf(problems);
    }

    /// True when the folder holds a private coldkey that a password, or nothing, opens.
    public boolean canSign() {
        return protection == Protection.PLAIN || protection.isEncrypted();
    }
}
