package tern.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import tern.wallet.chain.Network;
import tern.wallet.units.TernException;

/// Asks a node who it is. Blocks.
public interface EndpointProbe {

    /// What a node said.
    ///
    /// @param chain   what it calls its chain
    /// @param version of the runtime at its newest block
    /// @param block   its newest block's number
    /// @param latency of one question and its answer, the middle of three
    record Found(String chain, long version, long block, Duration latency) {}

    /// Where a network's nodes answer now.
    ///
    /// @return none for the practice network while it does not run
    default List<URI> endpoints(Network network) throws TernException {
        return network.endpoints();
    }

    /// @param network whose chain the node has to serve, where that is known
    Found probe(Network network, URI endpoint) throws TernException, InterruptedException;
}
