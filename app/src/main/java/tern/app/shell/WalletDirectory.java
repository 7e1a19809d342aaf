package tern.app.shell;

import java.util.List;
import tern.wallet.units.TernException;

/// The wallets on this computer. Reads files: not to be called on the FX thread.
public interface WalletDirectory {

    /// The folder, as a person writes it: `~/.bittensor/wallets`.
    String folder();

    /// @return the wallets by name; none when there is no folder yet
    List<WalletItem> list() throws TernException;
}
