package tern.app.mining.worth;

import java.util.List;
import java.util.Optional;
import tern.app.mining.worth.WorthModel.SubnetName;
import tern.wallet.mining.MiningReader;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Reads what mining on a subnet brings. Blocks; for any thread but the FX thread.
public interface WorthSource extends AutoCloseable {

    /// The subnets that can be mined on; none while there is no connection.
    List<SubnetName> subnets() throws TernException;

    /// @param observed alpha a day that one's own miner is paid, in rao; empty for who has none there
    /// @return empty while there is no connection, or where there is no such subnet
    Optional<Look> look(int netuid, Optional<Rao> observed) throws TernException;

    @Override
    void close();

    /// All of one block.
    record Look(SubnetDetail detail, MiningReader.Reading reading) {}
}
