package tern.app.transact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tern.app.boot.BootException;
import tern.app.boot.PendingTransactions;
import tern.app.boot.PendingTransactions.Entry;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Pending;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// Keeps one account from being made to pay twice: what was sent before and may still be carried out is found here, and
/// what follows takes its number, so that the chain carries out at most one of the two.
public final class PendingSends {

    private final PendingTransactions list;
    private final String genesis;
    private final AccountId account;
    private List<Entry> seen = List.of();
    private List<Entry> open = List.of();

    private PendingSends(PendingTransactions list, Hash32 genesis, AccountId account) {
        this.list = list;
        this.genesis = genesis.toString();
        this.account = account;
    }

    /// Looks for earlier transactions of the account, and on the chain for what became of them. Costs no frame where
    /// there are none.
    public static PendingSends find(PendingTransactions list, ChainClient chain, AccountId account)
            throws TernException {
        PendingSends found = new PendingSends(list, chain.genesis(), account);
        found.seen = found.list.of(found.genesis, account.address());
        if (!found.seen.isEmpty()) {
            found.settle(chain);
        }
        return found;
    }

    /// A number that the account has used in a final block belongs to this transaction or to its twin, and a block
    /// behind its last one cannot hold it: settled either way. One that is in a block that may still be undone stays on
    /// the list but stands in nobody's way.
    private void settle(ChainClient chain) throws TernException {
        BlockRef finalized = chain.finalizedBlock();
        long finalNonce = nonceAt(chain, finalized, account);
        long bestNonce = Math.max(finalNonce, nonceAt(chain, chain.bestBlock(), account));
        list.removeIf(entry -> isOurs(entry)
                && (entry.nonce() < finalNonce || entry.death() <= finalized.number()));
        seen = list.of(genesis, account.address());
        open = seen.stream().filter(entry -> entry.nonce() >= bestNonce).toList();
    }

    /// How many transactions of the account are in blocks up to this one.
    static long nonceAt(ChainClient chain, BlockRef block, AccountId account) throws ChainException, ScaleException {
        ChainRead read = chain.read(block.hash());
        Pending<Optional<Value>> pending = read.storage("System", "Account", Value.of(account.bytes()));
        read.execute();
        Optional<Value> found = pending.get();
        return found.isEmpty() ? 0 : found.get().field("nonce").asLong();
    }

    private boolean isOurs(Entry entry) {
        return entry.genesis().equals(genesis) && entry.account().equals(account.address());
    }

    /// The one that may still be carried out; of several the newest.
    public Optional<Entry> open() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    }

    /// Notes down what is about to be sent.
    ///
    /// @return what was noted down
    /// @throws TransactException when another Tern has sent something meanwhile
    public Entry sending(SignedExtrinsic signed, Review review) throws TransactException, BootException {
        Set<String> known = seen.stream().map(Entry::hash).collect(Collectors.toSet());
        Entry entry = entry(genesis, signed, review);
        if (!list.add(entry, known)) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.pending-other");
        }
        return entry;
    }

    /// How a transaction is noted down: the words are for whoever cannot read what it was meant to do.
    static Entry entry(String genesis, SignedExtrinsic signed, Review review) {
        return new Entry(genesis, review.plan().intent().signer().address(), signed.draft().nonce(),
                signed.hash().toString(), signed.draft().birth().number(), signed.draft().death(),
                Summaries.of(review).words(), IntentFacts.write(review));
    }

    /// Its end is known: it is in a final block, or can no longer get into one. With it its twins of the same number
    /// are settled where it was carried out.
    public void settled(SignedExtrinsic signed, boolean included) throws BootException {
        String hash = signed.hash().toString();
        long nonce = signed.draft().nonce();
        list.removeIf(entry -> isOurs(entry)
                && (entry.hash().equals(hash) || (included && entry.nonce() <= nonce)));
    }
}
