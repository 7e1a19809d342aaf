package tern.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tern.app.boot.BootException;
import tern.app.boot.PendingTransactions;
import tern.app.boot.PendingTransactions.Entry;
import tern.wallet.bittensor.Intent;
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
final class PendingSends {

    private final Invocation invocation;
    private final PendingTransactions list;
    private final String genesis;
    private final AccountId account;
    private List<Entry> seen = List.of();
    private List<Entry> open = List.of();

    private PendingSends(Invocation invocation, Hash32 genesis, AccountId account) throws BootException {
        this.invocation = invocation;
        this.list = new PendingTransactions(invocation.folders());
        this.genesis = genesis.toString();
        this.account = account;
    }

    /// Looks for earlier transactions of the account, and on the chain for what became of them. Costs no frame where
    /// there are none.
    static PendingSends find(Invocation invocation, ChainClient chain, AccountId account) throws TernException {
        PendingSends found = new PendingSends(invocation, chain.genesis(), account);
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
        long finalNonce = nonceAt(chain, finalized);
        long bestNonce = Math.max(finalNonce, nonceAt(chain, chain.bestBlock()));
        list.removeIf(entry -> isOurs(entry)
                && (entry.nonce() < finalNonce || entry.death() <= finalized.number()));
        seen = list.of(genesis, account.address());
        open = seen.stream().filter(entry -> entry.nonce() >= bestNonce).toList();
    }

    private long nonceAt(ChainClient chain, BlockRef block) throws ChainException, ScaleException {
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
    Optional<Entry> open() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    }

    /// Notes down what is about to be sent.
    ///
    /// @throws CliException when another Tern has sent something meanwhile
    void sending(SignedExtrinsic signed, String summary) throws TernException {
        Set<String> known = seen.stream().map(Entry::hash).collect(Collectors.toSet());
        Entry entry = new Entry(genesis, account.address(), signed.draft().nonce(), signed.hash().toString(),
                signed.draft().death(), summary);
        if (!list.add(entry, known)) {
            throw invocation.trouble(Trouble.REFUSED, "refuse.pending-other");
        }
    }

    /// Its end is known: it is in a final block, or can no longer get into one. With it its twins of the same number
    /// are settled where it was carried out.
    void settled(SignedExtrinsic signed, boolean included) throws BootException {
        String hash = signed.hash().toString();
        long nonce = signed.draft().nonce();
        list.removeIf(entry -> isOurs(entry)
                && (entry.hash().equals(hash) || (included && entry.nonce() <= nonce)));
    }

    /// What an intent does, in a few words.
    static String summary(Review review, Texts texts) {
        Intent intent = review.plan().intent();
        int netuid = switch (intent) {
            case Intent.AddStake stake -> stake.netuid();
            case Intent.RemoveStake stake -> stake.netuid();
            case Intent.Transfer _,Intent.TransferAll _ -> 0;
        };
        String unit = intent instanceof Intent.RemoveStake && netuid != 0 ? "α" + netuid : Amounts.TAO;
        String amount = Amounts.full(review.amount(), unit);
        Optional<AccountId> recipient = ReviewText.recipient(intent);
        return recipient.isPresent()
                ? texts.get("pending.send", amount, recipient.get().address())
                : texts.get(intent instanceof Intent.AddStake ? "pending.stake-add" : "pending.stake-remove", amount,
                        netuid);
    }
}
