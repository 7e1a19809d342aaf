package tern.app.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Network;
import tern.wallet.portfolio.PortfolioSnapshot;

/// Everything the window shows of the chain at one moment. Immutable; the next state replaces it.
///
/// @param network  the chosen network; empty until one is chosen
/// @param accounts the chosen coldkeys, in the order their pictures have in the snapshot
/// @param link     how the connection stands
/// @param head     the newest block known on this network
/// @param headTime when that block was made, as far as is known: the block's own time for the one that was newest at
///                 connection, the moment of its arrival for those that came later
/// @param snapshot the newest portfolio of exactly these accounts on this network; it may be older than `head`
/// @param problem  what stands in the way now; empty when all is well
/// @param starting per cent of its start that the network's node on this computer has behind it; empty: none is started
/// @param compared what came of holding a node of one's own against the network's; empty: there is none, or not yet
public record PortfolioState(
        Optional<Network> network,
        List<NamedAccount> accounts,
        Link link,
        Optional<BlockRef> head,
        Optional<Instant> headTime,
        Optional<PortfolioSnapshot> snapshot,
        Optional<Problem> problem,
        Optional<Integer> starting,
        Optional<Comparison> compared) {

    /// How the connection stands.
    public enum Link {
        /// Nothing was chosen yet.
        IDLE,
        /// The first connection to this network is being made.
        CONNECTING,
        /// New blocks arrive.
        LIVE,
        /// The connection was lost or could not be made; Tern keeps trying.
        OFFLINE
    }

    public PortfolioState {
        accounts = List.copyOf(accounts);
    }

    /// Nothing chosen.
    public static PortfolioState idle() {
        return new PortfolioState(Optional.empty(), List.of(), Link.IDLE, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The first state after a choice: connecting, nothing known.
    public static PortfolioState connecting(Network network, List<NamedAccount> accounts) {
        return new PortfolioState(Optional.of(network), accounts, Link.CONNECTING, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same chain at another node, which has not answered yet.
    PortfolioState at(Network node) {
        return new PortfolioState(Optional.of(node), accounts, Link.CONNECTING, head, headTime, snapshot,
                Optional.empty(), Optional.empty(), compared);
    }

    /// Whether the first numbers of what was chosen are still to come, and nothing is known to stand in their way.
    public boolean awaitsFirst() {
        return !accounts.isEmpty() && snapshot.isEmpty() && problem.isEmpty();
    }

    public PortfolioState withLink(Link newLink) {
        return new PortfolioState(network, accounts, newLink, head, headTime, snapshot, problem, starting, compared);
    }

    public PortfolioState withHead(BlockRef block, Optional<Instant> time) {
        return new PortfolioState(network, accounts, link, Optional.of(block), time, snapshot, problem, starting,
                compared);
    }

    public PortfolioState withSnapshot(PortfolioSnapshot newSnapshot) {
        return new PortfolioState(network, accounts, link, head, headTime, Optional.of(newSnapshot), problem,
                starting, compared);
    }

    public PortfolioState withProblem(Optional<Problem> newProblem) {
        return new PortfolioState(network, accounts, link, head, headTime, snapshot, newProblem, starting, compared);
    }

    public PortfolioState withStarting(Optional<Integer> percent) {
        return new PortfolioState(network, accounts, link, head, headTime, snapshot, problem, percent, compared);
    }

    public PortfolioState withComparison(Optional<Comparison> found) {
        return new PortfolioState(network, accounts, link, head, headTime, snapshot, problem, starting, found);
    }
}
