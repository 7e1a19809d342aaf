package tern.app.transact;

import java.util.List;
import java.util.Optional;
import tern.app.boot.PendingTransactions;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.transact.TransactionState.Stage;
import tern.wallet.bittensor.Plan;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Hash32;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// Takes up what was sent before this window was opened, by another one or the command line.
final class Resuming {

    private final TransactionDesk desk;
    private final TransactionDesk.Tools tools;
    private final ChainLine line;
    private final PendingTransactions list;
    private final TransactionBook book;

    Resuming(TransactionDesk desk, TransactionDesk.Tools tools, ChainLine line, PendingTransactions list,
            TransactionBook book) {
        this.desk = desk;
        this.tools = tools;
        this.line = line;
        this.list = list;
        this.book = book;
    }

    /// All that is on the list for the network. Blocks.
    void takeUp(Network network) throws TernException, InterruptedException {
        List<Entry> entries = list.all();
        Optional<Hash32> known = network.genesis();
        if (entries.stream().noneMatch(entry -> known.isEmpty() || isOf(entry, known.get()))) {
            return;
        }
        Hash32 genesis = known.isPresent() ? known.get() : line.client(network).genesis();
        for (Entry entry : entries) {
            if (isOf(entry, genesis)) {
                takeUp(network, entry, TransactException.say("state.taken-up"));
            }
        }
    }

    private static boolean isOf(Entry entry, Hash32 genesis) {
        return entry.genesis().equals(genesis.toString());
    }

    /// One of them; nothing happens where it is followed already.
    ///
    /// @param sentence what is said of it until the chain was looked at
    void takeUp(Network network, Entry entry, Said sentence) throws TernException {
        Hash32 hash = Hash32.parse(entry.hash());
        AccountId account = Ss58.parse(entry.account());
        Optional<Plan> meant = IntentFacts.read(entry.intent(), account,
                new BlockRef(entry.birth(), hash));
        TransactionState state = new TransactionState(hash, network, account,
                tools.names().of(account).map(AddressNames.Named::name).orElse(entry.account()),
                meant.flatMap(plan -> Review.recipient(plan.intent())),
                meant.filter(plan -> Review.unit(plan.intent()).equals(Amounts.TAO)).map(Plan::amount),
                Summaries.of(entry),
                tools.clock().instant(), Stage.PENDING, Optional.empty(), false, Optional.empty(),
                sentence, Optional.empty());
        if (book.add(state)) {
            desk.lookOn(network, entry, meant);
        }
    }
}
