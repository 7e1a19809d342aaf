package tern.app.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.EventReader;
import tern.wallet.chain.Pending;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityReader;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.Sample;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;

/// Finds the blocks in which an account's number of transactions or its balance changed, by halving: where both are the
/// same at two blocks, nothing was sent or received between them. So a year costs a few reads for each transaction
/// instead of millions of blocks.
///
/// What changes neither is not found: stake that another account made over to this one.
final class TransactionSearch {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionSearch.class);

    private final ChainClient client;
    private final HistoryStore store;
    private final AccountId account;
    private final BooleanSupplier cancelled;
    private final Consumer<List<ActivityEntry>> found;
    /// What was read last: the beginning of one gap is mostly the end of the next.
    private Optional<At> last = Optional.empty();

    TransactionSearch(
            ChainClient client,
            HistoryStore store,
            AccountId account,
            BooleanSupplier cancelled,
            Consumer<List<ActivityEntry>> found) {
        this.client = client;
        this.store = store;
        this.account = account;
        this.cancelled = cancelled;
        this.found = found;
    }

    /// What `System.Account` says at a block.
    private record At(BlockRef block, Optional<Value> state) {}

    /// Looks between the samples that are there: their blocks are those whose state the node has. The newest comes first,
    /// since it is what a person looks for.
    ///
    /// @param days how many days back, from the newest sample
    void search(BlockRef newest, int days) throws ChainException, HistoryException {
        List<Sample> samples = new ArrayList<>(store.samples(client.genesis(), account, Instant.EPOCH,
                LocalHistory.END, Duration.ofHours(6)));
        samples.removeIf(sample -> sample.block().number() >= newest.number());
        if (samples.isEmpty()) {
            return;
        }
        Instant from = samples.getLast().time().minus(Duration.ofDays(days));
        BlockRef after = newest;
        for (Sample sample : samples.reversed()) {
            if (cancelled.getAsBoolean() || sample.time().isBefore(from)) {
                return;
            }
            gap(sample.block(), after);
            after = sample.block();
        }
    }

    /// Where all was looked at already, the node is asked nothing.
    private void gap(BlockRef before, BlockRef after) throws ChainException, HistoryException {
        if (!isDone(before, after)) {
            At second = last.isPresent() && last.get().block().equals(after) ? last.get() : at(after);
            At first = at(before);
            last = Optional.of(first);
            between(first, second);
        }
    }

    private boolean isDone(BlockRef before, BlockRef after) throws HistoryException {
        return after.number() <= before.number()
                || store.isWatched(client.genesis(), account, before.number() + 1, after.number());
    }

    private At at(BlockRef block) throws ChainException {
        ChainRead read = client.read(block.hash());
        Pending<Optional<Value>> state = read.storage("System", "Account", Value.of(account.bytes()));
        read.execute();
        return new At(block, state.get());
    }

    private void between(At before, At after) throws ChainException, HistoryException {
        long distance = after.block().number() - before.block().number();
        if (cancelled.getAsBoolean() || before.state().equals(after.state())
                || isDone(before.block(), after.block())) {
            return;
        }
        if (distance == 1) {
            EventReader.Reading reading = client.events()
                    .readContents(before.block().hash(), List.of(after.block()))
                    .getFirst();
            if (reading.content().isEmpty()) {
                // it stays a gap, and is asked for again the next time the past is fetched
                LOG.warn("block {} cannot be read and is left out: {}", after.block().number(),
                        reading.failure().map(why -> why.sentence() + ' ' + why.details().orElse("")).orElse(""));
                return;
            }
            List<ActivityEntry> entries = ActivityReader.read(reading.content().get(), Set.of(account));
            store.addActivity(client.genesis(), client.network().id(), List.of(account), after.block().number(),
                    after.block().number(), entries);
            found.accept(entries);
            return;
        }
        long middle = before.block().number() + distance / 2;
        List<BlockRef> block = client.events().hashes(middle, middle);
        if (block.isEmpty()) {
            return;
        }
        At half = at(block.getFirst());
        between(half, after);
        between(before, half);
    }
}
