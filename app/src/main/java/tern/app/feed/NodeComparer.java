package tern.app.feed;

import java.util.List;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.TernException;

/// Asks two nodes of one network for the same accounts at the same final block.
///
/// Connections of its own, closed at its end. Blocks for as long as both take to answer; an interrupt ends it.
final class NodeComparer implements OwnNodeSource.Comparer {

    private final ChainOptions options;

    NodeComparer(ChainOptions options) {
        this.options = options;
    }

    /// @throws TernException when one's own node cannot be read
    @Override
    public Comparison compare(Network own, Network other, List<AccountId> accounts) throws TernException {
        try (ChainClient here = ChainClient.connect(own, options)) {
            BlockRef block = here.finalizedBlock();
            PortfolioSnapshot mine = new PortfolioService(here).load(accounts, block);
            return new Comparison(theirs(other, block, mine, accounts), block, host(other));
        }
    }

    private Comparison.Kind theirs(Network other, BlockRef block, PortfolioSnapshot mine, List<AccountId> accounts) {
        try (ChainClient there = ChainClient.connect(other, options)) {
            Optional<BlockRef> same = there.blocks(List.of(block.number())).getFirst();
            if (same.isEmpty()) {
                // it is behind: nothing can be said
                return Comparison.Kind.UNANSWERED;
            }
            if (!same.get().hash().equals(block.hash())) {
                return Comparison.Kind.DIFFERS;
            }
            PortfolioSnapshot read = new PortfolioService(there).load(accounts, block);
            return read.accounts().equals(mine.accounts()) ? Comparison.Kind.AGREES : Comparison.Kind.DIFFERS;
        } catch (ChainException e) {
            // whatever it could not say is not said against it
            return Comparison.Kind.UNANSWERED;
        } catch (TernException e) {
            // an answer that cannot be used, to a question that one's own node answered well
            return Comparison.Kind.DIFFERS;
        }
    }

    private static String host(Network network) {
        return network.endpoints()
                .stream()
                .findFirst()
                .map(endpoint -> endpoint.getHost() == null ? endpoint.toString() : endpoint.getHost())
                .orElse(network.title());
    }
}
