package tern.app.cli;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tern.app.history.LocalHistory;
import tern.app.history.PastCurrency;
import tern.app.prices.Fiat;
import tern.app.prices.PriceChoice;
import tern.node.practice.control.NodeStatus;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// The history on this computer, and which chain of it is meant.
///
/// @param network the network that was asked for
/// @param genesis the hash of its block 0
record HistoryAccess(LocalHistory history, Network network, Hash32 genesis) implements AutoCloseable {

    /// Asks a node only where nothing else says which chain it serves: one that the person named and that no window has
    /// shown under this name.
    static HistoryAccess open(Invocation invocation) throws TernException {
        Network network = invocation.network();
        if (network.trust() == Trust.PRACTICE) {
            invocation.remark("practice.in-use");
        }
        LocalHistory history = LocalHistory.open(invocation.folders().historyFile());
        boolean done = false;
        try {
            HistoryAccess access = new HistoryAccess(history, network, genesis(history, network, invocation));
            done = true;
            return access;
        } finally {
            if (!done) {
                history.close();
            }
        }
    }

    /// What TAO cost in a currency, as far as it was kept: the one that was asked for, else the one chosen in the
    /// settings.
    PastCurrency currency(Invocation invocation) throws TernException {
        Optional<String> typed = invocation.arguments().value("--currency");
        Optional<Fiat> wanted = typed.isPresent()
                ? Fiat.find(typed.get())
                : Optional.of(PriceChoice.currency(invocation.settings().text(PriceChoice.CURRENCY)));
        if (typed.isPresent() && wanted.isEmpty()) {
            throw invocation.usage("history.bad-currency",
                    Stream.of(Fiat.values()).map(Fiat::name).collect(Collectors.joining(", ")));
        }
        PastCurrency kept = wanted.isPresent()
                ? history.currency(genesis, wanted.get().name())
                : PastCurrency.none();
        if (typed.isPresent() && kept.code().isEmpty()) {
            invocation.remark("history.no-currency", wanted.map(Fiat::name).orElse(""));
        }
        return kept;
    }

    private static Hash32 genesis(LocalHistory history, Network network, Invocation invocation)
            throws TernException {
        Optional<Hash32> known = network.genesis();
        if (known.isEmpty() && network.trust() == Trust.PRACTICE) {
            // a world that was made anew is another chain: the node that runs knows which one counts
            known = PracticeAccess.forCommand(invocation)
                    .network()
                    .control()
                    .running()
                    .flatMap(NodeStatus::genesis)
                    .map(Hash32::parse);
        }
        if (known.isEmpty()) {
            known = history.chain(network.id());
        }
        if (known.isPresent()) {
            return known.get();
        }
        if (network.trust() == Trust.PRACTICE) {
            throw invocation.trouble(Trouble.NOT_FOUND, "activity.no-chain");
        }
        try (ChainClient chain = invocation.connect()) {
            return chain.genesis();
        }
    }

    @Override
    public void close() {
        history.close();
    }
}
