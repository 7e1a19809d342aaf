package tern.app.mining;

import java.util.Optional;
import tern.node.miner.MinerProfile;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.units.TernException;

/// Reads how miners stand on the chain that the window shows. Blocks; not for the FX thread.
public interface Places {

    /// @param owner who is to own the hotkey where the chain does not say
    /// @return empty where there is no connection, or nobody is known who owns the hotkey
    Optional<MinerPlace> read(MinerProfile profile, Optional<AccountId> owner, BlockRef at) throws TernException;
}
