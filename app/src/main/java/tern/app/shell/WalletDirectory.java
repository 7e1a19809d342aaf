package tern.app.shell;

import java.util.List;
import java.util.Optional;
import tern.app.feed.Problem;
import tern.wallet.units.TernException;

/// The wallets on this computer. Reads files: not to be called on the FX thread.
public interface WalletDirectory {

    /// The folder, as a person writes it: `~/.bittensor/wallets`.
    String folder();

    /// @return the wallets by name; none when there is no folder yet
    List<WalletItem> list() throws TernException;

    /// As [#list], with what stood in the way of calling them as the person does.
    default Listing listing() throws TernException {
        return new Listing(list(), Optional.empty());
    }

    /// @param trouble why a wallet may be called by the name of its folder
    record Listing(List<WalletItem> wallets, Optional<Problem> trouble) {}
}
