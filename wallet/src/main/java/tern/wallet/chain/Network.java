package tern.wallet.chain;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tern.wallet.units.Hash32;

/// A chain to connect to.
///
/// @param id          the word on the command line and in files: `practice`, `finney`, `test`, `local`, or the endpoint
///                    itself
/// @param title       the word on screens
/// @param endpoints   where nodes answer, best first; `ws://` or `wss://`. Empty only for the practice network, whose
///                    node is started when it is needed: [#at] says then where it is
/// @param genesis     hash of block 0; an endpoint with another genesis is refused. Empty: any chain is accepted
/// @param requestGap  shortest time between two requests to one endpoint; zero on a node of one's own
/// @param trust       whose node answers, for the network card
public record Network(
        String id,
        String title,
        List<URI> endpoints,
        Optional<Hash32> genesis,
        Duration requestGap,
        Trust trust) {

    /// Whose node it is.
    public enum Trust {
        /// Somebody's public server.
        PUBLIC,
        /// An endpoint the user named.
        NAMED,
        /// A node on this computer that Tern runs.
        OWN,
        /// The practice network.
        PRACTICE
    }

    public Network {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty() && trust != Trust.PRACTICE) {
            throw new IllegalArgumentException("a network needs an endpoint");
        }
    }

    /// Whether it is the same network, whoever's node answers.
    public boolean isSameChain(Network other) {
        return id.equals(other.id) && genesis.equals(other.genesis);
    }

    /// Whether both are the same network or none, whoever's node answers.
    public static boolean isSameChain(Optional<Network> one, Optional<Network> other) {
        return one.isPresent() && other.isPresent() ? one.get().isSameChain(other.get()) : one.equals(other);
    }

    /// The same network at a node that was found or started for it.
    ///
    /// @param node  where that node answers
    /// @param chain hash of its block 0
    public Network at(URI node, Hash32 chain) {
        return new Network(id, title, List.of(node), Optional.of(chain), requestGap, trust);
    }
}
