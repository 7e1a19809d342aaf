package tern.node.subtensor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tern.node.manage.NodeSettings;

/// What a Bittensor node's service stands on.
///
/// @param home        folder of Tern's for its settings, state, log and, unless the person chose another, data; `node`
///                    in Tern's data folder
/// @param chains      networks it can be for
/// @param environment variables, for `PATH`
/// @param pinned      `sha256:…` of images and programs that need no yes
/// @param publicCheck whether public nodes of the network may be asked: for the clock and for the comparison of one
///                    block
public record SubtensorOptions(Path home, List<SubtensorChain> chains, Map<String, String> environment,
        Set<String> pinned, boolean publicCheck, SubtensorTiming timing) {

    public SubtensorOptions {
        chains = List.copyOf(chains);
        environment = Map.copyOf(environment);
        pinned = Set.copyOf(pinned);
    }

    /// As the window and the command line want it.
    public static SubtensorOptions standard(Path home) {
        return new SubtensorOptions(home, SubtensorChain.known(), System.getenv(), Set.of(), true,
                SubtensorTiming.standard());
    }

    /// The network that a node with these settings is for, where it is known.
    Optional<SubtensorChain> chain(NodeSettings of) {
        return chain(of.network());
    }

    /// @param id of a network
    Optional<SubtensorChain> chain(String id) {
        return chains.stream().filter(chain -> chain.network().id().equals(id)).findFirst();
    }

    public SubtensorOptions withChains(List<SubtensorChain> known) {
        return new SubtensorOptions(home, known, environment, pinned, publicCheck, timing);
    }

    public SubtensorOptions withEnvironment(Map<String, String> variables) {
        return new SubtensorOptions(home, chains, variables, pinned, publicCheck, timing);
    }

    public SubtensorOptions withPinned(Set<String> digests) {
        return new SubtensorOptions(home, chains, environment, digests, publicCheck, timing);
    }

    public SubtensorOptions withPublicCheck(boolean asks) {
        return new SubtensorOptions(home, chains, environment, pinned, asks, timing);
    }

    public SubtensorOptions withTiming(SubtensorTiming patience) {
        return new SubtensorOptions(home, chains, environment, pinned, publicCheck, patience);
    }
}
